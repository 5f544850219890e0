"""A statement is the ledger: it closes where the next one opens, and its ages add up."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from billing.models import Account
from billing.operations.credit_notes import drafting as note_drafting
from billing.operations.credit_notes import issuing as note_issuing
from billing.operations.invoices import closing, drafting, issuing
from billing.operations.payments import recording, undoing
from billing.operations.payments.recording import PaymentForm
from billing.queries.statements import bucket_of, statement
from billing.types import CreditReason, PaymentMethod
from billing.types.crediting import CreditForm
from hub.kernel import home
from hub.kernel.money import Money
from tests.billing.office import add_customer, line
from tests.billing.smtp import box

__all__ = ["box"]
pytestmark = pytest.mark.django_db
START = date(2026, 1, 1)
END = date(2026, 6, 30)


def noon(day: date) -> datetime:
    return home.start_of(day) + timedelta(hours=12)


class Past:
    """An office whose days are said."""

    def __init__(self, admin, customer):
        self.admin, self.customer = admin, customer

    def issues(self, units, day, *, days=30):
        form = drafting.InvoiceForm(lines=[line(str(units))], due_on=day + timedelta(days=days))
        made = drafting.draft(customer_id=self.customer.id, form=form, by=self.admin, at=noon(day))
        return issuing.issue(invoice_id=made.id, by=self.admin, at=noon(day))

    def pays(self, units, day):
        form = PaymentForm(money=Money(units * 100, "PEN"), method=PaymentMethod.CASH)
        return recording.record(
            customer_id=self.customer.id, form=form, by=self.admin, at=noon(day)
        )

    def credits(self, invoice, day):
        made = note_drafting.draft(
            invoice_id=invoice.id,
            form=CreditForm(reason=CreditReason.RETURNED),
            by=self.admin,
            at=noon(day),
        )
        return note_issuing.issue(credit_note_id=made.id, by=self.admin, at=noon(day))

    def stands(self, since, until):
        return statement(self.customer.id, since=since, until=until)


@pytest.fixture
def past(admin):
    return Past(admin, add_customer())


def minors(amounts):
    return [each.minor for each in amounts]


def test_what_was_sold_and_paid_stands_in_the_order_it_happened(past):
    first = past.issues(100, START)
    past.issues(50, START + timedelta(days=5))
    past.pays(120, START + timedelta(days=40))

    whole = past.stands(START, END)

    assert [(each.kind, each.amount.minor, each.balance.minor) for each in whole.movements] == [
        ("invoice", 10_000, 10_000),
        ("invoice", 5_000, 15_000),
        ("payment", -12_000, 3_000),
    ]
    assert whole.movements[0].number == first.label and whole.movements[2].number[:2] == "R-"
    assert (whole.opening.minor, whole.closing.minor, whole.unapplied.minor) == (0, 3_000, 0)


def test_ages_are_those_of_the_last_day(past):
    past.issues(10, START, days=0)
    past.issues(20, START + timedelta(days=40), days=0)
    past.issues(40, START + timedelta(days=70), days=0)
    past.issues(80, START + timedelta(days=99), days=0)
    past.issues(160, START + timedelta(days=100), days=30)

    assert minors(past.stands(START, START + timedelta(days=100)).ageing) == [
        *(16_000, 12_000, 2_000, 0, 1_000)
    ]
    assert minors(past.stands(START, START).ageing) == [1_000, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("days", "place"),
    [(-5, 0), (0, 0), (1, 1), (30, 1), (31, 2), (60, 2), (61, 3), (90, 3), (91, 4), (999, 4)],
)
def test_the_edges_of_ages(days, place):
    assert bucket_of(days) == place


def test_notes_voids_write_offs_and_reversals_all_count(past):
    day = [START + timedelta(days=each) for each in range(10)]
    void = past.issues(10, day[0])
    closing.void(invoice_id=void.id, reason="error", by=past.admin, at=noon(day[1]))
    lost = past.issues(20, day[2])
    closing.write_off(invoice_id=lost.id, reason="quebró", by=past.admin, at=noon(day[3]))
    past.credits(past.issues(30, day[4]), day[5])
    paid = past.pays(40, day[6])
    undoing.reverse(payment_id=paid.id, reason="error", by=past.admin, at=noon(day[7]))

    whole = past.stands(START, END)

    assert [each.amount.minor for each in whole.movements] == [
        *(1_000, -1_000, 2_000, -2_000, 3_000, -3_000, -4_000, 4_000)
    ]
    # The reversed payment had recovered nothing: it found nothing to pay but what was given up.
    assert whole.closing.minor == 0 and minors(whole.ageing) == [0] * 5


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["issue", "pay", "credit", "reverse"]),
        st.integers(1, 9),
        st.integers(0, 25),
    ),
    min_size=1,
    max_size=8,
)


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS, cut=st.integers(0, 180))
def test_a_part_closes_where_the_next_opens_and_all_is_the_ledger(admin, steps, cut):
    past, day, invoices, payments = Past(admin, add_customer()), START, [], []
    for what, units, wait in steps:
        day += timedelta(days=wait)
        if what == "issue":
            invoices.append(past.issues(units, day))
        elif what == "pay":
            payments.append(past.pays(units, day))
        elif what == "credit" and invoices:
            past.credits(invoices.pop(), day)
        elif what == "reverse" and payments:
            undoing.reverse(payment_id=payments.pop().id, reason="error", by=admin, at=noon(day))

    middle = START + timedelta(days=cut)
    before, after = past.stands(START, middle), past.stands(middle + timedelta(days=1), END)

    assert before.closing == after.opening
    owed = -sum(
        Account.objects.filter(
            customer=past.customer, kind__in=("receivable", "credit")
        ).values_list("balance", flat=True)
    )
    assert past.stands(START, END + timedelta(days=90)).closing.minor == owed
    for part in (before, after):
        assert sum(minors(part.ageing)) - part.unapplied.minor == part.closing.minor
        assert part.opening.minor + sum(minors(m.amount for m in part.movements)) == (
            part.closing.minor
        )
