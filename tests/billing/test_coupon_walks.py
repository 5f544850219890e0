"""Whatever people do with coupons in whatever order, they are never used more than they may be."""

import contextlib
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from billing.models import Coupon, CouponUse, Invoice, Payment
from billing.operations.coupons import applying, closing, discounts, redeeming, slips
from billing.operations.invoices import closing as invoices_closing
from billing.operations.invoices import drafting, issuing
from billing.operations.payments import undoing
from billing.queries.coupons import promised
from hub.kernel import clock
from hub.kernel.errors import DomainError
from tests.billing.couponing import CASH, benefit, pen
from tests.billing.office import books_are_true, line


class Desk:
    """What can be done, each to the row a number picks."""

    def __init__(self, office, admin):
        self.office, self.admin, self.later = office, admin, timedelta()

    @property
    def at(self):
        return clock.now() + self.later

    def draft(self, n):
        self.office.draft(line("100"))

    def issue(self, n):
        row = self._one(Invoice.objects.filter(state="draft"), n)
        issuing.issue(invoice_id=row.id, by=self.office.clerk, at=clock.now())

    def discard(self, n):
        drafting.discard(
            invoice_id=self._one(Invoice.objects.filter(state="draft"), n).id, by=self.office.clerk
        )

    def void_invoice(self, n):
        row = self._one(Invoice.objects.exclude(state="draft"), n)
        invoices_closing.void(invoice_id=row.id, reason="x", by=self.admin, at=clock.now())

    def discount(self, n):
        discounts.issue(
            benefit=benefit(limit=1 + n % 3, stackable=bool(n % 2)),
            by=self.office.clerk, at=clock.now(),
        )  # fmt: skip

    def put_on(self, n):
        coupon = self._one(Coupon.objects.filter(kind="discount"), n)
        row = self._one(Invoice.objects.filter(state="draft"), n)
        applying.put_on(invoice_id=row.id, text=coupon.code, by=self.office.clerk, at=self.at)

    def take_off(self, n):
        row = self._one(Invoice.objects.filter(state="draft"), n)
        applying.take_off(invoice_id=row.id, coupon_id=None, by=self.office.clerk, at=clock.now())

    def slip(self, n):
        row = self._one(Invoice.objects.exclude(state="draft"), n)
        slips.issue(
            invoice_id=row.id, money=pen(10 * (1 + n % 9)), by=self.office.clerk, at=clock.now()
        )

    def redeem(self, n):
        coupon = self._one(Coupon.objects.filter(kind="payment"), n)
        redeeming.redeem(text=coupon.code, form=CASH, by=self.office.clerk, at=clock.now())

    def pay(self, n):
        self.office.pay(5 + n % 60)

    def reverse(self, n):
        row = self._one(Payment.objects.filter(state="confirmed"), n)
        undoing.reverse(payment_id=row.id, reason="x", by=self.admin, at=clock.now())

    def void(self, n):
        row = self._one(Coupon.objects.all(), n)
        closing.void(coupon_id=row.id, reason="x", by=self.admin, at=clock.now())

    def expire(self, n):
        row = self._one(Coupon.objects.filter(state="issued"), n)
        now = clock.now()
        Coupon.objects.filter(id=row.id).update(
            starts_at=now - timedelta(1), expires_at=now - timedelta(seconds=1)
        )
        closing.expire(coupon_id=row.id, at=now)

    def _one(self, rows, n):
        found = list(rows.order_by("created_at", "id"))
        if not found:
            raise DomainError
        return found[n % len(found)]


STEPS = sorted(name for name in vars(Desk) if not name.startswith("_") and name != "at")


def check():
    for coupon in Coupon.objects.all():
        living = CouponUse.objects.filter(coupon=coupon, undoes=None, undone_by=None)
        assert coupon.used == living.count()
        assert coupon.limit is None or coupon.used <= coupon.limit
        if coupon.state in ("redeemed", "exhausted"):
            assert coupon.used == coupon.limit
        if coupon.state == "issued":
            assert coupon.used < coupon.limit
    for invoice in Invoice.objects.all():
        owed = invoice.balance_minor if invoice.is_owed else 0
        assert promised(invoice.id, clock.now()) <= owed
        uses = CouponUse.objects.filter(invoice=invoice, undoes=None, undone_by=None, payment=None)
        if invoice.state != "void":
            assert sum(row.amount_minor for row in uses) == invoice.discount_minor
        else:
            assert not uses
    assert books_are_true()


@given(steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 99)), max_size=25))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_every_walk_keeps_coupons_and_books(office, admin, steps):
    desk = Desk(office, admin)
    for name in ("draft", "discount", "put_on", "draft", "issue", "slip"):
        _try(desk, name, 0)
    for name, n in steps:
        _try(desk, name, n)
    check()


def _try(desk, name, n):
    with contextlib.suppress(DomainError):
        getattr(desk, name)(n)


@pytest.mark.parametrize("name", STEPS)
def test_every_step_can_be_taken_at_all(office, admin, name):
    desk = Desk(office, admin)
    for first in ("draft", "discount", "draft", "issue", "slip"):
        getattr(desk, first)(0)
    if name in ("take_off",):
        desk.put_on(0)
    if name in ("reverse",):
        desk.redeem(0)
    if name == "draft":
        assert Invoice.objects.count() == 2
    getattr(desk, name)(0)
    check()
