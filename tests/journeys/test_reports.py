"""What steers the business: reports, the pages behind their figures, files, goals, and the wall."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_accessibility import axe, walk
from tests.simulator.fixture import Simulator

__all__ = ["axe"]
SitDown = Callable[..., Page]
CHANNEL = "whatsapp_cloud"
MARK = uuid4().hex[:5]
PHONE, NAME = f"+5190030{int(MARK, 16) % 10_000:04d}", f"Hipólito {MARK}"


@pytest.mark.timeout(300)
def test_a_figure_leads_to_what_it_counts_and_into_a_file(sit_down: SitDown, axe: str):
    page = sit_down("admin")
    page.goto("/reports")
    page.get_by_role("region", name="Servicio").get_by_role(
        "link", name="Órdenes de servicio"
    ).click()
    expect(page.get_by_role("heading", name="Órdenes de servicio")).to_be_visible()
    month = days_of(page)

    page.get_by_text("7 días", exact=True).click()
    expect(page.get_by_text(month)).to_have_count(0)
    expect(page.get_by_text("comparado con")).to_have_count(0)
    page.get_by_role("switch", name="Comparar").click()
    expect(page.get_by_text("comparado con")).to_be_visible()
    page.get_by_text("30 días", exact=True).click()
    expect(page.get_by_text(month)).to_be_visible()

    done = tile(page, "Terminadas")
    expect(done.get_by_text(re.compile("^antes"))).to_be_visible()
    count = done.get_by_role("strong").inner_text()
    assert exported(page)["Terminadas"] == count

    done.get_by_role("link").click()
    expect(page).to_have_url(re.compile("/orders"))
    expect(page.get_by_role("link", name=re.compile("^OS-")).first).to_be_visible()

    paths = ["/reports", "/reports/orders?compare=true", "/reports/runs"]
    assert walk(page, axe, paths) == []


@pytest.mark.timeout(300)
def test_a_goal_marks_its_figure(sit_down: SitDown, axe: str):
    page = sit_down("admin")
    page.goto("/reports/goals")
    page.get_by_role("button", name="Nueva meta").click()
    form = page.get_by_role("dialog", name="Nueva meta")
    form.get_by_role("button", name="Guardar").click()
    expect(form.get_by_text("Falta.").first).to_be_visible()

    form.get_by_role("combobox", name="Reporte").click()
    page.get_by_role("option", name="Órdenes de servicio").click()
    form.get_by_role("combobox", name="Cifra").click()
    page.get_by_role("option", name="Terminadas").click()
    form.get_by_role("combobox", name="Periodo").click()
    page.get_by_role("option", name="30 días").click()
    form.get_by_role("textbox", name="Meta", exact=True).fill("9000")
    form.get_by_role("textbox", name="Cerca desde").fill("8000")
    form.get_by_role("button", name="Guardar").click()
    expect(form).to_have_count(0)

    mine = page.get_by_role("listitem").filter(has_text="Órdenes de servicio")
    expect(mine.get_by_text("Lejos")).to_be_visible()
    mine.get_by_role("link", name="Terminadas").click()
    expect(tile(page, "Terminadas").get_by_text("Lejos")).to_be_visible()

    assert walk(page, axe, ["/reports/goals"]) == []
    takes_back(page)


def takes_back(page: Page) -> None:
    """Drop the goal: others of this house count on none."""
    page.get_by_role("button", name="Cambiar la meta de Terminadas").click()
    form = page.get_by_role("dialog", name="Cambiar la meta")
    form.get_by_role("button", name="Quitar la meta").click()
    page.get_by_role("button", name="Quitar la meta").last.click()
    expect(page.get_by_role("button", name="Cambiar la meta de Terminadas")).to_have_count(0)


@pytest.mark.timeout(300)
def test_the_wall_shows_who_began_to_wait(sit_down: SitDown, phones: Simulator, axe: str):
    page = sit_down("admin")
    page.goto("/reports")
    page.get_by_role("link", name="Tablero en vivo").click()
    waiting = page.get_by_text("Esperan respuesta").locator("xpath=following-sibling::dd")
    expect(waiting).to_have_text(re.compile(r"^\d+$"))
    before = int(waiting.inner_text())

    phones.add_phone(PHONE, NAME)
    phones.say(CHANNEL, text="Buenas, ¿hay alguien?", phone=PHONE)

    expect(waiting).to_have_text(str(before + 1))
    assert walk(page, axe, ["/reports/wallboard"]) == []


def days_of(page: Page) -> str:
    """Return from when to when a report says it is."""
    text = page.get_by_text(re.compile(r"^Del \d")).inner_text()
    return text.partition(" · ")[0]


def tile(page: Page, label: str):
    named = page.get_by_text(label, exact=True)
    return page.get_by_role("listitem").filter(has=named).first


def exported(page: Page) -> dict[str, str]:
    """Take what is seen as a CSV file; return its figures by their labels."""
    page.get_by_role("button", name="Exportar").click()
    with page.expect_download() as taken:
        page.get_by_role("menuitem", name="CSV").click()
    text = Path(taken.value.path()).read_text(encoding="utf-8-sig")
    return {row[0]: row[1] for row in csv.reader(io.StringIO(text)) if len(row) > 1}
