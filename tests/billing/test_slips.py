"""Slips at the counter: codes that pay bills."""

from datetime import timedelta

import pytest

from billing.models import Coupon, CouponUse, Payment
from billing.operations.coupons import closing, finding
from billing.operations.coupons.records import CouponExpired, CouponUsed, CouponVoid
from billing.operations.coupons.slips import NothingToPay
from billing.operations.invoices import closing as invoices_closing
from billing.operations.payments import undoing
from billing.types.coupons import is_code, is_reference, new_code, new_reference
from hub.kernel import clock
from hub.kernel.errors import Forbidden, Invalid, NotFound, RateLimited
from tests.billing.couponing import redeem
from tests.billing.office import books_are_true, line

# --- codes ---------------------------------------------------------------------------------


def test_a_wrong_sign_shows_before_anything_is_looked_up():
    code, number = new_code(), new_reference()

    assert is_code(code) and is_reference(number)
    for at in range(len(code)):
        wrong = "2" if code[at] != "2" else "3"
        assert not is_code(code[:at] + wrong + code[at + 1 :])
    assert not is_reference(number[:-1] + str((int(number[-1]) + 1) % 10))


def test_a_code_is_read_however_it_is_typed(office, slip):
    made = slip(office.issue())

    for text in (str(made), made.code.lower(), f" {made} ".replace("-", " "), made.reference):
        assert finding.found(text, by=office.clerk).id == made.id


def test_who_guesses_waits_and_who_mistypes_does_not(office):
    for _ in range(20):
        with pytest.raises(Invalid):
            finding.found("AAAA-AAAA-AAA3", by=office.clerk)
    for _ in range(10):
        with pytest.raises(NotFound):
            finding.found(new_code(), by=office.clerk)
    with pytest.raises(RateLimited):
        finding.found(new_code(), by=office.clerk)


# --- slips ---------------------------------------------------------------------------------


def test_a_slip_pays_its_part_of_a_bill_at_once(office, slip):
    bill = office.issue(line("100"))
    made = slip(bill, 40)

    paid = redeem(office, made)

    bill, made = office.again(bill), office.again(made)
    assert (bill.state, bill.balance_minor, paid.amount_minor) == ("partial", 6_000, 4_000)
    assert (made.state, made.used) == ("redeemed", 1)
    assert CouponUse.objects.get().payment == paid and books_are_true()


def test_a_slip_of_everything_closes_bill_and_coupon(office, slip):
    bill = office.issue(line("100"))

    redeem(office, slip(bill))

    assert office.again(bill).state == "paid" and books_are_true()


def test_a_slip_is_paid_once(office, slip):
    bill = office.issue(line("100"))
    made = slip(bill, 40)
    first = redeem(office, made, key="one")

    assert redeem(office, made, key="one") == first
    with pytest.raises(CouponUsed):
        redeem(office, made, key="two")
    assert Payment.objects.count() == 1


def test_slips_never_come_to_more_than_is_owed(office, slip):
    bill = office.issue(line("100"))
    slip(bill, 60)

    with pytest.raises(Invalid) as refused:
        slip(bill, 50)
    assert refused.value.fields == {"amount": ["From 5.00 to 40.00."]}
    assert slip(bill).amount_minor == 4_000
    with pytest.raises(NothingToPay):
        slip(bill)


def test_a_slip_is_not_for_pennies_unless_they_are_all(office, slip):
    with pytest.raises(Invalid):
        slip(office.issue(line("100")), 1)
    assert slip(office.issue(line("3")), 3).amount_minor == 300


def test_one_key_is_one_slip(office, slip):
    bill = office.issue(line("100"))

    assert slip(bill, 30, key="one") == slip(bill, 30, key="one")
    assert Coupon.objects.count() == 1


def test_slips_a_bill_owes_too_little_for_are_void_the_latest_first(office, slip):
    bill = office.issue(line("100"))
    first, second = slip(bill, 50), slip(bill, 50)

    office.pay(30, on=bill)
    assert [office.again(each).state for each in (first, second)] == ["issued", "void"]
    office.pay(70, on=office.again(bill))
    assert office.again(first).state == "void"
    assert office.again(first).void_reason == "not_owed"


def test_a_void_bill_voids_its_slips(office, slip, admin):
    bill = office.issue()
    made = slip(bill)

    invoices_closing.void(invoice_id=bill.id, reason="Doble", by=admin, at=clock.now())

    assert office.again(made).state == "void"


def test_a_reversed_payment_opens_its_slip_again(office, slip, admin):
    bill = office.issue(line("100"))
    made = slip(bill)
    paid = redeem(office, made)

    undoing.reverse(payment_id=paid.id, reason="Cheque sin fondos", by=admin, at=clock.now())

    assert office.again(bill).state == "open"
    assert (office.again(made).state, office.again(made).used) == ("issued", 0)
    redeem(office, made)
    assert office.again(bill).state == "paid" and books_are_true()


def test_a_slip_whose_day_is_over_is_not_opened_again(office, slip, admin):
    bill = office.issue(line("100"))
    made = slip(bill)
    paid = redeem(office, made)
    Coupon.objects.update(starts_at=clock.now() - timedelta(9), expires_at=clock.now())

    undoing.reverse(payment_id=paid.id, reason="x", by=admin, at=clock.now())

    assert office.again(made).state == "expired"


def test_what_expired_is_refused_before_anybody_wrote_it_down(office, slip):
    bill = office.issue()
    made = slip(bill)
    later = made.expires_at

    assert made.stands(later) == "expired"
    with pytest.raises(CouponExpired) as refused:
        redeem(office, made, at=later)
    assert refused.value.status == 422
    assert closing.expire(coupon_id=made.id, at=later)
    assert not closing.expire(coupon_id=made.id, at=later)


def test_a_customer_may_void_their_slip_and_no_discount(office, slip, give, rosa):
    office.customer.portal_user = rosa
    office.customer.save()
    made, discount = slip(office.issue()), give(office.customer)

    closing.void(coupon_id=made.id, reason="Otro monto", by=rosa, at=clock.now())
    with pytest.raises(Forbidden):
        closing.void(coupon_id=discount.id, reason="x", by=rosa, at=clock.now())
    with pytest.raises(CouponVoid):
        redeem(office, made)
