"""What many hands do to the same money at once, twenty times over: always the same end.

Each test is one storm; every round of it has a customer of its own, so that what a round left can
be counted. Recharges have theirs in `test_recharges_twenty_times`, coupons in
`test_coupons_at_once`, dying workers in `test_killed`.
"""

from collections.abc import Callable
from copy import copy
from itertools import pairwise
from typing import Any

import pytest
from django.db.models.base import ModelState

from billing.models import Allocation, Invoice, InvoiceLine, Payment
from billing.operations import ledger as books
from billing.operations.credit_notes import drafting as notes
from billing.operations.credit_notes import issuing as notes_issuing
from billing.operations.invoices import closing, issuing
from billing.queries import ledger
from billing.types import (
    AccountKind,
    CreditReason,
    EntryKind,
    Line,
    Source,
)
from billing.types.crediting import CreditForm
from hub.accounts.models import User
from hub.kernel import clock
from hub.kernel.home import settle
from hub.kernel.ids import new_id
from hub.kernel.money import Money
from tests.billing.office import Office, add_customer, books_are_true, line
from tests.crowd import outcomes

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
ROUNDS = 20
PARTS = 5  # of the longest storm, so that none lasts too long


@pytest.fixture
def office(transactional_db: None, carla: User) -> Office:
    settle("PEN")
    return Office(carla, add_customer())


@pytest.fixture
def rounds(office: Office) -> Callable[[], Any]:
    """Go through the rounds, a fresh customer at the counter in each; the books are true after."""

    def go(count=ROUNDS):
        for turn in range(count):
            office.customer = add_customer(f"Cliente {turn}")
            yield turn
        assert books_are_true()

    return go


def copies(draft: Invoice, count: int) -> list[Invoice]:
    """Write a draft down again so many times, it being one of them."""
    lines = list(draft.lines.all())
    rows = []
    for _ in range(count - 1):
        row = copy(draft)
        row.id, row._state = new_id(), ModelState()
        rows.append(row)
    Invoice.objects.bulk_create(rows)
    more = []
    for row in rows:
        for each in lines:
            again = copy(each)
            again.id, again.invoice_id, again._state = new_id(), row.id, ModelState()
            more.append(again)
    InvoiceLine.objects.bulk_create(more)
    return [draft, *rows]


def test_twenty_payments_of_one_invoice(office, rounds):
    for _ in rounds():
        made = office.issue(line("500"))

        came = outcomes(*[lambda: office.pay(500) for _ in range(20)])

        assert came == {"done": 20}
        paid = Allocation.objects.filter(invoice=made).values_list("amount_minor", flat=True)
        assert sum(paid) == 50_000 and office.again(made).state == "paid"
        mine = Payment.objects.filter(customer=office.customer)
        assert sum(row.free.minor for row in mine) == 19 * 50_000


def test_twenty_with_one_key(office, rounds):
    for turn in rounds():
        made = office.issue(line("500"))

        came = outcomes(*[lambda key=f"k{turn}": office.pay(500, key=key) for _ in range(20)])

        assert came == {"done": 20} and office.again(made).state == "paid"
        assert Payment.objects.filter(customer=office.customer).count() == 1


def test_ten_spend_thirty_of_a_hundred(office, rounds):
    for _ in rounds():
        customer = office.customer
        _give_balance(office, 10_000)
        office.issue(line("900"))

        came = outcomes(*[lambda: office.pay(30, method="balance") for _ in range(10)])

        assert came == {"done": 3, "insufficient_balance": 7}
        assert ledger.balance(customer.id).minor == 1_000


@pytest.mark.parametrize("_", range(PARTS))
def test_fifty_issues_of_which_ten_fail(office, rounds, _):
    nameless = add_customer("Sin RUC", "")
    for turn in rounds(ROUNDS // PARTS):
        drafts = [
            *copies(office.draft(customer=nameless), 10),
            *copies(office.draft(), 40),
        ]

        came = outcomes(
            *[
                lambda row=row: issuing.issue(invoice_id=row.id, by=office.clerk, at=clock.now())
                for row in drafts
            ]
        )

        assert came == {"done": 40, "invalid": 10}
        issued = list(Invoice.objects.exclude(number=None).order_by("number"))
        assert [row.number for row in issued] == list(range(1, 40 * (turn + 1) + 1))
        assert all(one.hash == two.previous_hash for one, two in pairwise(issued))


def test_a_void_and_a_payment(office, admin, rounds):
    ends = set()
    for _ in rounds():
        made = office.issue()

        came = outcomes(
            lambda made=made: closing.void(
                invoice_id=made.id, reason="x", by=admin, at=clock.now()
            ),
            lambda made=made: office.pay(100, on=made),
        )

        assert came["done"] == 1 and sum(came.values()) == 2, came
        ends.add(office.again(made).state)
        assert ends <= {"void", "paid"}


def test_a_credit_note_and_a_payment(office, admin, rounds):
    for _ in rounds():
        made = office.issue()
        form = CreditForm(reason=CreditReason.CANCELLED)
        note = notes.draft(invoice_id=made.id, form=form, by=office.clerk, at=clock.now())

        came = outcomes(
            lambda note=note: notes_issuing.issue(credit_note_id=note.id, by=admin, at=clock.now()),
            lambda made=made: office.pay(100, on=made),
        )

        assert came["done"] >= 1 and sum(came.values()) == 2, came
        found = office.again(made)
        assert (found.state, found.balance_minor) == ("paid", 0)
        assert found.paid_minor + found.applied_minor == 10_000


def _give_balance(office: Office, minor: int) -> None:
    """Credit the customer as a recharge does."""
    money = Money(minor, "PEN")
    books.post(
        source=Source(type="recharge", id=new_id()),
        kind=EntryKind.RECHARGE,
        lines=[
            Line(kind=AccountKind.CLEARING_CASH, money=-money),
            Line(kind=AccountKind.CUSTOMER, money=money, customer_id=office.customer.id),
        ],
        description="",
        by=office.clerk,
        at=clock.now(),
    )
