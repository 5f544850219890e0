"""A refund its gateway refuses never left: the office is told, and sends it again."""

from datetime import timedelta

import pytest

from billing.models import GatewayAccount, GatewayRefund, Payment
from billing.operations.gateways import refunding
from billing.operations.gateways.accounts import gateway_named
from billing.operations.payments import allocating, undoing
from billing.operations.payments.undoing import RefundForm
from billing.ports.gateway import GatewayDown, GatewayRefused
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
    charge, paid, asked = approved(till, office, invoice, admin, carla)
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


@pytest.mark.parametrize("late", [GatewayDown, GatewayRefused])
def test_an_answer_that_comes_after_the_money_left_changes_nothing(
    till, office, invoice, admin, carla, monkeypatch, late
):
    charge, paid, asked = approved(till, office, invoice, admin, carla)
    gateway = gateway_named(paid.gateway)
    send, calls = gateway.refund, []

    def slow(*args, **more):
        calls.append(more["key"])
        if len(calls) > 1:
            return send(*args, **more)
        refunding.send(asked.id, at=clock.now() + timedelta(minutes=2))  # somebody else's turn
        raise late("too late")

    monkeypatch.setattr(gateway, "refund", slow, raising=False)
    till.follows()
    till.follows()

    row = GatewayRefund.objects.get()
    assert row.done_at and not row.failed_at and row.next_try_at is None
    assert calls == [calls[0]] * 2 and till.charge(charge)["transaction_amount_refunded"] == 100
    assert office.again(paid).free.minor == 0 and books_are_true()


def approved(till, office, invoice, admin, carla):
    """A card that paid, was let go of, and is to get it all back."""
    till.hears(till.pays(till.begin(invoice)))
    charge = till.pays(till.begin(office.issue()))
    till.hears(charge)
    paid = Payment.objects.get(external_id=charge)
    undo_all(paid, carla)
    form = RefundForm(money=Money(10_000, "PEN"), method=PaymentMethod.CARD, reason="dos veces")
    asked = undoing.ask_refund(form=form, by=carla, at=clock.now(), payment_id=paid.id)
    undoing.approve_refund(refund_id=asked.id, by=admin, at=clock.now())
    return charge, paid, asked


def undo_all(payment, by):
    """Take what it paid back, so that it is free."""
    for row in payment.allocations.all():
        allocating.deallocate(allocation_id=row.id, by=by, at=clock.now())
