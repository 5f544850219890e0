"""Payments: partial, total, too much, over many invoices, taken back, given back."""

from datetime import date

import pytest

from billing.models import Allocation, PeriodLock
from billing.operations import ledger as books
from billing.operations.credit_notes import drafting as notes
from billing.operations.credit_notes import issuing as notes_issuing
from billing.operations.payments import allocating, recording, undoing
from billing.operations.payments.recording import PaymentForm
from billing.queries import ledger
from billing.types import AccountKind, CreditReason, EntryKind, Line, PaymentMethod, Source
from billing.types.crediting import CreditForm, TakenBack
from hub.accounts.operations import people
from hub.kernel import clock
from hub.kernel.errors import Conflict, DomainError, Forbidden, Invalid
from hub.kernel.home import today
from hub.kernel.ids import new_id
from hub.kernel.money import Money
from tests.billing.office import books_are_true, line

pytestmark = pytest.mark.django_db


def free(payment):
    return payment.free.minor


def test_forty_and_sixty_on_a_hundred(office):
    made = office.issue()

    office.pay(40, on=made)
    assert (office.again(made).state, office.again(made).balance_minor) == ("partial", 6_000)
    office.pay(60, on=made)

    assert (office.again(made).state, office.again(made).balance_minor) == ("paid", 0)
    assert books_are_true()


def test_too_much_stays_the_customers_and_pays_the_next_one(office):
    made = office.issue()
    paid = office.pay(150)
    assert (office.again(made).state, free(paid)) == ("paid", 5_000)

    second = office.issue()
    allocating.use_credit(invoice_id=second.id, by=office.clerk, at=clock.now())

    assert office.again(second).balance_minor == 5_000
    assert free(office.again(paid)) == 0 and books_are_true()


def test_one_payment_over_three_invoices_oldest_first(office):
    made = [office.issue() for _ in range(3)]
    office.pay(250)
    assert [office.again(row).state for row in made] == ["paid", "paid", "partial"]
    assert books_are_true()


def test_a_reversal_restores_what_was_owed(office, admin):
    made = [office.issue() for _ in range(2)]
    paid = office.pay(150)

    undoing.reverse(payment_id=paid.id, reason="Cheque sin fondos", by=admin, at=clock.now())

    assert [office.again(row).state for row in made] == ["open", "open"]
    assert office.again(paid).state == "reversed" and books_are_true()
    with pytest.raises(Conflict):
        undoing.reverse(payment_id=paid.id, reason="otra", by=admin, at=clock.now())


def test_a_large_reversal_takes_two(office, admin):
    office.issue(line("900"))
    paid = office.pay(900)
    undoing.reverse(payment_id=paid.id, reason="Error", by=admin, at=clock.now())
    assert office.again(paid).state == "confirmed"
    other = people.add(username="otra", role="admin")
    with pytest.raises(Forbidden):
        undoing.reverse(payment_id=paid.id, reason="Error", by=admin, at=clock.now())

    undoing.reverse(payment_id=paid.id, reason="Error", by=other, at=clock.now())

    assert office.again(paid).state == "reversed" and not office.again(paid).kept_by_one
    assert books_are_true()


def test_where_there_is_one_admin_it_says_that_one_person_did_it(office, admin):
    office.issue(line("900"))
    paid = office.pay(900)
    for _ in range(2):
        undoing.reverse(payment_id=paid.id, reason="Error", by=admin, at=clock.now())
    assert office.again(paid).state == "reversed" and office.again(paid).kept_by_one


def test_one_operation_number_pays_once(office):
    office.pay(10, method="wallet", operation_number="00 123-45")
    with pytest.raises(Conflict) as refusal:
        office.pay(10, method="transfer", operation_number="0012345")
    assert refusal.value.code == "operation_number_used"
    assert "operation_number" in refusal.value.fields


def test_a_pending_payment_pays_when_it_is_found(office):
    made = office.issue()
    form = PaymentForm(
        money=Money(10_000, "PEN"), method=PaymentMethod.WALLET, operation_number="777"
    )
    begun = recording.begin(
        customer_id=office.customer.id, form=form, by=None, at=clock.now(), invoice_id=made.id
    )
    assert office.again(made).state == "open"

    recording.confirm(payment_id=begun.id, by=office.clerk, at=clock.now())

    assert office.again(made).state == "paid" and books_are_true()
    with pytest.raises(Conflict):
        recording.confirm(payment_id=begun.id, by=office.clerk, at=clock.now())


def test_what_never_came_frees_its_number(office):
    form = PaymentForm(money=Money(1, "PEN"), method=PaymentMethod.WALLET, operation_number="777")
    begun = recording.begin(
        customer_id=office.customer.id, form=form, by=office.clerk, at=clock.now()
    )
    recording.give_up(
        payment_id=begun.id, how="fail", reason="No llegó", by=office.clerk, at=clock.now()
    )
    assert office.pay(10, method="wallet", operation_number="777").state == "confirmed"


def test_from_the_balance_only_what_is_there(office):
    books.post(
        source=Source(type="recharge", id=new_id()),
        kind=EntryKind.RECHARGE,
        lines=[
            Line(kind=AccountKind.CLEARING_CASH, money=Money(-6_000, "PEN")),
            Line(
                kind=AccountKind.CUSTOMER, money=Money(6_000, "PEN"), customer_id=office.customer.id
            ),
        ],
        description="",
        by=office.clerk,
        at=clock.now(),
    )
    made = office.issue()
    office.pay(60, on=made, method="balance")
    with pytest.raises(DomainError) as refusal:
        office.pay(40, on=made, method="balance")

    assert refusal.value.code == "insufficient_balance"
    assert ledger.balance(office.customer.id).minor == 0
    assert office.again(made).balance_minor == 4_000 and books_are_true()


def test_a_credit_note_on_a_paid_invoice_becomes_the_customers(office, admin):
    made = office.issue(line("100", "2", rate="18"))
    office.pay(236)
    form = CreditForm(
        reason=CreditReason.PARTLY_RETURNED,
        lines=[TakenBack(line=made.lines.get().id, quantity=1)],
    )
    draft = notes.draft(invoice_id=made.id, form=form, by=office.clerk, at=clock.now())
    note = notes_issuing.issue(credit_note_id=draft.id, by=admin, at=clock.now())

    assert (note.label, note.total_minor, note.credit_minor) == ("FC01-00000001", 11_800, 11_800)
    assert office.again(made).state == "paid" and books_are_true()
    second = office.issue(line("100"))
    allocating.use_credit(invoice_id=second.id, by=office.clerk, at=clock.now())
    assert office.again(second).state == "paid" and books_are_true()


def test_no_more_than_the_invoice_is_taken_back(office, admin):
    made = office.issue(line("33.33", "3", rate="18"))
    whole = CreditForm(reason=CreditReason.CANCELLED)
    first, second = [
        notes.draft(invoice_id=made.id, form=whole, by=office.clerk, at=clock.now())
        for _ in range(2)
    ]
    notes_issuing.issue(credit_note_id=first.id, by=admin, at=clock.now())
    with pytest.raises(Conflict):
        notes_issuing.issue(credit_note_id=second.id, by=admin, at=clock.now())

    assert office.again(made).state == "paid" and books_are_true()


def test_a_refund_is_approved_by_somebody_else(office, admin):
    paid = office.pay(50)
    form = undoing.RefundForm(
        money=Money(2_000, "PEN"), method=PaymentMethod.TRANSFER, reason="Pagó de más"
    )
    asked = undoing.ask_refund(form=form, by=office.clerk, at=clock.now(), payment_id=paid.id)
    with pytest.raises(Forbidden):
        undoing.approve_refund(refund_id=asked.id, by=office.clerk, at=clock.now())
    undoing.approve_refund(refund_id=asked.id, by=admin, at=clock.now())

    assert free(office.again(paid)) == 3_000 and books_are_true()
    with pytest.raises(Conflict):
        undoing.approve_refund(refund_id=asked.id, by=admin, at=clock.now())
    with pytest.raises(Conflict):
        undoing.reverse(payment_id=paid.id, reason="x", by=admin, at=clock.now())


def test_an_allocation_is_taken_back_once(office):
    made = office.issue()
    paid = office.pay(100)
    row = Allocation.objects.get()
    allocating.deallocate(allocation_id=row.id, by=office.clerk, at=clock.now())

    assert office.again(made).state == "open" and free(office.again(paid)) == 10_000
    with pytest.raises(Conflict):
        allocating.deallocate(allocation_id=row.id, by=office.clerk, at=clock.now())
    assert books_are_true()


def test_nothing_is_written_for_closed_days(office, admin):
    day = today(clock.now())
    PeriodLock.objects.create(until=day, reason="Cierre", author=admin, created_at=clock.now())
    for work in (office.issue, lambda: office.pay(5)):
        with pytest.raises(Conflict) as refusal:
            work()
        assert refusal.value.code == "period_closed"


@pytest.mark.parametrize(
    "wrong",
    [
        {"method": "wallet"},
        {"method": "card"},
        {"paid_on": date(2099, 1, 1)},
    ],
)
def test_what_cannot_be_is_refused(office, wrong):
    with pytest.raises(Invalid):
        office.pay(5, **wrong)


def test_a_key_is_one_payment(office):
    office.issue()
    assert office.pay(40, key="k").id == office.pay(40, key="k").id
    assert books_are_true()


def test_what_a_customer_has_free_is_used_by_the_office_and_by_themselves(office, ana):
    office.pay(50)
    owed = office.issue()
    with pytest.raises(Forbidden):
        allocating.use_credit(invoice_id=owed.id, by=ana, at=clock.now())
    assert office.again(owed).state == "open"
