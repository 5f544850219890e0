"""Many hands on the same documents: each sol once; the storms are in `test_twenty_times`."""

import pytest

from billing.operations.payments import recording, undoing
from hub.kernel import clock
from hub.kernel.money import Money
from tests.billing.office import Office, add_customer, books_are_true
from tests.crowd import outcomes

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def office(transactional_db, carla):
    return Office(carla, add_customer())


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
