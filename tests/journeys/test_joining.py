"""A customer who has an account is invited by a company, and joins with it: in browsers."""

import re
from contextlib import closing
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.house import House


@pytest.fixture
def sol(house: House) -> str:
    """A company that Rosa administers."""
    name = f"Ferretería Sol Naciente {uuid4().hex[:5]}"
    with closing(house.api("ana")) as ana:
        form = {"name": name, "kind": "company", "document_number": "20512345671"}
        made = ana.post("/customers/", json=form, headers={"Idempotency-Key": uuid4().hex})
        assert made.status_code == 201, made.text
        found = ana.get("/customers/", params={"q": "Rosa", "portal": "true"}).json()["results"]
        [rosa] = [each for each in found if each["name"] == "Rosa Quispe"]
        contact = {"person": rosa["id"], "role": "Gerente", "is_admin": True}
        added = ana.post(f"/customers/{made.json()['id']}/contacts/", json=contact)
        assert added.status_code == 201, added.text
    return name


@pytest.mark.timeout(240)
def test_jorge_joins_with_the_account_he_has(sit_down, browser: Browser, house, sol):
    rosa = sit_down("rosa", width=360, height=760)
    old, fresh = invited(rosa, sol)

    context = browser.new_context(base_url=house.base, locale="es-PE")
    page = context.new_page()
    page.goto(old)
    expect(page.get_by_text("Esta invitación ya no vale")).to_be_visible()
    page.goto(fresh)
    page.get_by_role("link", name=re.compile("Ya tengo cuenta")).click()
    page.get_by_role("button", name="Ingresar").wait_for()  # both pages ask for a "Usuario"
    page.get_by_label("Usuario").fill("jorge")
    page.get_by_label("Contraseña", exact=True).fill("demo-hub-2026")
    page.get_by_role("button", name="Ingresar").click()
    page.wait_for_url("**/invitation/**")
    expect(page.get_by_role("heading", name=re.compile("Unirte como Jorge"))).to_be_visible()
    expect(page.get_by_text("verá tu nombre")).to_be_visible()
    page.get_by_role("button", name="Unirme con esta cuenta").click()
    page.wait_for_url("**/portal**")
    page.goto("/portal/company")
    expect(page.get_by_role("heading", name=sol)).to_be_visible()
    page.goto(fresh)
    expect(page.get_by_text("Esta invitación ya no vale")).to_be_visible()
    context.close()


def invited(rosa: Page, company: str) -> tuple[str, str]:
    """Invite a colleague, and give them another link: return the dead one and the living."""
    rosa.goto("/portal/company")
    head = rosa.locator("header").filter(has_text=company)
    head.get_by_role("button", name="Invitar").click()
    form = rosa.get_by_role("dialog")
    form.get_by_label("Nombre y apellido").fill("Jorge S.")
    form.get_by_label("Correo").fill("jorge.s@example.com")
    form.get_by_role("button", name="Invitar").click()
    old = rosa.get_by_label("Enlace de invitación").input_value()
    rosa.get_by_role("dialog").get_by_role("button", name="Cerrar").last.click()
    rosa.get_by_role("button", name="Enlace nuevo para Jorge S.").click()
    expect(rosa.get_by_role("dialog")).to_contain_text("el anterior ya no vale")
    fresh = rosa.get_by_label("Enlace de invitación").input_value()
    rosa.get_by_role("dialog").get_by_role("button", name="Cerrar").last.click()
    assert old != fresh
    return old, fresh
