"""One line of an issued bill is taken back by a credit note; the rest stays owed."""

import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.house import House
from tests.journeys.office import did
from tests.journeys.test_accessibility import axe, walk

__all__ = ["axe"]


@pytest.mark.timeout(240)
def test_one_line_is_taken_back_and_the_rest_is_owed(sit_down, house: House, axe: str):
    number, invoice = did(house, "owed = bill(118, 59)\nprint(owed.label, owed.id)")[-2:]
    rosa = sit_down("rosa", width=360, height=740)
    rosa.goto(f"/portal/invoices/{invoice}")
    expect(rosa.get_by_text("S/ 177.00").first).to_be_visible()
    carla = sit_down("carla")

    carla.goto(f"/invoices/{invoice}")
    drafts(carla, "59")
    expect(carla.get_by_role("button", name="Emitir")).to_have_count(0)  # an admin does
    note = carla.url.rpartition("/")[2]
    boss = sit_down("admin")
    boss.goto(f"/credit-notes/{note}")
    boss.get_by_role("button", name="Emitir", exact=True).click()
    boss.get_by_role("button", name="Sí, emitir").click()
    expect(boss.get_by_text("Emitida", exact=True)).to_be_visible()
    label = boss.get_by_role("heading", level=1).inner_text()

    assert label in printed(boss)
    expect(carla.get_by_role("heading", level=1)).to_have_text(label)
    carla.get_by_role("link", name=number).click()
    expect(carla.get_by_text("Con nota de crédito")).to_be_visible()
    expect(carla.get_by_role("link", name=label)).to_be_visible()
    expect(carla.get_by_text("Saldo").first).to_contain_text("S/ 118.00")
    expect(rosa.get_by_text("S/ 118.00").first).to_be_visible()
    assert walk(carla, axe, [f"/invoices/{invoice}", f"/credit-notes/{note}"]) == []
    assert walk(rosa, axe, [f"/portal/invoices/{invoice}"]) == []


def drafts(page: Page, amount: str) -> None:
    """Take all of the second line back; nothing at all is refused first."""
    page.get_by_role("main").get_by_role("button", name="Más").click()
    page.get_by_role("menuitem", name="Nota de crédito").click()
    form = page.get_by_role("dialog", name="Nota de crédito")
    form.get_by_text("Importes").click()
    form.get_by_role("button", name="Crear borrador").click()
    expect(form.get_by_text("Escribe cuánto se devuelve")).to_be_visible()
    form.get_by_label("De «Trabajo 2»").fill(amount)
    form.get_by_role("button", name="Crear borrador").click()
    page.wait_for_url("**/credit-notes/*")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Borrador · Nota de crédito")


def printed(page: Page) -> str:
    with page.expect_download() as coming:
        page.get_by_role("button", name="PDF").click()
    return PdfReader(io.BytesIO(Path(coming.value.path()).read_bytes())).pages[0].extract_text()
