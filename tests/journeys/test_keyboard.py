"""A turn at the counter without a mouse."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.house import House, credentials
from tests.simulator.fixture import Simulator


@pytest.mark.timeout(120)
def test_from_the_door_to_a_resolved_answer_by_keys_alone(
    browser: Browser, house: House, phones: Simulator
):
    phones.add_phone("+51900100271", "Zenobia Lazo")
    phones.say("telegram", text="Escríbanme sin ratón", phone="+51900100271")
    context = browser.new_context(base_url=house.base, locale="es-PE")
    page = context.new_page()

    sign_in(page)
    page.get_by_label("Nombre o teléfono").wait_for()
    reach(page, lambda: is_focused(page, "button", "Todas"))
    page.keyboard.press("Enter")
    page.keyboard.press("/")
    page.keyboard.type("Zenobia")
    rows = page.get_by_role("list", name="Conversaciones").get_by_role("link")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Zenobia Lazo")
    page.keyboard.press("Alt+j")
    expect(page.get_by_role("textbox", name="Responder")).to_be_visible()
    page.keyboard.press("Alt+t")
    page.keyboard.press("Alt+l")
    page.keyboard.type("Con gusto, señora Zenobia.")
    page.keyboard.press("Enter")
    said = page.get_by_role("article").filter(has_text="Con gusto")
    expect(said.get_by_role("img", name="Enviado al canal")).to_be_visible()
    page.keyboard.press("Alt+e")

    expect(page.get_by_role("button", name="Reabrir")).to_be_visible()
    context.close()


def sign_in(page: Page) -> None:
    known = credentials("ana")
    page.goto("/login")
    page.get_by_label("Usuario").wait_for()
    reach(page, lambda: is_focused(page, "textbox", "Usuario"))
    page.keyboard.type(str(known["username"]))
    page.keyboard.press("Tab")
    page.keyboard.type(str(known["password"]))
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/login" not in url)


def reach(page: Page, there: Callable[[], bool]) -> None:
    """Press Tab until the wanted thing has the focus."""
    for _ in range(30):
        if there():
            return
        page.keyboard.press("Tab")
    raise AssertionError("Tab never gets there")


def is_focused(page: Page, role: str, name: str) -> bool:
    found = page.get_by_role(role, name=name)  # type: ignore[arg-type]
    return bool(found.evaluate("element => element === document.activeElement"))
