"""Staff chat in three browsers: two desks and a phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.house import House

SitDown = Callable[..., Page]
GROUP = "Turno noche"


@pytest.mark.timeout(120)
def test_a_pair_talks_from_the_page_and_from_the_dock(sit_down: SitDown):
    ana, luis = sit_down("ana"), sit_down("luis")
    to_team(ana)
    ana.get_by_role("button", name="Gente").click()
    ana.get_by_role("button", name="Luis Ramos").click()

    say(ana, "¿Cierras tú hoy?")

    luis.keyboard.press("Alt+c")
    dock = luis.get_by_role("region", name="Chat del equipo")
    talk = dock.get_by_role("button", name="Ana Torres")
    expect(talk.locator('[data-badge="unread"]')).to_be_visible()
    talk.click()
    expect(dock.get_by_text("¿Cierras tú hoy?").last).to_be_visible()
    box = dock.get_by_role("textbox", name="Responder")
    box.press_sequentially("Sí, yo cierro")
    expect(ana.get_by_text("Luis Ramos está escribiendo").first).to_be_visible()
    box.press("Enter")

    expect(thread(ana).get_by_text("Sí, yo cierro")).to_be_visible()
    dock.get_by_role("button", name="Volver a la lista").click()
    expect(talk).to_contain_text("Sí, yo cierro")
    expect(talk.locator('[data-badge="unread"]')).to_be_hidden()


@pytest.mark.timeout(120)
def test_a_group_names_pins_and_edits_and_lets_somebody_out(sit_down: SitDown, house: House):
    ana, luis = sit_down("ana"), sit_down("luis")
    carla = sit_down("carla", width=360, height=740)
    for page in (ana, luis, carla):
        to_team(page)

    found_group(ana, GROUP, "Luis Ramos", "Carla Vega")
    say(ana, "@carla trae la libreta azulina")

    expect(badge_of(luis, "unread")).to_be_visible()
    expect(badge_of(luis, "mentions")).to_be_hidden()
    expect(badge_of(carla, "mentions")).to_be_visible()
    row(carla).click()
    expect(thread(carla).get_by_text("libreta azulina")).to_be_visible()

    say(carla, "Lo dejo en caja a las 9")
    change(carla, "a las 9", "Lo dejo en caja a las 10")
    row(luis).click()
    expect(thread(luis).get_by_text("Lo dejo en caja a las 10")).to_be_visible()
    expect(thread(luis).get_by_text("editado")).to_be_visible()
    menu(luis, "a las 10").get_by_role("menuitem", name="Fijar arriba").click()
    expect(ana.get_by_role("button", name=re.compile("^Fijado.*a las 10"))).to_be_visible()

    kept = carla.url
    let_out(ana, "Carla Vega")

    expect(carla.get_by_text(f"Ya no estás en «{GROUP}»")).to_be_visible()
    expect(row(carla)).to_have_count(0)
    carla.goto(kept)
    expect(carla.get_by_text("No encontramos esta conversación")).to_be_visible()
    carla.goto("/search?q=azulina")
    expect(carla.get_by_text("Nada coincide")).to_be_visible()
    assert readable(house, "luis", kept) == 200
    assert readable(house, "carla", kept) == 404


def to_team(page: Page) -> None:
    entry(page).click()
    expect(page.get_by_role("heading", name="Equipo", exact=True)).to_be_visible()


def entry(page: Page) -> Locator:
    return page.get_by_role("navigation").get_by_role("link", name="Equipo")


def found_group(page: Page, title: str, *people: str) -> None:
    page.get_by_role("button", name="Nueva conversación").first.click()
    page.get_by_role("menuitem", name="Crear un grupo").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Nombre del grupo").fill(title)
    for person in people:
        dialog.get_by_label("Buscar por nombre").fill(person)
        dialog.get_by_role("checkbox", name=person).check()
    dialog.get_by_role("button", name="Crear grupo con 2 personas").click()
    expect(page.get_by_role("heading", name=title).first).to_be_visible()


def say(page: Page, words: str) -> None:
    page.get_by_role("textbox", name="Responder").fill(words)
    page.get_by_role("button", name="Enviar", exact=True).click()


def thread(page: Page) -> Locator:
    return page.get_by_role("log")


def row(page: Page) -> Locator:
    return page.get_by_role("link").filter(has_text=GROUP)


def badge_of(page: Page, kind: str) -> Locator:
    return row(page).locator(f'[data-badge="{kind}"]')


def menu(page: Page, words: str) -> Page:
    bubble = thread(page).locator("[data-number]").filter(has_text=words)
    bubble.hover()
    bubble.get_by_role("button", name="Más sobre este mensaje").click()
    return page


def change(page: Page, words: str, text: str) -> None:
    menu(page, words).get_by_role("menuitem", name="Editar", exact=True).click()
    box = page.get_by_role("textbox", name="Editar el mensaje")
    box.fill(text)
    box.press("Enter")


def let_out(page: Page, name: str) -> None:
    shown = page.get_by_role("button", name=re.compile("^(Mostrar|Ocultar) detalles"))
    if "Mostrar" in str(shown.get_attribute("aria-label")):
        shown.click()
    page.get_by_role("button", name=f"Sobre {name}").click()
    page.get_by_role("menuitem", name="Sacar del grupo").click()
    page.get_by_role("menuitem", name="¿Sacar? Toca otra vez").click()
    expect(page.get_by_text(f"{name} ya no está en el grupo")).to_be_visible()


def readable(house: House, username: str, address: str) -> int:
    client = house.api(username)
    answer = client.get(f"/conversations/{address.rsplit('/', 1)[-1]}/messages/")
    client.close()
    return answer.status_code
