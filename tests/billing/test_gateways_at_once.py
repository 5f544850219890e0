"""Two tabs, two notices, at the same moment: one payment on its way, one credit."""

import pytest

from billing.models import Checkout, GatewayEvent, Payment
from billing.operations.gateways import absorbing, checkouts
from hub.kernel import clock
from hub.kernel.money import Money
from tests.billing.office import books_are_true
from tests.billing.test_gateways import till
from tests.crowd import outcomes
from tests.simulator.fixture import simulator, simulator_process

__all__ = ["simulator", "simulator_process", "till"]
pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_tabs_that_begin_at_once_share_one_payment(till, office):
    invoice, now = office.issue(), clock.now()

    came = outcomes(
        *[
            lambda: checkouts.begin(
                invoice_id=invoice.id, money=Money(10_000, "PEN"), by=None, at=now
            )
            for _ in range(6)
        ]
    )

    assert came == {"done": 6}
    assert Payment.objects.count() == Checkout.objects.count() == 1


def test_notices_of_one_charge_at_once_pay_once(till, office):
    invoice = office.issue()
    charge = till.pays(till.begin(invoice))
    for _ in range(4):
        till.tells(charge)
    events = list(GatewayEvent.objects.values_list("id", flat=True))

    came = outcomes(*[lambda one=one: absorbing.absorb(one, at=clock.now()) for one in events * 2])

    assert came == {"done": 8}
    assert set(GatewayEvent.objects.values_list("state", flat=True)) == {"done"}
    assert Payment.objects.get().state == "confirmed"
    assert office.again(invoice).state == "paid" and books_are_true()
