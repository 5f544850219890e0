"""Questions with buttons, places, albums and signs, between a browser and a phone."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.inbox import look_for
from tests.patience import wait
from tests.simulator.fixture import Simulator

SitDown = Callable[..., Page]
CHANNEL, PHONE, NAME = "telegram", "+51900100305", "Saúl Ccopa"


@pytest.mark.timeout(120)
def test_a_question_is_pressed_and_a_place_goes_out(phones: Simulator, sit_down: SitDown):
    ana = talking(phones, sit_down("ana"), "Buenas, ¿me ayudan?")

    box(ana).press_sequentially("¿Cuándo lo visitamos?")
    wait(lambda: called(phones, "sendchataction"), what="the sign of writing")
    plus(ana, "Pregunta con opciones")
    form = ana.get_by_role("dialog")
    expect(form.get_by_label("Pregunta", exact=True)).to_have_value("¿Cuándo lo visitamos?")
    form.get_by_label("Opción 1", exact=True).fill("El lunes")
    form.get_by_label("Opción 2", exact=True).fill("El martes")
    form.get_by_role("button", name="Enviar").click()
    expect(last(ana).get_by_role("list", name="Opciones que se ofrecieron")).to_contain_text(
        "El martes"
    )
    expect(box(ana)).to_have_value("")

    asked = wait(lambda: [each for each in ours(phones) if each["buttons"]], what="buttons")[-1]
    press = asked["buttons"][1]
    phones.say(
        CHANNEL, kind="button", text=press["title"], phone=PHONE,
        reply_to=asked["id"], data={"payload": press["data"]},
    )  # fmt: skip
    expect(last(ana).get_by_role("img", name="Eligió")).to_be_visible()
    expect(last(ana)).to_contain_text("El martes")
    expect(last(ana).get_by_role("button", name="Ana Torres")).to_contain_text("¿Cuándo")

    plus(ana, "Ubicación")
    form = ana.get_by_role("dialog")
    form.get_by_label("Dónde").fill("https://maps.google.com/?q=-12.0464,-77.0428")
    form.get_by_label("Nombre del lugar").fill("Taller")
    form.get_by_role("button", name="Enviar").click()
    placed = wait(lambda: [e for e in ours(phones) if e["kind"] == "location"], what="the place")
    assert placed[-1]["data"]["latitude"] == pytest.approx(-12.0464)
    expect(last(ana)).to_contain_text("Taller")


@pytest.mark.timeout(120)
def test_an_album_is_one_grid_and_a_live_location_moves(phones: Simulator, sit_down: SitDown):
    ana = talking(phones, sit_down("ana", width=360, height=740), "Le mando fotos")

    phones.say(CHANNEL, kind="album", text="La obra", phone=PHONE, media=[{}, {}, {}])
    album = ana.get_by_role("region", name="Álbum de 3")
    expect(album.get_by_role("button")).to_have_count(3)
    expect(thread(ana).get_by_text("La obra")).to_be_visible()

    live = phones.say(CHANNEL, kind="live", phone=PHONE).id
    place = thread(ana).get_by_role("article").filter(has_text="Ubicación")
    expect(place).to_contain_text("En vivo hasta")
    moved = {"latitude": -12.5, "longitude": -77.5}
    phones.say(CHANNEL, kind="move", phone=PHONE, reply_to=live, data=moved)
    expect(place).to_contain_text("-12.50000, -77.50000")
    phones.say(CHANNEL, kind="move", phone=PHONE, reply_to=live, data={"end": True})
    expect(place).to_contain_text("Ubicación en vivo terminada")

    wide = ana.evaluate("document.documentElement.scrollWidth")
    assert wide <= 360


def talking(phones: Simulator, page: Page, words: str) -> Page:
    """Somebody new writes and Ana opens what they wrote."""
    phones.add_phone(PHONE, NAME)
    row = look_for(page, NAME)
    phones.say(CHANNEL, text=words, phone=PHONE)
    row.filter(has_text=words).click()
    return page


def box(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Responder")


def plus(page: Page, name: str) -> None:
    page.get_by_role("button", name="Enviar algo más").click()
    page.get_by_role("menuitem", name=name).click()


def thread(page: Page) -> Locator:
    return page.get_by_role("log", name="Conversación")


def last(page: Page) -> Locator:
    return thread(page).get_by_role("article").last


def ours(phones: Simulator) -> list[dict[str, Any]]:
    bubbles = phones.chat(phones.account(CHANNEL), PHONE)
    return [each for each in bubbles if each["author"] == "hub"]


def called(phones: Simulator, operation: str) -> list[dict[str, Any]]:
    log = phones.log(direction="api", account=phones.account(CHANNEL))
    return [each for each in log if each["operation"].lower() == operation]
