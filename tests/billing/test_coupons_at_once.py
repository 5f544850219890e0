"""Many hands on the same coupon: never used more often than it may be, never owed twice."""

from datetime import timedelta

import pytest
from django.db import connection

from billing.models import Coupon, CouponAward, CouponRule, CouponUse
from billing.operations.coupons import discounts, offering, redeeming, rules, slips
from billing.operations.payments import undoing
from billing.operations.quotes import answering, converting, sending
from billing.operations.quotes import drafting as quoting
from billing.types import RuleEvent
from billing.types.quotes import AnsweredBy, QuoteForm, QuoteLineInput, Signed
from hub.kernel import clock
from hub.kernel.home import settle
from tests.billing.couponing import CASH, benefit, pen, put_on
from tests.billing.office import Office, add_customer, books_are_true, line
from tests.crowd import outcomes

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def office(transactional_db, carla):
    settle("PEN")
    return Office(carla, add_customer())


@pytest.mark.parametrize("_", range(20 if connection.vendor == "postgresql" else 1))
def test_fifty_uses_of_a_limit_of_three_are_three(office, _):
    coupon = discounts.issue(benefit=benefit(limit=3), by=office.clerk, at=clock.now())
    buyers = [add_customer(f"Cliente {n}", f"2010007{n:04d}") for n in range(5)]
    drafts = [office.draft(customer=buyers[n % 5]) for n in range(50)]

    came = outcomes(*[lambda row=row: put_on(office, row, coupon) for row in drafts])

    assert came == {"done": 3, "coupon_used": 47}
    coupon.refresh_from_db()
    assert (coupon.used, coupon.state) == (3, "exhausted")
    assert CouponUse.objects.filter(undoes=None).count() == 3


def test_slips_asked_for_at_once_never_come_to_more_than_is_owed(office):
    bill = office.issue(line("100"))

    came = outcomes(
        *[
            lambda: slips.issue(invoice_id=bill.id, money=pen(30), by=office.clerk, at=clock.now())
            for _ in range(12)
        ]
    )

    assert came == {"done": 3, "invalid": 9}
    assert sum(Coupon.objects.values_list("amount_minor", flat=True)) == 9_000


def test_one_key_at_once_is_one_slip(office):
    bill = office.issue(line("100"))

    came = outcomes(
        *[
            lambda: slips.issue(
                invoice_id=bill.id, money=pen(30), by=office.clerk, at=clock.now(), key="k"
            )
            for _ in range(10)
        ]
    )

    assert came == {"done": 10} and Coupon.objects.count() == 1


def test_a_slip_paid_at_twenty_windows_is_paid_once(office):
    bill = office.issue(line("100"))
    made = slips.issue(invoice_id=bill.id, by=office.clerk, at=clock.now())

    came = outcomes(
        *[
            lambda: redeeming.redeem(text=made.code, form=CASH, by=office.clerk, at=clock.now())
            for _ in range(20)
        ]
    )

    assert came == {"done": 1, "coupon_used": 19}
    assert office.again(bill).state == "paid" and books_are_true()


@pytest.mark.parametrize("_", range(5))
def test_a_slip_and_another_payment_at_once_agree(office, _):
    bill = office.issue(line("100"))
    made = slips.issue(invoice_id=bill.id, by=office.clerk, at=clock.now())

    came = outcomes(
        lambda: redeeming.redeem(text=made.code, form=CASH, by=office.clerk, at=clock.now()),
        lambda: office.pay(100),
    )

    made.refresh_from_db()
    assert came in ({"done": 2}, {"done": 1, "coupon_void": 1})
    assert made.state == ("redeemed" if came["done"] == 2 else "void")
    assert office.again(bill).balance_minor == 0 and books_are_true()


def test_a_payment_told_ten_times_at_once_earns_once(office, admin, monkeypatch):
    monkeypatch.setattr("hub.kernel.events._tell", lambda event: None)
    now = clock.now()
    CouponRule.objects.create(
        name="r", event="payment", currency="PEN", least_minor=10_000, percent=5, days=30,
        count=3, on_since=now - timedelta(minutes=1), created_by=admin, created_at=now,
        updated_at=now,
    )  # fmt: skip
    paid = office.pay(100)

    came = outcomes(
        *[
            lambda: rules.follow(event=RuleEvent.PAYMENT, source_id=paid.id, at=clock.now())
            for _ in range(10)
        ]
    )

    assert came == {"done": 10}
    assert CouponAward.objects.count() == 1 and Coupon.objects.count() == 3


def test_a_reversal_and_another_slip_at_once_stay_within_what_is_owed(office, admin):
    bill = office.issue(line("100"))
    made = slips.issue(invoice_id=bill.id, money=pen(60), by=office.clerk, at=clock.now())
    paid = redeeming.redeem(text=made.code, form=CASH, by=office.clerk, at=clock.now())

    outcomes(
        lambda: undoing.reverse(payment_id=paid.id, reason="x", by=admin, at=clock.now()),
        lambda: slips.issue(invoice_id=bill.id, by=office.clerk, at=clock.now()),
    )

    living = Coupon.objects.filter(state="issued").values_list("amount_minor", flat=True)
    assert sum(living) <= office.again(bill).balance_minor and books_are_true()


def offered(office, ana, coupon=None):
    form = QuoteForm(lines=[QuoteLineInput(line=line("100"))])
    row = quoting.draft(customer_id=office.customer.id, form=form, by=ana, at=clock.now())
    if coupon is not None:
        offering.put_on(quote_id=row.id, text=str(coupon), by=ana, at=clock.now())
        sending.send(quote_id=row.id, by=ana, at=clock.now(), tell=False)
    return row


def test_quotes_and_invoices_at_once_hold_no_more_than_the_limit(office, ana):
    coupon = discounts.issue(benefit=benefit(limit=3), by=office.clerk, at=clock.now())
    rows = [offered(office, ana) for _ in range(8)]
    hold = [
        lambda row=row: offering.put_on(quote_id=row.id, text=str(coupon), by=ana, at=clock.now())
        for row in rows
    ]
    use = [
        lambda row=row: put_on(office, row, coupon) for row in [office.draft() for _ in range(8)]
    ]

    assert outcomes(*hold, *use) == {"done": 3, "coupon_used": 13}
    assert office.again(coupon).used == 3


@pytest.mark.parametrize("_", range(5))
def test_accepted_and_rejected_at_once_it_is_used_or_returned(office, ana, _):
    coupon = discounts.issue(benefit=benefit(), by=office.clerk, at=clock.now())
    row = offered(office, ana, coupon)
    signed = Signed(how=AnsweredBy.LINK, name="Pedro", revision=1)

    came = outcomes(
        *[lambda: answering.accept(quote_id=row.id, signed=signed, by=None, at=clock.now())] * 4,
        *[lambda: answering.reject(quote_id=row.id, reason="", by=None, at=clock.now())] * 4,
    )

    assert came == {"done": 1, "conflict": 7}
    accepted = office.again(row).state == "accepted"
    assert office.again(coupon).used == (1 if accepted else 0)
    living = CouponUse.objects.filter(undoes=None, undone_by=None, quote=row).count()
    assert living == (1 if accepted else 0)


def test_one_acceptance_made_an_invoice_at_once_carries_its_use_once(office, ana):
    coupon = discounts.issue(benefit=benefit(), by=office.clerk, at=clock.now())
    row = offered(office, ana, coupon)
    signed = Signed(how=AnsweredBy.LINK, name="Pedro", revision=1)
    answering.accept(quote_id=row.id, signed=signed, by=None, at=clock.now())

    came = outcomes(
        *[lambda: converting.convert(quote_id=row.id, by=ana, at=clock.now())] * 8,
    )

    assert came == {"done": 8} and office.again(coupon).used == 1
    living = CouponUse.objects.get(undoes=None, undone_by=None)
    assert (living.invoice.total_minor, living.quote) == (9_000, None)
