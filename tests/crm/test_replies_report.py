"""The report of requests against sums over the same rows, made by hand."""

from datetime import timedelta
from statistics import fmean, median
from uuid import uuid4

import pytest

from chat.models import Conversation
from crm.models import Communication, Customer, Grant
from hub.kernel import clock
from tests.desk import Desk, desk
from tests.ranges import AFTER, BEFORE, DAY, FIRST, LAST, column, february, said

__all__ = ["desk"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(desk: Desk, rosa, ana):
    """Write down that a customer asked, maybe was answered after so many seconds, and spent it."""
    talk = Conversation.objects.get(id=desk.asks(rosa)["conversation"])
    customer = Communication.objects.get(conversation=talk).customer
    numbers = iter(range(100, 200))

    def make(at, *, by=None, seconds=None, spent=None, of=customer):
        number = next(numbers)
        answer = {
            "answered_at": at + timedelta(seconds=seconds), "answered_by": by, "state": "answered",
            "answered_number": number, "first_response_seconds": seconds,
        } if by else {}  # fmt: skip
        row = Communication.objects.create(
            customer=of, conversation=talk, identity=talk.identity, channel="web",
            opening_number=number, created_at=at, **answer,
        )  # fmt: skip
        if spent is not None:
            used = {"recharge_id": uuid4(), "spent_at": at, "spent_by": by} if spent else {}
            Grant.objects.create(communication=row, customer=of, created_at=at, **used)
        return row

    make.talk, make.customer = talk, customer
    return make


def load(asked, ana, luis):
    asked(BEFORE, by=ana, seconds=5, spent=True)
    asked(FIRST, by=ana, seconds=60, spent=True)
    asked(FIRST + 3 * DAY, by=ana, seconds=600, spent=False)
    asked(FIRST + 3 * DAY, by=luis, seconds=7200, spent=True)
    asked(LAST)  # nobody answered
    asked(AFTER, by=luis, seconds=9)


def test_replies_are_counted_by_hand(asked, ana, luis):
    load(asked, ana, luis)
    times = [60, 600, 7200]

    told = said("replies")

    figures = told.figures
    assert figures["count"] == 4
    assert figures["answered_percent"] == pytest.approx(100 * 3 / 4)
    assert figures["unlocked_percent"] == pytest.approx(100 * 2 / 3)
    assert figures["reply_mean"] == pytest.approx(fmean(times))
    assert figures["reply_p50"] == median(times)
    assert figures["reply_p90"] == pytest.approx(600 + 0.8 * 6600)
    for table in ("people", "days"):
        assert sum(column(told, table, "count")) == 4
        assert sum(column(told, table, "answered")) == 3
        assert sum(column(told, table, "spent")) == 2
    days = dict(zip(column(told, "days", "day"), column(told, "days", "count"), strict=True))
    assert {day.isoformat(): count for day, count in days.items() if count} == {
        "2026-02-01": 1, "2026-02-04": 2, "2026-02-28": 1,
    }  # fmt: skip


def test_replies_are_narrowed_and_compared(asked, ana, luis):
    load(asked, ana, luis)
    at = clock.now()
    other = Customer.objects.create(name="Otra", created_at=at, updated_at=at)
    asked(FIRST, by=ana, seconds=30, of=other)

    assert said("replies", february(people=frozenset({luis.id}))).figures["reply_p50"] == 7200
    assert said("replies", february(customer=other.id)).figures["count"] == 1
    assert said("replies", february(channel=asked.talk.channel_id)).figures["count"] == 5
    assert said("replies", february(channel=uuid4())).figures["count"] == 0
    before = said("replies", february().before()).figures
    assert (before["count"], before["reply_p50"], before["unlocked_percent"]) == (1, 5, 100)
