"""A file of customers comes in, two turn out to be one, and one turns out to be nobody."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.house import House

SitDown = Callable[..., Page]


@pytest.mark.timeout(180)
def test_a_file_comes_in_and_two_who_are_one_are_joined_and_parted(
    sit_down: SitDown, house: House, tmp_path: Path
):
    mail = f"{uuid4().hex[:8]}@correo.pe"
    table = tmp_path / "clientes.csv"
    rows = [f"Elvira Poma;;{mail}", f"Elvira P. de Rojas;41236599;{mail}", ";;malo"]
    table.write_text("\n".join(["Nombre;DNI;Correo", *rows]), encoding="cp1252")
    ana = sit_down("ana")
    ana.goto("/customers")
    ana.get_by_role("link", name="Importar").click()
    ana.locator("input[type=file]").set_input_files(table)

    expect(ana.get_by_role("combobox", name="DNI")).to_have_value("Documento")
    seen = ana.get_by_role("table")
    expect(seen.get_by_text("Nuevo")).to_have_count(2)
    expect(seen.get_by_text("Correo: no es un correo")).to_be_visible()
    ana.get_by_role("button", name="Importar 3 filas").click()
    expect(ana.get_by_text("Importación terminada.")).to_be_visible()
    with ana.expect_download() as refused:
        ana.get_by_role("button", name="Descargar filas rechazadas").click()
    assert "no es un correo" in Path(refused.value.path()).read_text()

    ana.get_by_role("link", name="Ver clientes").click()
    join = ana.get_by_role("button", name="Unir a Elvira")
    _until_found(ana, "/customers/duplicates", join)
    # Both came within the same moment: either may be the one that is kept.
    kept, given = (join.get_attribute("aria-label") or "").removeprefix("Unir a ").split(" con ")
    join.click()
    dialog = ana.get_by_role("dialog", name="Unir dos clientes")
    dialog.get_by_label(f"Nombre: {given}").check()
    dialog.get_by_role("button", name="Unir").click()
    expect(ana.get_by_role("heading", level=1, name=given)).to_be_visible()
    ana.get_by_role("tab", name="Datos").click()
    expect(ana.get_by_text("•••••599")).to_be_visible()
    ana.get_by_role("button", name="Mostrar").click()
    asked = ana.get_by_role("dialog", name=f"Documento de {given}")
    asked.get_by_label("Para qué lo necesitas").fill("Recoge su pedido")
    asked.get_by_role("button", name="Mostrar").click()
    expect(ana.get_by_text("41236599")).to_be_visible()

    ana.get_by_role("button", name="Deshacer", exact=True).click()
    expect(ana.get_by_text("volvió a ser un cliente aparte")).to_be_visible()
    expect(ana.get_by_role("heading", level=1, name=kept)).to_be_visible()


@pytest.mark.timeout(180)
def test_spam_leaves_the_inbox_and_comes_back(sit_down: SitDown):
    ana = sit_down("ana")
    ana.goto("/inbox?view=all")
    row = ana.locator("[data-conversation]").first
    row.wait_for()
    name = row.get_attribute("data-conversation")
    row.click()
    ana.get_by_role("button", name="Más sobre esta conversación").click()
    ana.get_by_role("menuitem", name="Marcar como spam").click()
    expect(ana.get_by_text("marcó la conversación como spam")).to_be_visible()
    expect(ana.locator(f"[data-conversation='{name}']")).to_have_count(0)

    ana.goto(f"/inbox/{name}?view=all&state=spam")
    expect(ana.locator(f"[data-conversation='{name}']")).to_be_visible()
    with ana.expect_download() as page:
        ana.get_by_role("button", name="Más sobre esta conversación").click()
        ana.get_by_role("menuitem", name="Para imprimir", exact=True).click()
    assert "<!doctype html>" in Path(page.value.path()).read_text()
    ana.get_by_role("button", name="Más sobre esta conversación").click()
    ana.get_by_role("menuitem", name="No es spam").click()
    expect(ana.get_by_text("la sacó de spam")).to_be_visible()


@pytest.mark.timeout(180)
@pytest.mark.parametrize("width", [1440, 360])
def test_the_list_shows_the_columns_one_chooses_and_remembers_them(sit_down: SitDown, width: int):
    ana = sit_down("ana", width=width, height=800)
    ana.goto("/customers?q=Rosa")
    seen = ana.get_by_text("rosa@demo.invalid").first
    expect(seen).to_be_visible()
    chooser = ana.get_by_role("button", name="Columnas")
    chooser.focus()
    ana.keyboard.press("Enter")
    mail = ana.get_by_role("menuitemcheckbox", name="Correo")
    expect(mail).to_be_checked()
    mail.press("Enter")
    expect(mail).not_to_be_checked()
    ana.keyboard.press("Escape")
    expect(ana.get_by_text("rosa@demo.invalid")).to_have_count(0)

    ana.reload()
    expect(ana.get_by_role("link", name="Rosa Quispe").first).to_be_visible()
    expect(ana.get_by_text("rosa@demo.invalid")).to_have_count(0)
    wide = ana.evaluate("document.documentElement.scrollWidth")
    assert wide <= width, "nothing hangs over the edge"
    if width > 768:
        ana.get_by_role("button", name="Nombre", exact=True).click()
        expect(ana.get_by_role("columnheader", name="Nombre")).to_have_attribute(
            "aria-sort", "ascending"
        )
        assert "sort=name" in ana.url


def _until_found(page: Page, path: str, wanted: object) -> None:
    """Open a page again until the house's sweep has found what it shows."""
    for _ in range(10):
        page.goto(path)
        page.get_by_role("heading", level=1).wait_for()
        try:
            expect(wanted).to_be_visible(timeout=3_000)
            return
        except AssertionError:
            continue
    expect(wanted).to_be_visible()
