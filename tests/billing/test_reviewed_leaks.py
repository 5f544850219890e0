"""What people of the house write for themselves does not reach the customer."""

import pytest

from billing.operations.payments import undoing
from billing.operations.payments.allocating import Share
from billing.operations.payments.undoing import RefundForm
from billing.queries import paying
from billing.types import PaymentMethod
from chat.models import Message
from crm.models import Customer
from hub.kernel import clock
from hub.kernel.money import Money
from tests.desk import desk

__all__ = ["desk"]
pytestmark = pytest.mark.django_db

PRIVATE = "Sospecha de fraude"


@pytest.fixture
def mine(office, rosa):
    Customer.objects.filter(id=office.customer.id).update(portal_user=rosa)
    return office


def _seen(desk, rosa, payment):
    paths = [f"payments/{payment.id}/", "payments/", "me/statement/", "me/transactions/"]
    paths += ["me/statement/?format=csv", "me/transactions/?format=csv"]
    said = []
    for path in paths:
        answer = desk.get(rosa, path)
        assert answer.status_code == 200, path
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        said.append(body.decode())
    return " ".join(said) + " ".join(str(row.card) for row in Message.objects.all())


def test_why_a_payment_is_taken_back_stays_in_the_house(desk, mine, rosa, admin, ana, settings):
    settings.REVERSAL_LIMIT = 10
    talk = desk.asks(rosa)["conversation"]
    paid = mine.pay(50, shares=[], conversation_id=talk, note=PRIVATE)
    desk.post(admin, f"payments/{paid.id}/reverse/", {"reason": PRIVATE})
    asked = _seen(desk, rosa, paid)
    settings.REVERSAL_LIMIT = 100
    desk.post(admin, f"payments/{paid.id}/reverse/", {"reason": PRIVATE})

    assert mine.again(paid).state == "reversed"
    assert PRIVATE not in asked + _seen(desk, rosa, paid)
    assert PRIVATE in str(desk.get(ana, f"payments/{paid.id}/").data)


def test_why_money_is_given_back_stays_in_the_house(desk, mine, rosa, admin):
    paid = mine.pay(50, shares=[])
    form = RefundForm(money=Money(5000, "PEN"), method=PaymentMethod.BALANCE, reason=PRIVATE)
    at = clock.now()
    asked = undoing.ask_refund(payment_id=paid.id, form=form, by=mine.clerk, at=at)
    undoing.approve_refund(refund_id=asked.id, by=admin, at=at)

    assert PRIVATE not in _seen(desk, rosa, paid)
    assert desk.balance(rosa) == "50.00"


def test_a_link_to_one_bill_has_no_receipt_that_names_another(office):
    one, other = office.issue(), office.issue()
    both = [Share(invoice=each.id, minor=100_00) for each in (one, other)]
    office.pay(200, shares=both)
    assert paying.received(paying.payments_on(one), one) == []

    third = office.issue()
    alone = office.pay(100, on=third)
    assert paying.received(paying.payments_on(third), third) == [alone]
