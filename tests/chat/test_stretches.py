"""Stretches are worked out as things happen, and come to what the messages say."""

from datetime import timedelta

import pytest

from chat.models import Conversation, Message, Stretch
from chat.operations import conversations, stretches
from chat.types import ConversationState
from hub.kernel import clock
from hub.kernel.home import today
from hub.reports.ports.reports import reports
from hub.reports.types.reports import Asked
from tests.desk import Desk, desk

__all__ = ["desk"]
pytestmark = pytest.mark.django_db


def follow():
    while stretches.follow(at=clock.now()):
        pass


def rows():
    return list(Stretch.objects.order_by("conversation", "number").values())


def dated(talk, minutes):
    """Say when each message was said: so many minutes after a morning."""
    start = clock.now() - timedelta(hours=20)
    found = Message.objects.filter(conversation=talk).order_by("number")
    assert found.count() == len(minutes)
    for row, minute in zip(found, minutes, strict=True):
        Message.objects.filter(id=row.id).update(created_at=start + timedelta(minutes=minute))
    return start


def turn(talk, state, by):
    row = Conversation.objects.get(id=talk)
    conversations.set_state(conversation=row, state=state, by=by, at=clock.now())


def test_a_talk_with_all_that_happens_to_one(desk: Desk, ana):
    talk = desk.writes("hola").conversation_id
    desk.writes("¿hay alguien?")
    desk.says(ana, talk, "Buenos días")
    turn(talk, ConversationState.PENDING, ana)
    desk.writes("gracias")
    desk.says(ana, talk, "De nada")
    turn(talk, ConversationState.RESOLVED, ana)
    desk.writes("otra cosa")
    numbers = Message.objects.filter(conversation=talk).count()
    start = dated(talk, [0, 2, 10, 12, 42, 43, 50, 60][:numbers])
    stretches.rebuild()
    follow()

    first, second = rows()

    assert (first["first_seconds"], first["answered_by_id"]) == (600, ana.id)
    assert first["held_seconds"] == 30 * 60 and first["resolution_seconds"] == 20 * 60
    assert first["reopened_at"] == start + timedelta(minutes=60) == second["started_at"]
    assert second["answered_at"] is None and second["resolved_at"] is None


def test_taken_in_bit_by_bit_or_at_once_it_is_the_same(desk: Desk, ana):
    for turn_of in range(6):
        talk = desk.writes(f"hola {turn_of}", sender=f"5198700000{turn_of % 2}").conversation_id
        follow()
        if turn_of % 2:
            desk.says(ana, talk)
            follow()
            turn(talk, ConversationState.RESOLVED, ana)
            follow()
    bit_by_bit = [{**row, "id": 0} for row in rows()]

    stretches.rebuild()
    follow()

    assert [{**row, "id": 0} for row in rows()] == bit_by_bit and len(bit_by_bit) == 4
    follow()
    assert len(rows()) == 4


def test_the_report_says_what_the_messages_say(desk: Desk, ana, luis):
    waits = [3, 7, 11, 60, 240]
    for at, wait in enumerate(waits):
        talk = desk.writes("hola", sender=f"5198700001{at}").conversation_id
        desk.says(ana if at % 2 else luis, talk)
        dated(talk, [0, wait])
    desk.writes("nadie me responde", sender="51987000099")
    follow()
    day = today(clock.now())
    asked = Asked(since=day - timedelta(days=2), until=day, currency="PEN")

    figures = reports.get("answers").run(asked).figures

    assert (figures["started"], figures["answered"]) == (6, 5)
    assert figures["first_p50"] == 11 * 60 and figures["first_p90"] == pytest.approx(168 * 60)
    assert figures["first_mean"] == pytest.approx(sum(waits) * 60 / 5)
    assert figures["backlog"] == 6 and figures["sla_percent"] is None
    own = reports.get("answers").run(
        Asked(since=asked.since, until=day, currency="PEN", people=frozenset({ana.id}))
    )
    assert own.figures["started"] == 2
