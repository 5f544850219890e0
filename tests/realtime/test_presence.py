"""Who is here: one state per person over all windows, told when it changes."""

import asyncio
from uuid import UUID

import pytest

from hub.realtime import presence
from hub.realtime.types import HOUSE
from tests.realtime.rooms import Person

OURS = frozenset({HOUSE})


@pytest.fixture(autouse=True)
def hurry(pace):
    pace(presence=0.05, gather=0.01, gone=0.4)


async def hears(client, who):
    """Return what a client is told of somebody next."""

    def found():
        for frame in client.frames:
            people = frame.get("data", {}).get("people", {}) if frame["type"] == "ephemeral" else {}
            if frame.get("kind") == "presence" and str(who.user_id) in people:
                return frame
        return None

    await client._wait(lambda: found() is not None, f"presence of {who.user_id}")
    frame = found()
    client.frames.remove(frame)
    return frame["data"]["people"][str(who.user_id)]


def where(who):
    return presence.whereabouts([who.user_id])[UUID(str(who.user_id))]


async def test_coming_idling_and_going_are_told(enter):
    ana, luis = Person(OURS), Person(OURS)
    screen = await enter(ana)
    assert await hears(screen, ana) == "online"

    window = await enter(luis)
    assert await hears(screen, luis) == "online"
    await window.send(type="focus", conversation=None, active=False)
    assert await hears(screen, luis) == "away"
    await window.send(type="focus", conversation=None, active=True)
    assert await hears(screen, luis) == "online"
    await window.leave()
    assert await hears(screen, luis) == "offline"


async def test_a_newcomer_is_told_of_everyone(enter):
    ana, luis = Person(OURS), Person(OURS)
    first = await enter(ana)
    await hears(first, ana)

    second = await enter(luis)

    whole = await second.until("ephemeral", kind="presence")
    assert whole["data"]["whole"] is True
    assert whole["data"]["people"][str(ana.user_id)] == "online"


async def test_two_windows_are_one_person(enter):
    ana, luis = Person(OURS), Person(OURS)
    screen = await enter(ana)
    one, two = await enter(luis), await enter(luis)
    assert await hears(screen, luis) == "online"

    await one.send(type="focus", conversation=None, active=False)
    await two.leave()

    assert await hears(screen, luis) == "away"
    assert where(luis).active_at is not None


async def test_a_reload_is_no_coming_and_going(enter):
    ana, luis = Person(OURS), Person(OURS)
    screen = await enter(ana)
    window = await enter(luis)
    assert await hears(screen, luis) == "online"

    await window.leave()
    await enter(luis)

    await asyncio.sleep(0.6)
    people = [f["data"]["people"] for f in screen.frames if f.get("kind") == "presence"]
    assert not any(str(luis.user_id) in each for each in people)


async def test_what_they_look_at_is_known_only_while_they_do(enter, rooms):
    room = rooms.open(HOUSE)
    ana = Person(OURS)
    screen = await enter(ana)
    await screen.send(type="focus", id=1, conversation=room, active=True)
    await _soon(lambda: where(ana).looking == {room})

    await screen.send(type="focus", id=2, conversation=room, active=False)
    await _soon(lambda: where(ana).looking == set())
    await screen.send(type="focus", id=3, conversation=room, active=True)
    await _soon(lambda: where(ana).looking == {room})
    await screen.leave()
    await _soon(lambda: where(ana).looking == set())


async def test_customers_neither_count_nor_hear(enter):
    ana, rosa = Person(OURS), Person()
    screen, phone = await enter(ana), await enter(rosa)
    await hears(screen, ana)

    assert where(rosa).state == "offline"
    assert not [f for f in phone.frames if f.get("kind") == "presence"]


async def _soon(holds):
    for _ in range(200):
        if holds():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("never so")
