"""What one says and hears on the socket."""

import asyncio

from hub.realtime.types import person
from tests.realtime.rooms import Person

STAFF = frozenset({"staff"})


async def test_what_is_said_reaches_everyone_who_may_hear(enter, rooms):
    room = rooms.open("staff")
    ana, luis, rosa = await enter(Person(STAFF)), await enter(Person(STAFF)), await enter(Person())

    await ana.send(type="send", id=1, conversation=room, kind="text", text="hola")

    assert (await ana.until("ok", re=1))["number"] == 1
    for hearer in (ana, luis):
        event = await hearer.until("event")
        assert event["stream"] == f"c:{room}"
        assert (event["seq"], event["kind"], event["n"]) == (1, "message", 1)
        assert event["data"]["text"] == "hola"
    assert not rosa.frames


async def test_what_is_long_is_heard_too(enter, rooms):
    room = rooms.open("staff")
    ana, luis = await enter(Person(STAFF)), await enter(Person(STAFF))

    rooms.say(room, "á" * 60_000)
    await luis.send(type="send", id=1, conversation=room, kind="text", text="b" * 64_000)

    assert (await luis.until("ok", re=1))["number"] == 2
    heard = [await ana.until("event"), await ana.until("event")]
    assert [len(event["data"]["text"]) for event in heard] == [60_000, 64_000]


async def test_catching_up_on_much_is_one_long_frame(enter, rooms):
    room = rooms.open("staff")
    for n in range(150):
        rooms.say(room, f"{n} " + "x" * 10_000)

    ana = await enter(Person(STAFF), cursors={f"c:{room}": 0})

    assert [item["seq"] for item in (await ana.until("events"))["items"]] == list(range(1, 151))


async def test_welcome_says_where_everything_stands(enter, rooms):
    room = rooms.open("staff")
    rooms.say(room, "hola")

    ana = await enter(Person(STAFF))

    heads = {head["stream"]: head for head in ana.welcome["heads"]}
    assert heads[f"c:{room}"]["seq"] == 1
    assert ana.welcome["totals"] == {"unread": 1, "mentions": 0, "streams": 2}
    assert ana.welcome["heartbeat"] == 25
    assert ana.welcome["user"]["name"] == "Someone"


async def test_a_refusal_carries_its_name(enter, rooms):
    room = rooms.open("staff")
    ana = await enter(Person(STAFF))

    await ana.send(type="send", id="a", conversation=room, text="conflict")

    error = await ana.until("error", re="a")
    assert (error["code"], error["retry_after_ms"]) == ("conflict", 2000)
    assert error["fields"] == {"text": ["Another word."]}


async def test_a_bug_is_answered_and_spares_the_socket(enter, rooms, caplog):
    room = rooms.open("staff")
    ana = await enter(Person(STAFF))

    await ana.send(type="send", id=1, conversation=room, text="bug")
    await ana.send(type="send", id=2, conversation=room, text="hola")

    assert (await ana.until("error", re=1))["code"] == "internal"
    assert await ana.until("ok", re=2)


async def test_a_row_one_may_not_see_arrives_hidden(enter, rooms):
    rosa = Person()
    tag = f"u:{rosa.user_id}"
    room = rooms.open("staff", tag)
    inside, outside = await enter(Person(STAFF)), await enter(rosa)

    rooms.say(room, "between us", hidden_from=tag)
    rooms.say(room, "hola")

    assert [e["kind"] for e in await inside.reaches(f"c:{room}", 2)] == ["message", "message"]
    seen = await outside.reaches(f"c:{room}", 2)
    assert [(e["kind"], e["data"].get("text")) for e in seen] == [
        ("hidden", None),
        ("message", "hola"),
    ]


async def test_typing_and_viewing_reach_the_audience_and_only_it(enter, rooms):
    room = rooms.open("staff")
    ana, luis, rosa = await enter(Person(STAFF)), await enter(Person(STAFF)), await enter(Person())

    await ana.send(type="typing", conversation=room, on=True)
    await ana.send(type="focus", conversation=room, active=True)

    typing = await luis.until("ephemeral", kind="typing")
    assert typing["data"]["conversation"] == room and typing["data"]["on"] is True
    assert (await luis.until("ephemeral", kind="viewing"))["data"]["on"] is True
    await ana.leave()
    assert (await luis.until("ephemeral", kind="viewing"))["data"]["on"] is False
    await rosa.send(type="typing", conversation=room, on=True)
    assert (await rosa.until("error"))["code"] == "not_found"
    assert not [f for f in rosa.frames if f["type"] == "ephemeral"]


async def test_pull_gives_what_came_after(enter, rooms):
    room = rooms.open("staff")
    for number in range(5):
        rooms.say(room, str(number))
    ana = await enter(Person(STAFF))

    await ana.send(type="pull", id=7, stream=f"c:{room}", after=2, limit=2)

    events = await ana.until("events", re=7)
    assert (events["from"], events["to"], events["more"]) == (2, 4, True)
    assert [item["data"]["text"] for item in events["items"]] == ["2", "3"]
    await ana.send(type="pull", id=8, stream="c:nowhere", after=0)
    assert (await ana.until("error", re=8))["code"] == "not_found"
    await ana.send(type="pull", id=9, stream=f"c:{room}", after=99)
    assert (await ana.until("reset", re=9))["head"] == 5


async def test_order_holds_when_many_talk_at_once(enter, rooms):
    room = rooms.open("staff")
    people = [await enter(Person(STAFF)) for _ in range(5)]

    async def talk(who, name):
        for number in range(20):
            await who.send(type="send", id=number, conversation=room, text=f"{name}{number}")

    await asyncio.gather(*(talk(who, name) for who, name in zip(people, "abcde", strict=True)))

    logs = [await who.reaches(f"c:{room}", 100) for who in people]
    said = [event["data"]["text"] for event in logs[0]]
    assert sorted(said) == sorted(f"{name}{n}" for name in "abcde" for n in range(20))
    assert [text for text in said if text[0] == "a"] == [f"a{n}" for n in range(20)]
    assert all([e["seq"] for e in log] == list(range(1, 101)) for log in logs)
    assert all(who.gaps == 0 for who in people)


async def test_a_customer_does_not_hear_who_of_ours_looks(enter, rooms):
    customer = Person()
    room = rooms.open("staff", person(customer.user_id))
    ana, luis, rosa = await enter(Person(STAFF)), await enter(Person(STAFF)), await enter(customer)

    await ana.send(type="focus", conversation=room, active=True)
    await luis.until("ephemeral", kind="viewing")
    await ana.send(type="typing", conversation=room, on=True)

    await rosa.until("ephemeral", kind="typing")
    assert not [f for f in rosa.frames if f["type"] == "ephemeral"]
    await rosa.send(type="focus", conversation=room, active=True)
    assert (await luis.until("ephemeral", kind="viewing"))["data"]["on"] is True
