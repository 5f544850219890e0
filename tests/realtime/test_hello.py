"""The way in: origin, subprotocol, hello, sign-in; and everything one can get wrong there."""

import json
from datetime import timedelta

import pytest
from websockets.exceptions import InvalidStatus

from hub.realtime import door, limits
from hub.realtime.types import SIGN_IN_AGAIN, STOP
from tests.realtime.client import Client, dial
from tests.realtime.rooms import Person

STAFF = frozenset({"staff"})


async def said(url: str, *frames: str | bytes, **dialing: object) -> tuple[list[str], int]:
    """Send raw first frames; return the types that came back and the close code."""
    client = Client(await dial(url, **dialing))
    for frame in frames:
        await client.socket.send(frame)
    code = await client.closed()
    return [frame["type"] for frame in client.frames], code


def hello(**fields: object) -> str:
    return json.dumps({"type": "hello", "version": 1, "device": "d", "cursors": {}, **fields})


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://elsewhere.example"}])
async def test_a_browser_of_another_page_is_refused_before_the_socket_opens(url, headers):
    with pytest.raises(InvalidStatus) as refused:
        await dial(url, additional_headers={"Cookie": "hub_rt=x", **headers})

    assert refused.value.response.status_code == 403


async def test_our_own_page_and_programs_come_in(url, gate, rooms):
    host = url.removeprefix("ws")
    for headers in ({"Cookie": "hub_rt=x", "Origin": f"http{host}"}, {}):
        socket = await dial(url, additional_headers=headers)
        assert socket.subprotocol == "hub.v1"
        await socket.close()


async def test_no_subprotocol(url):
    assert (await said(url, subprotocols=["other"]))[1] == 4400


async def test_nobody_says_hello(url, pace):
    pace(hello=0.1)

    assert await said(url) == (["bye"], 4408)


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        (json.dumps({"type": "ack", "n": 1}), 4401),
        (json.dumps({"type": "pull", "id": 1, "stream": "c:x", "after": 0}), 4401),
        ("not json", 4400),
        ("[]", 4400),
        ("{}", 4400),
        ('{"type": 1}', 4400),
        (b"\x00\x01", 4400),
        ("[" * 5000, 4400),
        ('{"type": "hello", "ticket": NaN}', 4400),
        (hello(ticket=1), 4400),
        (hello(ticket="a\x00b"), 4400),
        (hello(ticket="t", version=2), 4400),
        (hello(ticket="t", device=[]), 4400),
        (hello(ticket="t", epoch=5), 4400),
        (hello(ticket="t", cursors=[]), 4400),
        (hello(ticket="t", cursors={"c:x": -1}), 4400),
        (hello(ticket="t", cursors={"c:x": 10**30}), 4400),
        (hello(ticket="t", cursors={"c:x": True}), 4400),
        (hello(ticket="t", cursors={f"c:{n}": 1 for n in range(201)}), 4400),
        (hello(ticket="x" * 17_000), 4400),
        (hello(ticket="unknown"), 4401),
        (hello(ticket=""), 4401),
    ],
)
async def test_a_first_frame_that_is_no_hello(url, gate, rooms, frame, code):
    types, closed = await said(url, frame)

    assert closed == code
    assert types[-1] == "bye"


async def test_a_ticket_works_once(url, gate, rooms, enter):
    ticket = gate.ticket(Person())
    first = Client(await dial(url))
    await first.socket.send(hello(ticket=ticket))
    await first.until("welcome")

    assert (await said(url, hello(ticket=ticket)))[1] == 4401
    await first.leave()


async def test_the_same_device_again_replaces_the_older_socket(enter):
    who = Person()
    older, other = await enter(who, device="phone"), await enter(who, device="laptop")

    newer = await enter(who, device="phone")

    assert (await older.until("bye"))["code"] == 4409
    assert await older.closed() == 4409
    assert other.code is None and newer.code is None


async def test_too_many_without_a_hello(url, monkeypatch):
    monkeypatch.setattr(door, "WAITING_ON_LOOPBACK", 3)
    waiting = [await dial(url) for _ in range(3)]

    assert (await said(url))[1] == 4503
    for socket in waiting:
        await socket.close()


@pytest.mark.parametrize("code", [SIGN_IN_AGAIN, STOP])
async def test_an_ended_session_is_out_within_two_seconds_though_nobody_says_so(enter, gate, code):
    who = Person()
    inside = await enter(who)

    gate.end(who, code)

    assert (await inside.until("bye"))["code"] == code
    assert await inside.closed() == code


async def test_a_sign_in_that_is_not_renewed_runs_out(enter, gate, pace):
    pace(grace=0.3, tick=0.05)
    who = Person(lasts=timedelta(seconds=0.2))
    silent, renewing = await enter(who), await enter(who)

    who.lasts = timedelta(minutes=5)
    await renewing.send(type="auth", ticket="wrong", id=1)
    assert (await renewing.until("error", re=1))["code"] == "not_signed_in"
    await renewing.send(type="auth", ticket=gate.ticket(Person()), id=2)
    assert (await renewing.until("error", re=2))["code"] == "not_signed_in"
    await renewing.send(type="auth", ticket=gate.ticket(who), id=3)
    assert await renewing.until("ok", re=3)

    assert await silent.closed() == 4401
    assert renewing.code is None


async def test_a_renewed_sign_in_brings_its_new_audiences(enter, gate, rooms):
    room = rooms.open("staff")
    who = Person()
    client = await enter(who)

    who.tags = STAFF
    await client.send(type="auth", ticket=gate.ticket(who), id=1)
    await client.until("ok", re=1)
    rooms.say(room, "hola")

    assert (await client.until("event"))["stream"] == f"c:{room}"


async def test_two_unanswered_heartbeats(url, enter, pace):
    pace(heartbeat=0.1, answer=0.1, tick=0.05)
    living, dead = await enter(Person()), await enter(Person(), acknowledges=False)

    assert await dead.closed() == 4412
    assert living.code is None


async def test_a_heartbeat_tells_which_heads_changed(enter, rooms, pace):
    pace(heartbeat=0.1, tick=0.05)
    room = rooms.open("staff")
    rooms.open("staff")
    ana = await enter(Person(STAFF))
    assert (await ana.until("heartbeat"))["heads"] == []

    rooms.say(room, "hola")
    await ana.until("event")

    beats = [await ana.until("heartbeat") for _ in range(2)]
    told = [head for beat in beats for head in beat["heads"]]
    assert [(head["stream"], head["seq"]) for head in told] == [(f"c:{room}", 1)]


def test_limits_are_those_of_the_contract():
    assert (limits.HELLO_BYTES, limits.FRAME_BYTES) == (16_384, 65_536)
    assert (limits.WINDOW_FRAMES, limits.WINDOW_BYTES) == (128, 524_288)
    assert (limits.Pace().hello, limits.Pace().heartbeat, limits.Pace().slow) == (5, 25, 15)
