"""What things cost in queries, whatever there is: lists, heads, and what customers write."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chat.operations import conversations
from chat.plugins.streams import ConversationStreams
from tests.chat.doors import door
from tests.chat.test_live import signed_in

pytestmark = pytest.mark.django_db
LIST = "/api/v1/conversations/"
streams = ConversationStreams()


def asked_by(act: Callable[[], Any]) -> list[str]:
    """Return the statements of the second time; the first warms what is looked up once."""
    act()
    with CaptureQueriesContext(connection) as asked:
        act()
    return [each["sql"] for each in asked]


def test_lists_threads_and_heads_cost_the_same_however_long(
    api, ana, luis, arrives, direct, group, says, at
):
    client, who = api(ana), signed_in(ana)

    def costs() -> list[int]:
        doors = (LIST, f"{LIST}?view=mentions", f"{LIST}counts/", door(direct, "messages/"))
        reads = [lambda each=each: client.get(each) for each in doors]
        reads += [lambda: streams.heads(who, limit=200), lambda: streams.totals(who)]
        return [len(asked_by(read)) for read in reads]

    says(luis, direct, "@ana")
    client.put(door(direct, "draft/"), {"text": "a medias"})
    few = costs()
    for n in range(10):
        arrives(sender=f"x{n}")
        says(luis, direct, f"m{n} @ana")
        room = conversations.open_group(by=luis, title=f"g{n}", members=[ana], at=at)
        says(luis, room, "@todos")
        client.put(door(room, "draft/"), {"text": "a medias"})
    many = costs()

    assert many == few
    limits = (6, 6, 4, 9, 3, 4)  # sign-in among them
    assert all(n <= most for n, most in zip(few, limits, strict=True)), few


def test_what_customers_write_asks_nobody_who_is_named(arrives, ana):
    statements = asked_by(lambda: arrives("hola @ana @todos"))
    plain = asked_by(lambda: arrives("hola"))

    assert len(statements) == len(plain)
    assert not [each for each in statements if "chat_mention" in each or "chat_draft" in each]


def test_a_text_without_names_asks_nobody_either(ana, luis, group, says):
    plain = asked_by(lambda: says(ana, group, "hola"))
    named = asked_by(lambda: says(ana, group, "hola @luis"))

    assert not [each for each in plain if "chat_mention" in each]
    assert len(named) - len(plain) == 3  # the members, their rows, and that they are to be told


def test_counting_asks_the_same_however_often_somebody_is_named(api, ana, luis, says, at):
    def longest() -> int:
        return max(map(len, asked_by(lambda: api(ana).get(f"{LIST}counts/"))))

    rooms = [
        conversations.open_group(by=luis, title=f"g{n}", members=[ana], at=at) for n in range(9)
    ]
    says(luis, rooms[0], "@ana")
    once = longest()
    for room in rooms:
        says(luis, room, "@ana", after=2)

    assert longest() < once + 20
    assert api(ana).get(f"{LIST}counts/").json()["mentions"] == 9
