"""Coming back: what was missed arrives, positions that are worth nothing are reset."""

import asyncio
from uuid import UUID

import pytest
from asgiref.sync import sync_to_async

from hub.realtime import hub, operations
from hub.realtime.models import Epoch
from tests.realtime.client import join
from tests.realtime.rooms import Person

STAFF = frozenset({"staff"})


async def test_resuming_brings_what_was_missed(enter, rooms):
    room = rooms.open("staff")
    who = Person(STAFF)
    first = await enter(who)
    rooms.say(room, "heard")
    await first.reaches(f"c:{room}", 1)
    await first.leave()
    for number in range(300):
        rooms.say(room, str(number))

    again = await enter(who, epoch=first.welcome["epoch"], cursors={f"c:{room}": 1})

    log = await again.reaches(f"c:{room}", 301)
    assert [item["seq"] for item in log] == list(range(2, 302))


@pytest.mark.parametrize(
    ("cursor", "epoch", "head"),
    [(0, None, 501), (777, None, 501), (500, "another database", 501)],
    ids=["too far behind", "ahead", "another epoch"],
)
async def test_a_position_that_is_worth_nothing(enter, rooms, cursor, epoch, head):
    room = rooms.open("staff")
    for number in range(501):
        rooms.commit(room, str(number))

    ana = await enter(Person(STAFF), cursors={f"c:{room}": cursor}, epoch=epoch)

    assert (await ana.until("reset"))["head"] == head
    rooms.say(room, "next")
    assert (await ana.until("event"))["seq"] == 502


async def test_a_stream_that_is_not_theirs(enter, rooms):
    room = rooms.open("staff")
    rooms.say(room, "secret")

    rosa = await enter(Person(), cursors={f"c:{room}": 0, "c:nonsense": 3, "nonsense": 1})

    resets = [await rosa.until("reset") for _ in range(3)]
    assert [reset["head"] for reset in resets] == [0, 0, 0]
    assert not [frame for frame in rosa.frames if "event" in frame["type"]]


async def test_two_hundred_come_back_at_once(url, gate, rooms):
    room = rooms.open("staff")
    for number in range(50):
        rooms.say(room, str(number))
    tickets = [gate.ticket(Person(STAFF)) for _ in range(200)]

    clients = await asyncio.gather(
        *(join(url, ticket, cursors={f"c:{room}": 10}) for ticket in tickets)
    )
    rooms.say(room, "last")

    logs = await asyncio.gather(*(client.reaches(f"c:{room}", 51) for client in clients))
    assert all([item["seq"] for item in log] == list(range(11, 52)) for log in logs)
    await asyncio.gather(*(client.leave() for client in clients))


@pytest.mark.django_db(transaction=True)
async def test_what_one_person_is_told(enter):
    who, other = Person(), Person()
    mine, theirs = await enter(who), await enter(other)

    for amount in ("1.00", "2.00"):
        await sync_to_async(operations.tell)(who.user_id, "balance", "main", {"amount": amount})

    log = await mine.reaches(f"u:{who.user_id}", 2)
    assert [(item["kind"], item["data"]["amount"]) for item in log] == [
        ("balance", "1.00"),
        ("balance", "2.00"),
    ]
    assert theirs.log == {}
    late = await enter(who, cursors={f"u:{who.user_id}": 0})
    assert (await late.reaches(f"u:{who.user_id}", 2))[-1]["data"] == {"amount": "2.00"}


@pytest.mark.django_db(transaction=True)
async def test_a_restored_database_makes_every_position_void(enter, pace):
    pace(watermark=0.1)
    ana = await enter(Person())

    await sync_to_async(operations.begin_epoch)()

    assert await ana.closed() == 4411
    again = await enter(Person())
    assert again.welcome["epoch"] != ana.welcome["epoch"]
    # The hubs of this process outlive the test: let them see the old database again.
    old = UUID(ana.welcome["epoch"])
    await sync_to_async(Epoch.objects.filter(pk=1).update)(value=old)
    while any(each.epoch != old for each in hub._hubs.values()):
        await asyncio.sleep(0.05)
