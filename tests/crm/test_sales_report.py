"""The report of sales against sums over the same opportunities, made by hand."""

from statistics import fmean, median

import pytest

from crm.models import Customer, LostReason, Opportunity
from hub.kernel import clock
from tests.ranges import AFTER, BEFORE, DAY, FIRST, HOUR, LAST, column, february, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(ana):
    """Write an opportunity down as it stands."""
    at = clock.now()
    pedro = Customer.objects.create(name="Pedro", created_at=at, updated_at=at)
    places = iter(range(1000, 2000))

    def make(minor, *, made=FIRST - 10 * DAY, sure=50, owner=ana, customer=pedro, **more):
        return Opportunity.objects.create(
            customer=customer, made_for=customer, title="Trato", amount_minor=minor,
            probability=sure, owner=owner, created_by=owner, position=next(places),
            stage_since=made, created_at=made, updated_at=made,
            **{"currency": "PEN", **more},
        )  # fmt: skip

    def end(minor, outcome, at, reason=None, **more):
        return make(
            minor, stage="closed", outcome=outcome, closed_at=at, lost_reason=reason, **more
        )

    make.end, make.customer = end, pedro
    return make


@pytest.fixture
def reasons(db):
    names = ("Muy caro", "Sin respuesta a tiempo")
    return [LostReason.objects.create(name=f"{name} (prueba)", created_at=FIRST) for name in names]


def load(deal, reasons, luis):
    dear, slow = reasons
    deal(1_000, sure=10)
    deal(2_555, stage="negotiation", sure=33)
    deal(0, stage="follow_up", sure=90)
    deal(9_999, currency="USD")
    deal.end(4_000, "won", FIRST, made=FIRST - 36 * HOUR)
    deal.end(6_000, "won", LAST, made=FIRST, owner=luis)
    deal.end(500, "won", FIRST + 5 * DAY, made=FIRST)
    deal.end(7_000, "won", FIRST + DAY, currency="USD")
    deal.end(300, "lost", FIRST + DAY, dear)
    deal.end(200, "lost", FIRST + 2 * DAY, dear, owner=luis)
    deal.end(100, "lost", LAST, slow)
    deal.end(50, "won", BEFORE)
    deal.end(60, "lost", AFTER, slow)


def test_sales_are_counted_by_hand(deal, reasons, luis):
    load(deal, reasons, luis)
    days = [1.5, (LAST - FIRST) / DAY, 5]

    told = said("sales")

    figures = told.figures
    assert (figures["open"], figures["pipeline"]) == (3, 3_555)
    assert figures["forecast"] == round(1_000 * 0.1 + 2_555 * 0.33)
    assert (figures["won"], figures["won_amount"], figures["lost"]) == (3, 10_500, 3)
    assert figures["win_percent"] == 50
    assert figures["cycle_mean"] == pytest.approx(fmean(days), abs=1e-4)
    assert figures["cycle_p50"] == pytest.approx(median(days), abs=1e-4)
    assert sum(column(told, "stages", "amount")) == figures["pipeline"]
    assert sum(column(told, "stages", "count")) == figures["open"]
    assert sum(column(told, "people", "won")) == figures["won"]
    assert sum(column(told, "people", "amount")) == figures["won_amount"]
    assert column(told, "reasons", "count") == [2, 1]
    assert column(told, "reasons", "amount") == [500, 100]


def test_sales_are_narrowed_and_compared(deal, reasons, luis):
    load(deal, reasons, luis)

    his = said("sales", february(people=frozenset({luis.id}))).figures
    assert (his["won"], his["won_amount"], his["lost"], his["open"]) == (1, 6_000, 1, 0)
    dollars = said("sales", february(currency="USD")).figures
    assert (dollars["pipeline"], dollars["won_amount"], dollars["lost"]) == (9_999, 7_000, 0)
    assert said("sales", february(customer=deal.customer.id)).figures == said("sales").figures
    before = said("sales", february().before()).figures
    assert (before["won"], before["won_amount"], before["lost"]) == (1, 50, 0)
    assert before["win_percent"] == 100


def test_a_house_without_sales_divides_by_nothing(db):
    figures = said("sales").figures

    assert (figures["pipeline"], figures["won_amount"], figures["win_percent"]) == (0, 0, None)
