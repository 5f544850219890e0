"""The whole of billing in one conversation: quoted, accepted, invoiced and paid in two parts."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.inbox import look_for
from tests.patience import wait
from tests.simulator.fixture import Simulator

SitDown = Callable[..., Page]
PHONE, NAME = "+51900100241", "Wilfredo Choque"
MOST_CLICKS = 12
# Return in a form is no click, though browsers say so: only a pointer has a count.
COUNTING = """
addEventListener('click', event => {
  if (event.isTrusted && event.detail > 0)
    sessionStorage.clicks = Number(sessionStorage.clicks ?? 0) + 1
}, true)
"""


@pytest.fixture
def customers_phone(browser: Browser) -> Iterator[Page]:
    """A telephone nobody has signed in on."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="es-PE")
    yield context.new_page()
    context.close()


@pytest.mark.timeout(240)
def test_from_an_answered_question_to_the_last_payment_in_a_dozen_clicks(
    phones: Simulator, sit_down: SitDown, customers_phone: Page
):
    phones.add_phone(PHONE, NAME)
    ana, carla = sit_down("ana"), sit_down("carla")  # who answers, and who issues and takes money
    row, hers = look_for(ana, NAME, "Sin asignar"), look_for(carla, NAME)
    phones.say("whatsapp_cloud", text="¿Cuánto cuesta el mantenimiento?", phone=PHONE)
    row.click()
    answers(ana, "Con gusto, se la cotizo ahora mismo.")
    for page in (ana, carla):  # from the answered conversation on every click counts
        page.add_init_script(COUNTING)
        page.evaluate(COUNTING)

    quotes(ana, "Mantenimiento de bomba", price="100")
    accepts(customers_phone, link_told(phones), NAME)
    cards = ana.get_by_role("article")
    cards.get_by_role("button", name="Facturar").click()
    hers.click()
    issues(carla)
    pays(carla, "50")
    expect(carla.get_by_text("Pago parcial").first).to_be_visible()
    expect(cards.get_by_text("Pago parcial").first).to_be_visible()
    expect(cards.get_by_text("S/ 68.00").first).to_be_visible()
    pays(carla)
    expect(carla.get_by_text("Pagada", exact=True).first).to_be_visible()

    expect(cards.get_by_text("Pagada", exact=True).first).to_be_visible()
    expect(cards.get_by_role("button", name="Facturar")).to_have_count(0)
    assert clicks(ana) + clicks(carla) <= MOST_CLICKS


def clicks(page: Page) -> int:
    return int(page.evaluate("sessionStorage.clicks ?? 0"))


def answers(page: Page, words: str) -> None:
    box = page.get_by_role("textbox", name="Responder")
    box.fill(words)
    box.press("Enter")
    expect(page.get_by_text(words).last).to_be_visible()


def quotes(page: Page, what: str, price: str) -> None:
    page.get_by_role("textbox", name="Responder").fill("/cotizar")
    page.get_by_role("option", name="/cotizar").click()
    page.get_by_role("button", name="Línea a mano").click()
    page.get_by_label("Descripción").fill(what)
    page.get_by_label("Precio").fill(price)
    page.get_by_role("button", name="Cotizar", exact=True).click()
    expect(page.get_by_role("article").get_by_role("link", name="Abrir")).to_be_visible()


def link_told(phones: Simulator) -> str:
    """Return the link the customer was sent of the quote."""

    def told() -> str:
        account = phones.account("whatsapp_cloud")
        words = " ".join(bubble.get("text") or "" for bubble in phones.chat(account, PHONE))
        found = re.findall(r"https?://\S+/p/[\w-]+", words)
        return found[-1] if found else ""

    return wait(told, what="the quote's link")


def accepts(phone: Page, link: str, name: str) -> None:
    phone.goto(link)
    phone.get_by_role("button", name="Aceptar cotización").click()
    phone.get_by_label("Nombre y apellidos").fill(name)
    phone.get_by_role("button", name="Sí, acepto").click()
    expect(phone.get_by_text("Registramos su aceptación")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def issues(page: Page) -> None:
    """Issue the drafted invoice and open it, at its card."""
    cards = page.get_by_role("article")
    cards.get_by_role("button", name="Emitir").click()
    cards.get_by_role("button", name="Sí, emitir y avisar").click()
    cards.get_by_role("link", name="Ver factura").click()


def pays(page: Page, amount: str = "") -> None:
    """Take a part of what is owed at the counter, or all that is left of it."""
    page.get_by_role("button", name="Registrar pago").click()
    form = page.get_by_role("dialog", name="Registrar pago")
    if amount:
        form.get_by_label("Monto").fill(amount)
    form.get_by_role("button", name="Registrar pago").click()
    expect(form).to_be_hidden()
