"""A customer chooses an area, whoever is there gets it, and whoever goes away gives it back."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.caller import Caller
from tests.house import House, credentials
from tests.journeys.inbox import look_for
from tests.patience import wait
from tests.simulator.fixture import Simulator

SitDown = Callable[..., Page]
PHONE, NAME = "+51900100771", "Maruja Huamán"


@pytest.mark.timeout(300)
def test_a_choice_finds_somebody_and_away_gives_it_to_the_other(
    house: House, phones: Simulator, sit_down: SitDown
):
    admin = Caller(house.base, "admin", str(credentials("admin")["password"]))
    teams = {each["name"]: each for each in admin.get("/teams/")["results"]}
    ana, luis = sit_down("ana"), sit_down("luis")
    people = {each["username"]: each["id"] for each in admin.get("/takers/")["people"]}
    both = [people["ana"], people["luis"]]
    admin("PATCH", f"/teams/{teams['Soporte']['id']}/", {"members": both}, status=200)
    for person in both:  # whatever they carry by now, one more has room
        admin("PUT", f"/seats/{person}/", {"capacity": 100}, status=200)
    channel = asks_for_the_area(admin, teams)
    try:
        phones.add_phone(PHONE, NAME)
        phones.say("telegram", text="Buenas, mi selladora no prende", phone=PHONE)
        wait(lambda: heard(phones, "¿Con qué área"), what="the menu", seconds=40)
        phones.say("telegram", text="2", phone=PHONE)
        wait(
            lambda: heard(phones, "Le atiende Soporte"), what="the words of the choice", seconds=40
        )

        first, other = who_has_it(ana, luis)
        go_away(first)

        expect(row(other)).to_be_visible()
        row(other).click()
        expect(other.get_by_text("se ausentó y la devolvió a la cola").first).to_be_visible()
    finally:
        admin("DELETE", f"/receptions/{channel}/", status=204)
        admin.http.close()
        for page in (ana, luis):
            come_back(page)


def asks_for_the_area(admin: Caller, teams: dict[str, Any]) -> str:
    """Let the Telegram channel ask, and return its id."""
    channels = admin.get("/channels/")["results"]
    channel = next(each for each in channels if each["kind"] == "telegram")
    options = [
        {"id": name.lower(), "title": name, "team": teams[name]["id"], "text": f"Le atiende {name}"}
        for name in ("Ventas", "Soporte")
    ]
    menu = {"question": "¿Con qué área desea hablar?", "options": options}
    body = {"asks": True, "menu": menu}
    admin("PUT", f"/receptions/{channel['id']}/", body, status=200)
    return str(channel["id"])


def row(page: Page) -> Any:
    return page.get_by_role("link").filter(has_text=NAME)


def who_has_it(one: Page, other: Page) -> tuple[Page, Page]:
    """Return the page in whose own view the conversation has turned up, and the other."""
    mine, theirs = look_for(one, NAME, "Mías"), look_for(other, NAME, "Mías")
    wait(lambda: mine.count() + theirs.count() == 1, what="somebody who has it", seconds=40)
    return (one, other) if mine.count() else (other, one)


def go_away(page: Page) -> None:
    page.get_by_role("button", name="Tu cuenta").click()
    page.get_by_role("menuitemradio", name="Ausente").click()
    page.get_by_role("button", name="Devolver a la cola").click()
    expect(page.get_by_text("Devolviste").first).to_be_visible()


def come_back(page: Page) -> None:
    page.get_by_role("button", name="Tu cuenta").click()
    page.get_by_role("menuitemradio", name="Disponible").click()


def heard(phones: Simulator, words: str) -> bool:
    """Whether the customer's Telegram shows this."""
    chat = phones.chat(phones.account("telegram"), PHONE)
    return any(words in (bubble.get("text") or "") for bubble in chat)
