"""What reports say of money is what the books say, worked out another way."""

from datetime import UTC, date, datetime, timedelta
from statistics import fmean

import pytest

from billing.models import Invoice, Recharge
from billing.operations.invoices import closing
from billing.operations.payments import undoing
from billing.queries.registers import sums_of_sales
from billing.reports.collection.standing import buckets, owed_on
from crm.models import Communication
from hub.kernel import home
from hub.kernel.sqlite.percentile import percentile
from hub.reports.ports.reports import reports
from hub.reports.types.reports import Asked
from tests.billing.office import add_customer
from tests.billing.test_statements import START, Past, noon
from tests.desk import Desk, desk

__all__ = ["desk"]
pytestmark = pytest.mark.django_db
UNTIL = START + timedelta(days=60)


@pytest.fixture
def past(admin):
    return Past(admin, add_customer())


def asked(since=START, until=UNTIL, **more):
    return Asked(since=since, until=until, currency="PEN", **more)


def said(key, question):
    return reports.get(key).run(question)


def busy(past):
    """A house where everything happened that moves what is owed."""
    day = [START + timedelta(days=each) for each in range(0, 80, 4)]
    first, _, third = (
        past.issues(units, day[at], days=10) for at, units in enumerate((10, 20, 40))
    )
    past.issues(80, day[10], days=30)
    past.pays(25, day[4])
    past.credits(third, day[6])
    void = past.issues(7, day[5])
    closing.void(invoice_id=void.id, reason="error", by=past.admin, at=noon(day[17]))
    lost = past.issues(3, day[7])
    closing.write_off(invoice_id=lost.id, reason="quebró", by=past.admin, at=noon(day[16]))
    late = past.pays(15, day[18])
    undoing.reverse(payment_id=late.id, reason="error", by=past.admin, at=noon(day[19]))
    return first


@pytest.mark.parametrize("days", [0, 9, 13, 20, 26, 30, 45, 60, 70, 75, 79])
def test_what_was_owed_on_any_day_is_what_the_ledger_says(past, days):
    busy(past)
    day = START + timedelta(days=days)

    ages = buckets(owed_on(asked(START, day), day), day)

    assert ages == [each.minor for each in past.stands(START, day).ageing]


def test_collection_adds_up(past):
    busy(past)
    question = asked(START + timedelta(days=8), UNTIL)
    told = said("collection", question).figures
    begin = past.stands(START, question.since - timedelta(days=1)).ageing
    end = [each.minor for each in past.stands(START, UNTIL).ageing]
    sold = sums_of_sales(question.since, UNTIL).total
    # A voided one is told at nothing by the register; the report leaves it out as well.
    start = sum(each.minor for each in begin)

    assert told["receivable"] == sum(end) and told["overdue"] == sum(end[1:])
    assert told["dso"] == pytest.approx(sum(end) / sold * question.days)
    assert told["effectiveness"] == pytest.approx(
        100 * (start + sold - sum(end)) / (start + sold - end[0])
    )
    assert told["cash_in"] == 2_500 and told["cash_out"] == 0


def test_revenue_is_the_register_of_sales(past):
    busy(past)
    found, told = sums_of_sales(START, UNTIL), said("revenue", asked())

    assert told.figures["net"] == found.net
    assert told.figures["issued"] - told.figures["credited"] == found.net
    items, customers, people, days = told.tables
    for table in (items, customers, people):
        place = [column.key for column in table.columns].index("net")
        assert sum(row.cells[place] for row in table.lines) == told.figures["issued"]
    assert sum(row.cells[2] for row in days.lines) == told.figures["issued"]
    assert sum(row.cells[4] for row in days.lines) == told.figures["credited"]
    rows = [row for row in Invoice.objects.exclude(state="void") if START <= row.issue_on <= UNTIL]
    assert told.figures["documents"] == len(rows)


AT = datetime(2026, 3, 1, 4, 30, tzinfo=UTC)  # still February in Lima


def load(desk: Desk, rosa, ana, admin, rows):
    """Write recharges down as they were: (minutes to the decision, state, amount, number)."""
    asks = desk.unlocked(rosa, ana)
    row = Communication.objects.get(id=asks["id"])
    for minutes, state, amount, number in rows:
        done = AT + timedelta(minutes=minutes)
        Recharge.objects.create(
            customer=row.customer, communication=row, conversation=row.conversation, state=state,
            amount_minor=amount, currency="PEN", amount_set_by=rosa, method="cash",
            operation_number=number, requested_by=rosa, decided_by=admin, decided_at=done,
            credited_at=done if state == "credited" else None, created_at=AT, updated_at=AT,
            reason="Ya usado" if state == "rejected" else "",
        )  # fmt: skip


def test_recharges_are_counted_by_hand(desk, rosa, ana, admin):
    minutes = [1, 2, 3, 5, 8, 13, 21, 600]
    rows = [(each, "credited", 100 * each, f"N{each}") for each in minutes]
    load(desk, rosa, ana, admin, [*rows, (4, "rejected", 5, "X"), (9, "cancelled", 5, "Y")])
    february = asked(date(2026, 2, 1), date(2026, 2, 28))
    night = [60.0 * each for each in minutes if each < 30]  # 30 minutes later it is March in Lima

    told = said("recharges", february)

    figures = told.figures
    assert (figures["count"], figures["credited"]) == (10, 8)
    assert figures["amount"] == sum(100 * each for each in minutes if each < 30)
    assert figures["approval_mean"] == pytest.approx(fmean(night), abs=0.01)
    assert figures["approval_p50"] == pytest.approx(percentile(night, 0.5), abs=0.01)
    assert figures["approval_p90"] == pytest.approx(percentile(night, 0.9), abs=0.01)
    assert figures["rejected_percent"] == pytest.approx(100 / 8)
    assert said("recharges", february.before()).figures["count"] == 0
    days, methods, reasons = told.tables
    assert sum(row.cells[3] for row in days.lines) == figures["amount"]
    assert [row.cells[1] for row in methods.lines] == [7]
    assert [list(row.cells) for row in reasons.lines] == [["Ya usado", 1, 100.0]]


def test_a_number_that_was_shown_before_is_a_duplicate(desk, rosa, ana, admin):
    load(desk, rosa, ana, admin, [(1, "credited", 500, "OP1")])
    Recharge.objects.update(created_at=AT - timedelta(hours=1))
    load(desk, rosa, ana, admin, [(2, "rejected", 500, "OP1"), (3, "rejected", 500, "OP2")])

    assert said("recharges", asked(date(2026, 2, 1), date(2026, 2, 28))).figures["duplicates"] == 1


def test_the_house_keeps_its_days(settings):
    february = asked(date(2026, 2, 1), date(2026, 2, 28))

    assert february.end == home.start_of(date(2026, 3, 1)) == datetime(2026, 3, 1, 5, tzinfo=UTC)
    assert (february.before().since, february.before().until) == (
        date(2026, 1, 1),
        date(2026, 1, 31),
    )
    week = asked(date(2026, 2, 10), date(2026, 2, 16)).before()
    assert (week.since, week.until) == (date(2026, 2, 3), date(2026, 2, 9))
