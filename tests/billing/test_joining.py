"""Two customers become one and two again: what they owe, paid and may use goes along."""

import pytest

from billing.models import Account, Invoice, Payment
from billing.operations.coupons import discounts, offering, slips
from billing.operations.coupons.records import CouponUsed
from billing.operations.credit_notes import drafting as notes
from billing.operations.credit_notes import issuing as notes_issuing
from billing.operations.payments import allocating
from billing.operations.payments.allocating import Share
from billing.operations.quotes import drafting as quoting
from billing.types import AccountKind, CreditReason
from billing.types.crediting import CreditForm
from billing.types.quotes import QuoteForm, QuoteLineInput
from crm.operations import merging
from hub.kernel import clock
from hub.kernel.errors import Conflict
from tests.billing.couponing import benefit, put_on, redeem
from tests.billing.office import Office, add_customer, books_are_true, line
from tests.crowd import outcomes


@pytest.fixture
def other(office):
    return add_customer("Andinos Transportes", "20131312955")


def join(office, other, by):
    return merging.merge(kept=office.customer, gone=other, by=by, at=clock.now())


def part(merge, by):
    return merging.undo(merge=merge, by=by, at=clock.now())


def theirs(customer, kind):
    row = Account.objects.filter(kind=kind, customer=customer).first()
    return row.balance if row else 0


def test_what_they_owe_and_may_use_follows(office, other, ana):
    office.issue(line("300"))
    owed, paid = office.issue(line("200"), customer=other), office.pay(250, customer=other)
    again = office.issue(line("80"), customer=other)

    join(office, other, ana)

    assert {office.again(row).customer_id for row in (owed, paid, again)} == {office.customer.id}
    assert office.again(owed).made_for_id == other.id
    assert theirs(office.customer, AccountKind.RECEIVABLE) == -38_000
    assert theirs(office.customer, AccountKind.CREDIT) == 5_000
    assert theirs(other, AccountKind.RECEIVABLE) == theirs(other, AccountKind.CREDIT) == 0
    assert books_are_true()


def test_credit_of_one_pays_what_the_other_owed(office, other, ana):
    owed = office.issue(line("30"))
    office.pay(30, customer=other)

    join(office, other, ana)
    allocating.use_credit(invoice_id=owed.id, by=office.clerk, at=clock.now())

    assert office.again(owed).state == "paid" and books_are_true()


def test_taken_apart_each_has_their_own_as_it_is_by_then(office, other, ana):
    mine, his = office.issue(line("300")), office.issue(line("200"), customer=other)
    merge = join(office, other, ana)
    office.pay(100, on=mine)

    part(merge, ana)

    assert office.again(his).customer_id == other.id
    assert office.again(mine).customer_id == office.customer.id
    assert theirs(other, AccountKind.RECEIVABLE) == -20_000
    assert theirs(office.customer, AccountKind.RECEIVABLE) == -20_000
    assert books_are_true()


def test_a_credit_note_goes_with_its_invoice(office, other, ana, admin):
    his = office.issue(line("200"), customer=other)
    office.pay(200, customer=other)
    merge = join(office, other, ana)
    form = CreditForm(reason=CreditReason.CANCELLED)
    note = notes.draft(invoice_id=his.id, form=form, by=office.clerk, at=clock.now())
    note = notes_issuing.issue(credit_note_id=note.id, by=admin, at=clock.now())

    part(merge, ana)

    assert office.again(note).customer_id == other.id
    assert theirs(other, AccountKind.CREDIT) == 20_000 and books_are_true()


def test_payments_that_cross_keep_them_together_by_name(office, other, ana):
    his = office.issue(line("200"), customer=other)
    merge = join(office, other, ana)
    paid = office.pay(50, on=his)

    with pytest.raises(Conflict) as refused:
        part(merge, ana)

    assert refused.value.code == "payments_cross"
    assert refused.value.fields == {"invoices": [his.label]}
    allocating.deallocate(allocation_id=paid.allocations.get().id, by=office.clerk, at=clock.now())
    part(merge, ana)
    assert office.again(his).customer_id == other.id and books_are_true()


def test_of_three_joined_in_a_row_the_last_takes_both_back(office, other, ana):
    third = add_customer("Andinos", "20100047218")
    office.issue(line("10"), customer=third)
    office.issue(line("20"), customer=other)
    merging.merge(kept=other, gone=third, by=ana, at=clock.now())
    other.refresh_from_db()
    merge = join(office, other, ana)

    part(merge, ana)

    assert set(Invoice.objects.values_list("customer", flat=True)) == {other.id}
    assert theirs(other, AccountKind.RECEIVABLE) == -3_000 and books_are_true()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_", range(3))
def test_a_payment_at_the_same_moment_is_nobodys_ghost(transactional_db, carla, ana, _):
    office = Office(carla, add_customer())
    other = add_customer("Andinos Transportes", "20131312955")
    his = office.issue(line("200"), customer=other)

    came = outcomes(
        lambda: join(office, other, ana),
        *[lambda: office.pay(30, customer=other) for _ in range(3)],
        lambda: allocating.allocate(
            payment_id=office.pay(10).id,
            shares=[Share(invoice=his.id, minor=100)],
            by=carla,
            at=clock.now(),
        ),
    )

    # Joined first, his bill is what the ten went to by themselves: nothing is left of it then.
    assert set(came) <= {"done", "already_merged", "invalid", "over_allocated"}
    assert set(Payment.objects.values_list("customer", flat=True)) == {office.customer.id}
    assert books_are_true()


def test_coupons_booklets_and_their_uses_follow_and_come_back(office, other, give, ana):
    at = clock.now()
    his, once = give(other), give(per_customer=1, limit=9)
    book = discounts.booklet(
        name="Cuponera", count=2, benefit=benefit(), customer_id=other.id, by=office.clerk, at=at
    )
    bill = office.issue(line("100"), customer=other)
    slip = slips.issue(invoice_id=bill.id, by=office.clerk, at=at)
    put_on(office, office.draft(line("50"), customer=other), once)

    merge = join(office, other, ana)

    rows = [his, slip, book, *book.coupons.all()]
    assert {office.again(row).customer_id for row in rows} == {office.customer.id}
    assert put_on(office, office.draft(line("100")), his).amount_minor == 1_000
    with pytest.raises(CouponUsed):
        put_on(office, office.draft(line("100")), once)

    part(merge, ana)

    assert {office.again(row).customer_id for row in rows} == {other.id}
    put_on(office, office.draft(line("100")), once)
    assert redeem(office, slip).state == "confirmed" and books_are_true()


def test_a_slip_is_paid_while_they_are_joined_and_stays_paid(office, other, ana):
    bill = office.issue(line("100"), customer=other)
    slip = slips.issue(invoice_id=bill.id, by=office.clerk, at=clock.now())
    merge = join(office, other, ana)

    redeem(office, slip)
    with pytest.raises(Conflict):
        part(merge, ana)

    assert office.again(bill).state == "paid" and books_are_true()


def test_a_quote_that_holds_a_coupon_follows_with_it(office, other, give, ana):
    coupon, at = give(other), clock.now()
    form = QuoteForm(lines=[QuoteLineInput(line=line("100"))])
    row = quoting.draft(customer_id=other.id, form=form, by=ana, at=at)
    offering.put_on(quote_id=row.id, text=str(coupon), by=ana, at=at)
    merge = join(office, other, ana)
    assert office.again(row).customer_id == office.customer.id

    part(merge, ana)
    offering.take_off(quote_id=row.id, coupon_id=None, by=ana, at=at)

    coupon = office.again(coupon)
    assert (coupon.customer_id, coupon.used, coupon.state) == (other.id, 0, "issued")
