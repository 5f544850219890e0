"""Groups and one's own place over real sockets: every device alike, nobody after leaving."""

import time
from typing import Any

import pytest

from tests.caller import Caller
from tests.realtime.client import Client, join

AT_ONCE = 2.0  # seconds


@pytest.fixture
def group(ana: Caller, luis: Caller) -> str:
    body = {"kind": "group", "title": "Caja", "members": [luis.id]}
    return str(ana.post("/conversations/", body, status=201)["id"])


async def place_at(device: Client, user: str, **fields: Any) -> dict[str, Any]:
    """Return the next word about one's own place with these fields."""
    while True:
        told = (await device.until("event", stream=f"u:{user}", kind="user"))["data"]
        if told.get("type") == "place" and fields.items() <= told.items():
            return dict(told)


async def test_whoever_is_let_out_hears_nothing_more(outside, ana, luis, url, group):
    writer, gone = await join(url, ana.ticket()), await join(url, luis.ticket())
    await gone.send(type="focus", conversation=group, active=True)
    stream, start = f"c:{group}", time.monotonic()

    ana.post(f"/conversations/{group}/members/", {"remove": [luis.id]})

    left = await gone.until("event", stream=stream, kind="member")
    assert left["data"] == {"conversation": group, "left": True}
    assert time.monotonic() - start < AT_ONCE
    last = outside.said(group, "ya sin Luis", by="ana")
    await writer.reaches(stream, last["seq"])
    await writer.send(type="typing", conversation=group, on=True)
    for frame in (
        {"type": "pull", "stream": stream, "after": 0},
        {"type": "read", "conversation": group, "number": 1},
        {"type": "typing", "conversation": group, "on": True},
        {"type": "focus", "conversation": group, "active": True},
    ):
        await gone.send(id=1, **frame)
        assert (await gone.until("error", re=1))["code"] == "not_found", frame
    assert not [f for f in gone.frames if f.get("kind") == "typing"]
    assert "ya sin Luis" not in str(gone.frames)
    again = await join(url, luis.ticket(), cursors={stream: 0})
    await again.until("reset", stream=stream)
    assert stream not in {head["stream"] for head in again.welcome["heads"]}
    for client in (writer, gone, again):
        await client.leave()


async def test_badges_and_drafts_are_the_same_on_every_device(outside, ana, luis, url, group):
    phone = await join(url, luis.ticket(), device="phone")
    desk = await join(url, luis.ticket(), device="desk")
    watching = await join(url, ana.ticket())

    said = outside.said(group, "@luis ¿abres?", by="ana")
    assert said["mentions"] == [luis.id]
    told = (await phone.until("event", stream=f"c:{group}"))["data"]
    assert told["mentions"] == [luis.id]
    late = await join(url, luis.ticket(), device="late")
    head = next(head for head in late.welcome["heads"] if head["stream"] == f"c:{group}")
    assert (head["mentions"], late.welcome["totals"]["mentions"] >= 1) == (1, True)

    await phone.send(type="read", conversation=group, number=said["number"])
    for device in (phone, desk):
        place = await place_at(device, luis.id, conversation=group)
        assert (place["read_number"], place["mentions"]) == (said["number"], 0)
    seen = await watching.until("ephemeral", kind="read")
    assert seen["data"] == {"conversation": group, "user": luis.id, "number": said["number"]}
    assert not [f for f in desk.frames if f["type"] == "ephemeral" and f["kind"] == "read"]

    draft = f"/conversations/{group}/draft/"
    luis("PUT", draft, {"text": "voy en", "reply_to": said["id"]}, status=200)
    assert (await place_at(desk, luis.id))["draft"]["reply_to"] == said["id"]
    outside.said(group, "voy en cinco", by="luis")
    assert (await place_at(desk, luis.id))["draft"] is None
    luis("PUT", f"/conversations/{group}/own/", {"notify": "none"}, status=200)
    assert (await place_at(desk, luis.id))["notify"] == "none"
    for client in (phone, desk, watching, late):
        await client.leave()


@pytest.mark.parametrize("kind", ["direct", "customer"])
async def test_typing_and_viewing_are_seen_by_colleagues(outside, ana, luis, url, room, kind):
    if kind == "direct":
        body = {"kind": "direct", "members": [luis.id]}
        room = ana("POST", "/conversations/", body).json()["id"]
    one, other = await join(url, ana.ticket()), await join(url, luis.ticket())
    stranger = await join(url, outside.caller("tomas").ticket())

    await one.send(type="typing", conversation=room, on=True)
    await one.send(type="focus", conversation=room, active=True)

    for what in ("typing", "viewing"):
        heard = await other.until("ephemeral", kind=what)
        assert (heard["data"]["conversation"], heard["data"]["on"]) == (room, True)
        assert heard["data"]["user"]["id"] == ana.id
    await one.leave()
    assert (await other.until("ephemeral", kind="viewing"))["data"]["on"] is False
    assert not [f for f in stranger.frames if f.get("kind") in ("typing", "viewing")]
    for client in (other, stranger):
        await client.leave()
