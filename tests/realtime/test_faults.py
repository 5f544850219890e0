"""A bus that loses, doubles and reorders; readers that stall; resuming in the middle of it all."""

import asyncio
import json
import random
import threading
from contextlib import suppress
from uuid import UUID

import pytest
from asgiref.sync import sync_to_async

from hub.realtime import bus, hub, operations
from hub.realtime.models import Epoch
from tests.realtime.client import join
from tests.realtime.rooms import Person

STAFF = frozenset({"staff"})


@pytest.fixture
def bad_bus(monkeypatch, pace):
    """Lose, double and delay a tenth each of what is put on the bus."""
    pace(watermark=0.2)
    dice, send = random.Random(7), bus._send

    def badly(item):
        fate = dice.random()
        if fate < 0.1:
            return
        if fate < 0.2:
            send(item)
        if fate < 0.3:
            threading.Timer(dice.random() / 10, send, [item]).start()
        else:
            send(item)

    monkeypatch.setattr(bus, "_send", badly)


async def test_nothing_is_lost_doubled_or_out_of_order_on_a_bad_bus(enter, rooms, bad_bus):
    rooms_of_all = [rooms.open("staff") for _ in range(3)]
    people = [await enter(Person(STAFF)) for _ in range(4)]

    for number in range(100):
        for room in rooms_of_all:
            rooms.say(room, str(number))
        await asyncio.sleep(0.002)

    for who in people:
        for room in rooms_of_all:
            log = await who.reaches(f"c:{room}", 100)
            assert [item["data"]["text"] for item in log] == [str(n) for n in range(100)]
        assert who.gaps == 0


async def test_a_lost_publication_is_found_by_the_watermark(enter, rooms, pace):
    pace(watermark=0.1)
    known, new = rooms.open("staff"), None
    ana = await enter(Person(STAFF))

    rooms.commit(known, "nobody is told")
    new = rooms.open("staff")
    rooms.commit(new, "nor of this")

    assert (await ana.reaches(f"c:{known}", 1))[0]["data"]["text"] == "nobody is told"
    assert (await ana.reaches(f"c:{new}", 1))[0]["data"]["text"] == "nor of this"


async def test_a_hole_of_replaced_changes_arrives_as_one_step(enter, rooms, pace):
    pace(watermark=0.1)
    room = rooms.open("staff")
    ana = await enter(Person(STAFF))

    for number in range(5):
        rooms.commit(room, f"edit {number}", thing="the same")

    log = await ana.reaches(f"c:{room}", 5)
    assert [(item["seq"], item["data"]["text"]) for item in log] == [(5, "edit 4")]
    assert ana.gaps == 0


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


async def test_coming_and_going_under_load_loses_nothing(enter, rooms, bad_bus):
    room = rooms.open("staff")
    who, seen, position, epoch = Person(STAFF), [], {f"c:{room}": 0}, None

    async def talk():
        for number in range(300):
            rooms.say(room, str(number))
            await asyncio.sleep(0.003)

    talking = asyncio.create_task(talk())
    while position[f"c:{room}"] < 300:
        client = await enter(who, cursors=position, epoch=epoch)
        await asyncio.sleep(0.15)
        await client.leave()
        seen += client.log.get(f"c:{room}", [])
        position, epoch = {f"c:{room}": client.positions[f"c:{room}"]}, client.welcome["epoch"]
        assert client.gaps == 0
    await talking

    assert [item["seq"] for item in seen] == list(range(1, 301))


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


async def test_one_who_never_acknowledges_is_let_go(enter, rooms, pace):
    pace(slow=0.3, tick=0.05)
    room = rooms.open("staff")
    mute, fine = await enter(Person(STAFF), acknowledges=False), await enter(Person(STAFF))

    for number in range(200):
        rooms.say(room, str(number))

    assert await mute.closed() == 4410
    assert len([f for f in mute.frames if f["type"] == "event"]) == 128
    assert len(await fine.reaches(f"c:{room}", 200)) == 200


async def test_one_who_acknowledges_late_gets_the_rest_from_the_database(enter, rooms):
    room = rooms.open("staff")
    late = await enter(Person(STAFF), acknowledges=False)
    for number in range(400):
        rooms.say(room, str(number))
    await late.reaches(f"c:{room}", 128)

    late.acknowledges = True
    await late.send(type="ack", n=128)

    log = await late.reaches(f"c:{room}", 400)
    assert [item["seq"] for item in log] == list(range(1, 401))
    assert late.gaps == 0


async def test_a_reader_who_stalls_holds_up_nobody(url, enter, gate, rooms, pace):
    pace(slow=0.5, tick=0.05)
    room = rooms.open("staff")
    stalled, writer = await raw_socket(url, gate.ticket(Person(STAFF)))
    others = [await enter(Person(STAFF)) for _ in range(3)]

    for number in range(400):
        rooms.say(room, "x" * 4000 + str(number))
        await asyncio.sleep(0.001)

    for who in others:
        await who.reaches(f"c:{room}", 400)
    await asyncio.sleep(0.7)
    assert sum(len(each.connections) for each in hub._hubs.values()) == 3
    # A server may cut whoever does not answer its close frame in time.
    with suppress(ConnectionResetError):
        while b"\x11\x3a" not in (tail := await stalled.read(4096)):  # 4410
            assert tail
    writer.close()


async def raw_socket(url, ticket):
    """Open a socket by hand and say hello; nothing is read that is not asked for."""
    host, _, port = url.removeprefix("ws://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port), limit=4096)
    lines = [
        "GET /ws/v1 HTTP/1.1",
        f"Host: {host}:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Protocol: hub.v1",
    ]
    writer.write("\r\n".join([*lines, "", ""]).encode())
    await reader.readuntil(b"\r\n\r\n")
    hello = json.dumps({"type": "hello", "version": 1, "ticket": ticket, "cursors": {}}).encode()
    writer.write(bytes([0x81, 0x80 | len(hello)]) + bytes(4) + hello)  # masked by zeros
    await reader.readuntil(b'"type":"welcome"')
    return reader, writer


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
