"""Nonsense after the welcome: answered by name three times, then the socket closes; no crash."""

import json

import pytest

from tests.realtime.rooms import Person

STAFF = frozenset({"staff"})

UNREADABLE = [
    "not json",
    "[]",
    "null",
    "{}",
    '{"type": null}',
    '{"type": "unheard-of"}',
    '{"type": "hello", "ticket": "again"}',
    '{"type": "typing", "x": NaN}',
    '{"type": "typing", "conversation": "\\ud800"}',
    '{"type": "send", "text": "a\\u0000b"}',
    '{"type": "send", "text": ' + "[" * 3000 + "]" * 3000 + "}",
    b"\xff\xfe",
]
MISSHAPEN = [
    {"type": "pull", "stream": 5, "after": 0},
    {"type": "pull", "stream": "c:x", "after": -1},
    {"type": "pull", "stream": "c:x", "after": 10**40},
    {"type": "pull", "stream": "c:x", "after": 1.5},
    {"type": "pull", "stream": "c:x", "after": 0, "limit": 201},
    {"type": "pull", "stream": "c:x", "after": 0, "limit": True},
    {"type": "pull", "stream": "x" * 5000, "after": 0},
    {"type": "typing", "conversation": ["x"], "on": True},
    {"type": "typing", "conversation": "x", "on": "yes"},
    {"type": "focus", "conversation": {}, "active": True},
    {"type": "auth", "ticket": None},
    {"type": "auth"},
]


@pytest.mark.parametrize("frame", UNREADABLE)
async def test_what_cannot_be_read(enter, rooms, frame):
    room = rooms.open("staff")
    ana = await enter(Person(STAFF))

    await ana.socket.send(frame)

    assert (await ana.until("error"))["code"] == "invalid"
    await ana.send(type="send", id=1, conversation=room, text="still here")
    assert await ana.until("ok", re=1)


@pytest.mark.parametrize("frame", MISSHAPEN)
async def test_wrong_types_and_values(enter, frame):
    ana = await enter(Person(STAFF))

    await ana.socket.send(json.dumps({"id": 3, **frame}))

    assert (await ana.until("error", re=3))["code"] == "invalid"
    assert ana.code is None


@pytest.mark.parametrize("reference", [None, [], {}, 1.5, True, "x" * 100])
async def test_a_reference_that_is_none(enter, reference):
    ana = await enter(Person(STAFF))

    await ana.send(type="pull", id=reference, stream="c:x", after=-1)

    assert (await ana.until("error"))["re"] is None


async def test_more_than_three_close(enter):
    ana = await enter(Person())

    for _ in range(4):
        await ana.socket.send("nonsense")

    assert await ana.closed() == 4400
    assert [frame["type"] for frame in ana.frames] == ["error"] * 4 + ["bye"]


@pytest.mark.parametrize("length", [65_537, 70_000, 500_000])
async def test_a_frame_that_is_too_large(enter, length):
    ana = await enter(Person())

    await ana.socket.send("x" * length)
    await ana.send(type="pull", id=1, stream="c:x", after=0)

    assert (await ana.until("error"))["code"] == "too_large"
    assert await ana.until("error", re=1)


async def test_an_unknown_frame_is_told_which_it_was(enter):
    ana = await enter(Person())

    await ana.send(type="dance", id="q")

    assert (await ana.until("error", re="q"))["code"] == "invalid"


@pytest.mark.parametrize("n", [None, "1", 0, -1, 99, 10**30, True])
async def test_an_ack_of_nothing_is_ignored(enter, n):
    ana = await enter(Person())

    await ana.send(type="ack", n=n)
    await ana.send(type="pull", id=1, stream="c:x", after=0)

    assert await ana.until("error", re=1)
    assert ana.code is None


async def test_too_many_frames_are_refused_and_then_end_it(enter, rooms):
    room = rooms.open("staff")
    ana = await enter(Person(STAFF))

    for number in range(200):
        await ana.send(type="typing", id=number, conversation=room, on=True)

    refused = await ana.until("error", code="rate_limited")
    assert refused["retry_after_ms"] > 0
    assert await ana.closed() == 4429
