"""Whatever is paid, allocated, given back and reversed in whatever order, the books are true."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from billing.models import Allocation, Payment, Refund
from billing.operations.payments import allocating, recording, undoing
from billing.operations.payments.allocating import Share
from billing.types import PaymentMethod
from hub.kernel import clock
from hub.kernel.errors import DomainError
from hub.kernel.money import Money
from tests.billing.office import books_are_true, line

pytestmark = pytest.mark.django_db


def _begin(office, admin, units):
    form = recording.PaymentForm(money=Money(units * 100, "PEN"), method=PaymentMethod.CASH)
    recording.begin(customer_id=office.customer.id, form=form, by=office.clerk, at=clock.now())


def _confirm(office, admin, units):
    recording.confirm(payment_id=_one(Payment, units).id, by=office.clerk, at=clock.now())


def _fail(office, admin, units):
    paid = _one(Payment, units)
    recording.give_up(payment_id=paid.id, how="fail", reason="", by=admin, at=clock.now())


def _allocate(office, admin, units):
    shares = [Share(invoice=office.bills[units % 3].id, minor=units * 10)]
    paid = _one(Payment, units)
    allocating.allocate(payment_id=paid.id, shares=shares, by=office.clerk, at=clock.now())


def _oldest(office, admin, units):
    paid = _one(Payment, units)
    allocating.allocate_oldest(payment_id=paid.id, by=office.clerk, at=clock.now())


def _undo(office, admin, units):
    share = _one(Allocation, units)
    allocating.deallocate(allocation_id=share.id, by=office.clerk, at=clock.now())


def _use_credit(office, admin, units):
    bill = office.bills[units % 3]
    allocating.use_credit(invoice_id=bill.id, by=office.clerk, at=clock.now())


def _refund(office, admin, units):
    form = undoing.RefundForm(money=Money(units * 10, "PEN"), method=PaymentMethod.CASH, reason="x")
    paid = _one(Payment, units)
    undoing.ask_refund(payment_id=paid.id, form=form, by=office.clerk, at=clock.now())


def _approve(office, admin, units):
    undoing.approve_refund(refund_id=_one(Refund, units).id, by=admin, at=clock.now())


def _reverse(office, admin, units):
    paid = _one(Payment, units)
    undoing.reverse(payment_id=paid.id, reason="x", by=admin, at=clock.now())


STEPS = {
    "pay": lambda office, admin, units: office.pay(units),
    **{
        step.__name__: step
        for step in (
            *(_begin, _confirm, _fail, _allocate, _oldest),
            *(_undo, _use_credit, _refund, _approve, _reverse),
        )
    },
}


class Nothing(DomainError):
    """There is no such row yet."""


def _one(model, units):
    rows = list(model.objects.order_by("created_at", "id"))
    if not rows:
        raise Nothing
    return rows[units % len(rows)]


@given(
    steps=st.lists(
        st.tuples(st.sampled_from(sorted(STEPS)), st.integers(1, 130)), min_size=4, max_size=14
    )
)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_every_walk_keeps_the_books(office, admin, steps):
    office.bills = [office.issue(line("100")) for _ in range(3)]

    for name, units in steps:
        with contextlib.suppress(DomainError):
            STEPS[name](office, admin, units)
        assert books_are_true(), (name, units)
