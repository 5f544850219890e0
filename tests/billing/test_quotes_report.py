"""The report of quotes against sums over the same quotes, made by hand."""

from datetime import timedelta
from statistics import fmean, median

import pytest

from billing.models import Quote
from hub.kernel.home import today
from tests.billing.office import add_customer
from tests.billing.test_statements import Past
from tests.ranges import AFTER, BEFORE, DAY, FIRST, HOUR, LAST, column, february, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def past(admin):
    return Past(admin, add_customer())


@pytest.fixture
def quote(past, ana):
    """Write a quote down as it stands."""
    numbers = iter(range(9000, 9100))

    def make(state, sent, minor=1_000, *, decided=None, by=ana, valid=365, **more):
        return Quote.objects.create(
            customer=more.pop("customer", past.customer), made_for=past.customer, state=state,
            number=next(numbers), valid_until=today(sent + timedelta(days=valid)), sent_at=sent,
            decided_at=decided, net_minor=minor, tax_minor=0, total_minor=minor, created_by=by,
            created_at=sent, updated_at=sent, **{"currency": "PEN", **more},
        )  # fmt: skip

    return make


def load(quote, past, luis):
    quote("accepted", FIRST, 1_000, decided=FIRST + 12 * HOUR)
    billed = past.issues(7, today(FIRST + 10 * DAY))  # at noon
    quote("converted", FIRST + 2 * DAY, 700, decided=FIRST + 5 * DAY, invoice=billed, by=luis)
    quote("rejected", LAST, 300, decided=LAST + 2 * DAY)
    quote("expired", FIRST + DAY, 200)
    quote("sent", FIRST + DAY, 150, valid=3)  # ran out, though nobody wrote it down yet
    quote("viewed", LAST, 90, valid=36500)
    quote("cancelled", FIRST + DAY, 8_000)
    quote("accepted", FIRST + DAY, 5_000, decided=FIRST + 2 * DAY, currency="USD")
    quote("rejected", BEFORE, 40, decided=FIRST)
    quote("accepted", AFTER, 50, decided=AFTER)


def test_quotes_are_counted_by_hand(quote, past, luis):
    load(quote, past, luis)
    answers = [0.5, 3, 2]

    told = said("quotes")

    figures = told.figures
    assert figures["sent"] == 6
    assert figures["sent_amount"] == 1_000 + 700 + 300 + 200 + 150 + 90
    assert (figures["accepted"], figures["accepted_amount"]) == (2, 1_700)
    assert figures["accepted_percent"] == pytest.approx(100 * 2 / 5)
    assert figures["answer_mean"] == pytest.approx(fmean(answers), abs=1e-4)
    assert figures["answer_p50"] == pytest.approx(median(answers), abs=1e-4)
    assert figures["invoiced_p50"] == pytest.approx(8.5, abs=1e-4)
    for table in ("people", "days"):
        for key, whole in (("sent", 6), ("accepted", 2), ("rejected", 1), ("late", 2)):
            assert sum(column(told, table, key)) == whole
        assert sum(column(told, table, "amount")) == 1_700


def test_quotes_are_narrowed_and_compared(quote, past, luis):
    load(quote, past, luis)
    other = add_customer("Otra SAC", "20512345671")
    quote("accepted", FIRST, 11, decided=FIRST + DAY, customer=other)

    his = said("quotes", february(people=frozenset({luis.id}))).figures
    assert (his["sent"], his["accepted_amount"], his["accepted_percent"]) == (1, 700, 100)
    dollars = said("quotes", february(currency="USD")).figures
    assert (dollars["sent"], dollars["accepted_amount"]) == (1, 5_000)
    assert said("quotes", february(customer=other.id)).figures["sent_amount"] == 11
    before = said("quotes", february().before()).figures
    assert (before["sent"], before["accepted"], before["accepted_percent"]) == (1, 0, 0)
