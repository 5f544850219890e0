"""Staff chat on bad days: every screen ends as the database, in order, without a reload."""

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest

from tests.caller import Caller
from tests.faults.conftest import Servers
from tests.faults.talkers import Talker, Words, open_screens, stored, words_of
from tests.outside import Outside

CROWD = 50
EACH = int(os.environ.get("EACH", "25"))  # a hundred take two minutes


@pytest.fixture(scope="module")
def crowd(outside: Outside) -> list[Caller]:
    """Fifty colleagues, signed in."""
    names = [f"colega{number:02}" for number in range(CROWD)]
    outside.caller("admin").get("/me/")
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda name: outside.hire(name, "clerk", name.title()), names))
        callers = [outside.caller(name) for name in names]
        list(pool.map(lambda caller: caller.get("/me/"), callers))
    return callers


@pytest.mark.timeout(300)
def test_fifty_writers_in_one_group(outside: Outside, crowd: list[Caller]):
    group = group_of(crowd)

    async def story() -> list[Words]:
        async with open_screens(Talker(outside, each, group) for each in crowd) as talkers:
            await asyncio.gather(*(chatter(each, EACH) for each in talkers))
            last = max(each.last for each in talkers)
            return [await each.reaches(last) for each in talkers]

    shown = asyncio.run(story())

    rows = words_of(stored(crowd[0], group))
    said = [text for _, text in rows if text]
    assert sorted(said) == sorted(f"{n} de {c.username}" for c in crowd for n in range(EACH))
    assert [number for number, _ in rows] == list(range(1, len(rows) + 1))
    for caller in crowd:
        own = [text for text in said if text.endswith(f" de {caller.username}")]
        assert own == [f"{n} de {caller.username}" for n in range(EACH)], "in the order of saying"
    for words in shown:
        assert words == rows[-len(words) :] and len(words) >= CROWD * EACH


def test_one_client_id_is_one_message_however_often_and_late(outside: Outside, crowd: list[Caller]):
    group, mark = group_of(crowd[:2]), str(uuid4())
    body = {"client_id": mark, "text": "una sola vez"}

    def say(_: int) -> Any:
        return crowd[0]("POST", f"/conversations/{group}/messages/", body)

    with ThreadPoolExecutor(5) as pool:
        answers = list(pool.map(say, range(5)))
    outside.house.kill()
    outside.house.start()
    late = say(0)

    assert sorted(answer.status_code for answer in answers) == [200] * 4 + [201]
    assert late.status_code == 200
    assert len({answer.json()["id"] for answer in [*answers, late]}) == 1
    assert [text for _, text in words_of(stored(crowd[0], group)) if text] == ["una sola vez"]


@pytest.mark.timeout(150)
def test_killed_while_they_talk_nothing_is_lost_or_doubled(outside: Outside, crowd: list[Caller]):
    group = group_of(crowd[:6])

    async def story() -> list[Words]:
        async with open_screens(Talker(outside, each, group) for each in crowd[:6]) as talkers:
            talking = asyncio.gather(*(chatter(each, 60) for each in talkers[:5]))
            for _ in range(2):
                await asyncio.sleep(0.5)
                await asyncio.to_thread(outside.house.kill)
                await asyncio.to_thread(outside.house.start)
            await talking
            last = max(each.last for each in talkers)
            return [await each.reaches(last) for each in talkers]

    shown = asyncio.run(story())

    rows = words_of(stored(crowd[0], group))
    said = [text for _, text in rows if text]
    assert sorted(said) == sorted(f"{n} de {c.username}" for c in crowd[:5] for n in range(60))
    for words in shown:
        assert words == rows[-len(words) :] and len(words) >= 300


@pytest.mark.parametrize("missed", [120, 700])
@pytest.mark.timeout(120)
def test_who_was_cut_off_under_load_ends_as_everybody(
    outside: Outside, crowd: list[Caller], missed: int
):
    """A hole of some hundred is caught up by `events`, a longer one by a page."""
    group = group_of(crowd[:11])

    async def story() -> Words:
        async with open_screens(Talker(outside, each, group) for each in crowd[:11]) as talkers:
            away, *others = talkers
            await away.reaches(await others[0].say("antes"))
            await away.close()
            await asyncio.gather(*(chatter(each, missed // 10) for each in others))
            talking = asyncio.gather(*(chatter(each, 10, start=1000) for each in others))
            await away.open()
            await talking
            return await away.reaches(max(each.last for each in others))

    words = asyncio.run(story())

    rows = words_of(stored(crowd[0], group))
    assert words == rows[-len(words) :] and len(words) >= missed + 101


@pytest.mark.timeout(90)
def test_what_changes_while_one_catches_up_is_seen(outside: Outside, crowd: list[Caller]):
    group = group_of(crowd[:2])
    writer, door = crowd[1], f"/conversations/{group}/messages/"
    made = [said_by(writer, door, f"v0 {number}")["id"] for number in range(60)]

    def change_all() -> None:
        for number, message in enumerate(made):
            if number % 3 == 2:
                writer("DELETE", f"/messages/{message}/")
            else:
                writer("PATCH", f"/messages/{message}/", {"text": f"v1 {number}"}, status=200)

    async def story() -> Words:
        late = Talker(outside, crowd[0], group)
        late.position = 0
        changing = asyncio.create_task(asyncio.to_thread(change_all))
        async with open_screens([late]):
            await changing
            last = await asyncio.to_thread(said_by, writer, door, "fin")
            return await late.reaches(last["number"])

    words = asyncio.run(story())

    assert words == words_of(stored(crowd[0], group))[-len(words) :] and len(words) >= 61
    assert not [text for _, text in words if text.startswith("v0")]


@pytest.mark.timeout(150)
def test_without_redis_screens_catch_up_by_themselves(
    outside: Outside, crowd: list[Caller], servers: Servers | None
):
    if servers is None:
        pytest.skip("no Redis in this house")
    group = group_of(crowd[:3])

    async def story() -> Words:
        async with open_screens(Talker(outside, each, group) for each in crowd[:2]) as talkers:
            listener, writer = talkers
            await listener.reaches(await writer.say("con bus"))
            servers.flush_redis()
            servers.stop_redis()
            try:
                for number in range(10):
                    await writer.say(f"sin bus {number}")
                    await asyncio.sleep(3)
            finally:
                servers.start_redis()
            return await listener.reaches(await writer.say("otra vez"))

    words = [text for _, text in asyncio.run(story()) if text]

    assert words == ["con bus", *(f"sin bus {number}" for number in range(10)), "otra vez"]


async def chatter(talker: Talker, count: int, *, start: int = 0) -> None:
    for number in range(start, start + count):
        await talker.say(f"{number} de {talker.caller.username}")


def said_by(caller: Caller, door: str, text: str) -> dict[str, Any]:
    made: dict[str, Any] = caller.post(door, {"client_id": str(uuid4()), "text": text}, status=201)
    return made


def group_of(callers: list[Caller]) -> str:
    """Make a group of these; the first owns it."""
    members = [caller.id for caller in callers[1:]]
    body = {"kind": "group", "title": f"Turno {uuid4().hex[:6]}", "members": members}
    return str(callers[0].post("/conversations/", body, status=201)["id"])
