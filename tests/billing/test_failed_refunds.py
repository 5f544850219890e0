"""A refund its gateway refuses never left: the office is told, and sends it again."""

import pytest

from billing.models import GatewayAccount, Payment
from billing.operations.payments import allocating, undoing
from billing.operations.payments.undoing import RefundForm
from billing.types import PaymentMethod
from hub.kernel import clock
from hub.kernel.money import Money
from hub.reports.models import Notification
from tests.billing.office import books_are_true
from tests.billing.test_gateways import invoice, till
from tests.simulator.fixture import simulator, simulator_process

__all__ = ["invoice", "simulator", "simulator_process", "till"]
pytestmark = pytest.mark.django_db


def test_a_refund_the_gateway_refuses_is_told_and_sent_again(
    till, office, invoice, admin, carla, desk
):
    till.hears(till.pays(till.begin(invoice)))
    second = till.begin(office.issue())
    charge = till.pays(second)
    till.hears(charge)
    paid = Payment.objects.get(external_id=charge)
    undo_all(paid, carla)
    form = RefundForm(money=Money(10_000, "PEN"), method=PaymentMethod.CARD, reason="dos veces")
    asked = undoing.ask_refund(form=form, by=carla, at=clock.now(), payment_id=paid.id)
    undoing.approve_refund(refund_id=asked.id, by=admin, at=clock.now())
    good = GatewayAccount.objects.get().credentials
    GatewayAccount.objects.update(credentials={**good, "access_token": "nonsense"})
    till.follows()

    row = desk.get(admin, "refunds/?waiting=true").data["results"][0]
    assert (row["state"], row["at_gateway"]) == ("failed", "failed") and row["error"]
    assert row["allowed_transitions"] == ["send-again"]
    assert office.again(paid).free.minor == 10_000, "it never left: it is the customer's to use"
    assert books_are_true()
    for user in (carla, admin):
        assert Notification.objects.filter(user=user, kind="refund_failed").count() == 1
    path = f"refunds/{asked.id}/send-again/"
    assert desk.post(carla, path).status_code == 403

    GatewayAccount.objects.update(credentials=good)
    assert desk.post(admin, path).data["at_gateway"] == "sending"
    till.follows()
    till.follows()

    assert till.charge(charge)["transaction_amount_refunded"] == 100
    assert desk.post(admin, path).status_code == 409
    done = desk.get(admin, "refunds/").data["results"][0]
    assert (done["state"], done["at_gateway"]) == ("approved", "done")
    assert office.again(paid).free.minor == 0 and books_are_true()


def undo_all(payment, by):
    """Take what it paid back, so that it is free."""
    for row in payment.allocations.all():
        allocating.deallocate(allocation_id=row.id, by=by, at=clock.now())
