"""A bus that loses, doubles and reorders; readers that stall; resuming in the middle of it all."""

import asyncio
import json
import random
import threading
from contextlib import suppress

import pytest

from hub.realtime import bus, hub
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
