"""Many hands on the same documents: each number once, each sol once."""

import pytest

from billing.models import Allocation, Invoice, Payment
from billing.operations import ledger as books
from billing.operations.credit_notes import drafting as notes
from billing.operations.credit_notes import issuing as notes_issuing
from billing.operations.invoices import closing, issuing
from billing.operations.payments import recording, undoing
from billing.queries import ledger
from billing.types import AccountKind, CreditReason, EntryKind, Line, Source
from billing.types.crediting import CreditForm
from hub.kernel import clock
from hub.kernel.ids import new_id
from hub.kernel.money import Money
from tests.billing.office import Office, add_customer, books_are_true, line
from tests.crowd import outcomes

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def office(transactional_db, carla):
    return Office(carla, add_customer())


def test_twenty_payments_pay_one_invoice_once(office):
    made = office.issue(line("500"))

    came = outcomes(*[lambda: office.pay(500, method="cash") for _ in range(20)])

    assert came == {"done": 20}
    assert sum(Allocation.objects.values_list("amount_minor", flat=True)) == 50_000
    assert office.again(made).state == "paid"
    assert sum(row.free.minor for row in Payment.objects.all()) == 19 * 50_000
    assert books_are_true()


def test_twenty_with_one_key_are_one_payment(office):
    office.issue(line("500"))

    came = outcomes(*[lambda: office.pay(500, key="one") for _ in range(20)])

    assert came == {"done": 20}
    assert Payment.objects.count() == 1 and books_are_true()


def test_fifty_issues_ten_of_them_failing_leave_no_gap(office):
    nameless = add_customer("Sin RUC", "")
    drafts = [office.draft(customer=nameless if n % 5 == 0 else None) for n in range(50)]

    came = outcomes(
        *[
            lambda row=row: issuing.issue(invoice_id=row.id, by=office.clerk, at=clock.now())
            for row in drafts
        ]
    )

    assert came == {"done": 40, "invalid": 10}
    issued = Invoice.objects.exclude(number=None).order_by("number")
    assert [row.number for row in issued] == list(range(1, 41))
    chain = [("", issued[0].previous_hash)] + [
        (one.hash, two.previous_hash) for one, two in zip(issued, issued[1:], strict=False)
    ]
    assert all(before == after for before, after in chain) and books_are_true()


def test_ten_spend_thirty_of_a_balance_of_a_hundred(office):
    books.post(
        source=Source(type="recharge", id=new_id()),
        kind=EntryKind.RECHARGE,
        lines=[
            Line(kind=AccountKind.CLEARING_CASH, money=Money(-10_000, "PEN")),
            Line(
                kind=AccountKind.CUSTOMER,
                money=Money(10_000, "PEN"),
                customer_id=office.customer.id,
            ),
        ],
        description="",
        by=office.clerk,
        at=clock.now(),
    )
    office.issue(line("900"))

    came = outcomes(*[lambda: office.pay(30, method="balance") for _ in range(10)])

    assert came == {"done": 3, "insufficient_balance": 7}
    assert ledger.balance(office.customer.id).minor == 1_000 and books_are_true()


@pytest.mark.parametrize("_", range(5))
def test_of_void_and_payment_one_wins(office, admin, _):
    made = office.issue()

    came = outcomes(
        lambda: closing.void(invoice_id=made.id, reason="x", by=admin, at=clock.now()),
        lambda: office.pay(100, on=made),
    )

    assert came["done"] == 1 and sum(came.values()) == 2
    assert office.again(made).state in ("void", "paid") and books_are_true()


@pytest.mark.parametrize("_", range(5))
def test_a_credit_note_and_a_payment_at_once_add_up(office, admin, _):
    made = office.issue()
    form = CreditForm(reason=CreditReason.CANCELLED)
    note = notes.draft(invoice_id=made.id, form=form, by=office.clerk, at=clock.now())

    outcomes(
        lambda: notes_issuing.issue(credit_note_id=note.id, by=admin, at=clock.now()),
        lambda: office.pay(100, on=made),
    )

    assert office.again(made).state == "paid" and books_are_true()


def test_eight_confirmations_and_a_failure_are_one_end(office):
    made = office.issue()
    form = recording.PaymentForm(money=Money(10_000, "PEN"), method="wallet", operation_number="1")
    begun = recording.begin(
        customer_id=office.customer.id, form=form, by=None, at=clock.now(), invoice_id=made.id
    )

    came = outcomes(
        *[
            lambda: recording.confirm(payment_id=begun.id, by=office.clerk, at=clock.now())
            for _ in range(8)
        ],
        lambda: recording.give_up(
            payment_id=begun.id, how="fail", reason="", by=office.clerk, at=clock.now()
        ),
    )

    assert came == {"done": 1, "conflict": 8} and books_are_true()


def test_a_reversal_and_payments_over_the_same_invoices_do_not_wait_for_ever(office, admin):
    for _ in range(4):
        office.issue()
    paid = office.pay(400)
    for _ in range(4):
        office.issue()

    came = outcomes(
        lambda: undoing.reverse(payment_id=paid.id, reason="x", by=admin, at=clock.now()),
        *[lambda: office.pay(150) for _ in range(6)],
    )

    assert came == {"done": 7} and books_are_true()
