"""Notices through the whole house: to every window, to a closed tab, not past who sits there."""

import asyncio
import time
from typing import Any

import pytest

from hub.realtime.presence import ONLINE
from tests.caller import Caller
from tests.patience import wait
from tests.realtime.client import Client, join
from tests.receiver import Receiver
from tests.reports.browsers import Browser

AWAY = 15.0  # seconds within which looking away is noticed


@pytest.fixture
def direct(ana: Caller, luis: Caller) -> str:
    answer = ana("POST", "/conversations/", {"kind": "direct", "members": [luis.id]})
    assert answer.status_code in (200, 201)
    return str(answer.json()["id"])


async def told(device: Client, user: str, text: str) -> dict[str, Any]:
    """Return the next notice that says this."""
    while True:
        frame = await device.until("event", stream=f"u:{user}", kind="notification")
        if frame["data"]["text"] == text:
            return dict(frame["data"])


async def test_a_push_arrives_with_every_tab_closed(outside, ana, luis, direct, program: Receiver):
    browser = Browser(f"{program.origin}/push/luis")
    luis.post("/push/subscriptions/", browser.subscription, status=201)
    wait(lambda: _presence(luis) != ONLINE, seconds=30)  # the windows of earlier stories are shut

    began = time.monotonic()
    outside.said(direct, "¿vienes?", by="ana")

    def pushed() -> list[dict[str, Any]]:
        calls = [call for call in program.calls if call.path == "/push/luis"]
        return [browser.opened(call.body) for call in calls]

    wait(lambda: bool(pushed()), seconds=AWAY)
    [said] = pushed()
    assert (said["kind"], said["text"], said["link"]) == ("direct", "¿vienes?", f"/team/{direct}")
    assert said["unread"] == luis.get("/notifications/")["unread"]
    assert time.monotonic() - began < AWAY
    luis("DELETE", "/push/subscriptions/", {"endpoint": browser.endpoint}, status=204)


async def test_read_on_one_device_is_read_on_all(outside, luis, url, direct):
    phone, desk = await join(url, luis.ticket()), await join(url, luis.ticket())
    for window in (phone, desk):
        await window.send(type="focus", conversation=None, active=False)
    said = outside.said(direct, "¿y?", by="ana")
    assert (await told(desk, luis.id, "¿y?"))["read_at"] is None

    await phone.send(type="read", conversation=direct, number=said["number"])

    for window in (phone, desk):
        notice = await told(window, luis.id, "¿y?")
        while notice["read_at"] is None:
            notice = await told(window, luis.id, "¿y?")
        assert notice["unread"] == luis.get("/notifications/", unread="true")["unread"]
        await window.leave()


async def test_who_looks_at_it_hears_nothing_until_they_look_away(outside, luis, url, direct):
    window = await join(url, luis.ticket())
    await window.send(type="focus", id=1, conversation=direct, active=True)
    await window.until("ephemeral", kind="viewing")
    wait(lambda: _presence(luis) == ONLINE, seconds=20)

    outside.said(direct, "aquí estoy", by="ana")
    await asyncio.sleep(2)
    assert "aquí estoy" not in str(luis.get("/notifications/")["results"])
    await window.send(type="focus", conversation=direct, active=False)

    assert (await told(window, luis.id, "aquí estoy"))["kind"] == "direct"
    await window.leave()


def _presence(who: Caller) -> str:
    rows = who.get("/users/", staff="true", limit=200)["results"]
    return next(row["presence"] for row in rows if row["id"] == who.id)
