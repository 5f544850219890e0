"""The report of volume against a plain count over every message there is."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from chat.models import Conversation, Message
from chat.operations import conversations, messages
from chat.types import Draft
from hub.kernel import clock
from hub.kernel.ids import new_id
from tests.desk import Desk, desk
from tests.ranges import AFTER, BEFORE, BEGINS, DAY, ENDS, FIRST, HOUR, LAST, column, february, said

__all__ = ["desk"]
pytestmark = pytest.mark.django_db
LIMA = ZoneInfo("America/Lima")


def put(conversation, *instants):
    """Say when each message of a conversation was said."""
    rows = Message.objects.filter(conversation=conversation).order_by("number")
    assert len(rows) == len(instants), [(row.kind, row.text) for row in rows]
    for row, at in zip(rows, instants, strict=True):
        Message.objects.filter(id=row.id).update(created_at=at)


@pytest.fixture
def month(desk: Desk, ana, luis):
    """A month with all that is said and is no word with a customer."""
    first = desk.writes("hola", sender="51987000001").conversation_id
    desk.writes("¿hay alguien?", sender="51987000001")
    desk.says(ana, first, "Sí")
    desk.says(ana, first, "Nota para todos", private=True)
    desk.says(luis, first, "Aquí")
    put(first, FIRST, BEFORE, FIRST + 3 * HOUR, FIRST + 4 * HOUR, LAST)
    second = desk.writes("buenas", sender="51987000002").conversation_id
    desk.bot_says(second, "Le respondemos pronto")
    desk.writes("gracias", sender="51987000002")
    put(second, FIRST + 10 * DAY, FIRST + 10 * DAY + HOUR, AFTER)
    direct = conversations.open_direct(by=ana, other=luis, at=clock.now())
    draft = Draft(client_id=new_id(), text="¿almuerzo?")
    messages.send(conversation=direct, draft=draft, by=ana, at=clock.now())
    put(direct.id, FIRST + DAY)
    Conversation.objects.filter(id=first).update(created_at=BEFORE, assignee=ana)
    Conversation.objects.filter(id=second).update(created_at=FIRST, assignee=None)
    return first, second


def plain(since=BEGINS, until=ENDS):
    """Return what was said with those outside, one by one."""
    return [
        row
        for row in Message.objects.select_related("conversation")
        if since <= row.created_at < until
        and row.conversation.kind in ("customer", "supplier")
        and row.kind != "system"
        and not row.private
        and row.direction in ("in", "out")
    ]


def test_what_is_said_is_counted_once_and_on_its_day_in_lima(month):
    rows, told = plain(), said("volume")

    received = [row for row in rows if row.direction == "in"]
    sent = [row for row in rows if row.direction == "out"]
    figures = told.figures
    assert (figures["received"], figures["sent"]) == (len(received), len(sent)) == (2, 3)
    assert figures["conversations"] == len({row.conversation_id for row in rows}) == 2
    assert figures["fresh"] == 1
    for table in ("days", "channels"):
        assert sum(column(told, table, "received")) == len(received)
        assert sum(column(told, table, "sent")) == len(sent)
    by_day = dict(zip(column(told, "days", "day"), column(told, "days", "sent"), strict=True))
    for day, count in by_day.items():
        assert count == sum(row.created_at.astimezone(LIMA).date() == day for row in sent)
    hours = next(table for table in told.tables if table.key == "hours")
    for hour, line in enumerate(hours.lines):
        for weekday, count in enumerate(line.cells[1:]):
            at = [row.created_at.astimezone(LIMA) for row in received]
            assert count == sum((each.weekday(), each.hour) == (weekday, hour) for each in at)


def test_the_period_before_says_what_it_says_itself(month):
    before = february().before()
    whole = said("volume", replace(before, brief=False)).figures

    assert said("volume", before).figures == whole
    assert (whole["received"], whole["sent"]) == (1, 0)
    assert (whole["conversations"], whole["fresh"]) == (1, 1)


def test_it_is_narrowed_to_people_and_channels(month, ana, luis):
    first, _ = month
    channel = Conversation.objects.get(id=first).channel_id

    hers = said("volume", february(people=frozenset({ana.id}))).figures
    assert (hers["received"], hers["sent"], hers["conversations"]) == (1, 1, 1)
    his = said("volume", february(people=frozenset({luis.id}))).figures
    assert (his["received"], his["sent"], his["fresh"]) == (0, 1, 0)
    assert said("volume", february(channel=channel)).figures == said("volume").figures
    assert set(said("volume", february(channel=new_id())).figures.values()) == {0}
