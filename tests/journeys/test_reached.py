"""People are reached while they look elsewhere: on the desktop, with the tab closed, offline."""

import json
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.house import House
from tests.patience import wait
from tests.simulator.fixture import Simulator

SitDown = Callable[..., Page]
SHOWN = """async () => {
    const worker = await navigator.serviceWorker.ready
    return (await worker.getNotifications()).map(note => note.body)
}"""
LOOK_AWAY = """() => {
    document.hasFocus = () => false
    window.dispatchEvent(new Event('blur'))
}"""
COME_BACK = """() => {
    delete document.hasFocus
    window.dispatchEvent(new Event('focus'))
}"""
PRESS = """async () => {
    const [notification] = await self.registration.getNotifications()
    self.dispatchEvent(new NotificationEvent('notificationclick', { notification }))
}"""


@pytest.fixture
def luis(house: House) -> Iterator[httpx.Client]:
    client = house.api("luis")
    yield client
    client.close()


@pytest.fixture
def talk(luis: httpx.Client, house: House) -> str:
    """The conversation of Luis and Ana, as a path."""
    ana = house.api("ana")
    me = ana.get("/me/").json()["id"]
    ana.close()
    made = luis.post("/conversations/", json={"kind": "direct", "members": [me]})
    return f"/team/{made.json()['id']}"


@pytest.fixture
def page(sit_down: SitDown, house: House) -> Page:
    """Ana's screen, allowed to show notices."""
    page = sit_down("ana")
    page.context.grant_permissions(["notifications"], origin=house.base)
    return page


@pytest.mark.timeout(120)
def test_a_screen_left_alone_calls_and_coming_back_is_reading(
    page: Page, luis: httpx.Client, talk: str
):
    page.goto(talk)
    say(luis, talk, "¿Sigues ahí?")
    expect(page.get_by_role("log").get_by_text("¿Sigues ahí?")).to_be_visible()
    assert page.evaluate(SHOWN) == []

    page.evaluate(LOOK_AWAY)
    say(luis, talk, "Te llaman de almacén")

    wait(lambda: page.evaluate(SHOWN) == ["Te llaman de almacén"], what="the notice")
    assert page.evaluate("document.title").startswith("(")

    page.evaluate(COME_BACK)
    wait(lambda: page.evaluate(SHOWN) == [], what="the notice to go")


@pytest.mark.timeout(120)
def test_a_push_finds_its_page(page: Page, talk: str, house: House):
    page.evaluate("async () => { await navigator.serviceWorker.ready }")
    worker = page.context.service_workers[0]
    elsewhere = page.context.new_page()
    elsewhere.goto("about:blank")
    page.goto("about:blank")
    told = {"id": "1", "title": "Luis", "text": "Con todo cerrado", "link": talk, "unread": 1}

    push(elsewhere, house.base, told)
    page.goto("/inbox")
    wait(lambda: page.evaluate(SHOWN) == ["Con todo cerrado"], what="the notice")
    worker.evaluate(PRESS)

    page.wait_for_url(f"**{talk}")


@pytest.mark.timeout(120)
def test_without_a_network_the_app_says_so(page: Page):
    page.evaluate("async () => { await navigator.serviceWorker.ready }")
    page.context.set_offline(True)

    page.goto("/team")

    expect(page.get_by_role("heading", name="Sin conexión")).to_be_visible()
    expect(page.get_by_role("link", name="Reintentar")).to_be_visible()


def know_the_bot(house: House) -> None:
    """Wait until the house has met its bot: it asks until a provider that started later answers."""
    admin = house.api("admin")

    def met() -> bool:
        rows = admin.get("/channels/").json()["results"]
        return any(row["ids"].get("username") for row in rows if row["kind"] == "telegram")

    wait(met, seconds=30, what="the bot's name")
    admin.close()


def say(client: httpx.Client, talk: str, text: str) -> None:
    body = {"client_id": str(uuid4()), "kind": "text", "text": text}
    path = f"/conversations/{talk.rsplit('/', 1)[1]}/messages/"
    assert client.post(path, json=body).status_code == 201


def push(page: Page, origin: str, told: dict[str, Any]) -> None:
    """Deliver as the push service does, from a page that is none of ours."""
    browser = page.context.new_cdp_session(page)
    known: list[dict[str, Any]] = []
    updated = "ServiceWorker.workerRegistrationUpdated"
    browser.on(updated, lambda event: known.extend(event["registrations"]))
    browser.send("ServiceWorker.enable")
    # Events are heard only while the page is asked something.
    wait(lambda: page.evaluate("true") and known, what="the worker's registration")
    message = {"origin": origin, "registrationId": known[0]["registrationId"]}
    browser.send("ServiceWorker.deliverPushMessage", {**message, "data": json.dumps(told)})


@pytest.mark.timeout(120)
def test_one_links_ones_telegram_and_is_told_there_with_everything_closed(
    sit_down: SitDown, luis: httpx.Client, phones: Simulator, house: House
) -> None:
    know_the_bot(house)
    page, bot = sit_down("tomas"), phones.account("telegram")
    page.goto("/settings/notifications")
    page.get_by_role("button", name="Vincular").click()
    command = page.locator("code").inner_text()
    assert command.removeprefix("/start ") in str(
        page.get_by_role("link", name="Abrir Telegram").get_attribute("href")
    )
    phones.say(bot, text=command)
    expect(page.get_by_role("button", name="Desvincular")).to_be_visible()
    page.context.close()

    def gone() -> str | None:
        people = luis.get("/users/", params={"staff": "true"}).json()["results"]
        one = next(each for each in people if each["username"] == "tomas")
        return None if one["presence"] == "online" else str(one["id"])

    me = wait(gone, seconds=30)
    talk = luis.post("/conversations/", json={"kind": "direct", "members": [me]}).json()["id"]
    said = {"client_id": str(uuid4()), "kind": "text", "text": "La máquina 4 paró"}
    luis.post(f"/conversations/{talk}/messages/", json=said)

    def told() -> bool:
        heard = [bubble["text"] for bubble in phones.chat(bot) if bubble["author"] == "hub"]
        return any("La máquina 4 paró" in text and f"/team/{talk}" in text for text in heard)

    wait(told, seconds=50)  # who is found in front of a screen after all has half a minute
