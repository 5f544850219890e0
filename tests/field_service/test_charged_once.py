"""What was agreed to is paid once, and who owes the rest is not asked for ever."""

import pytest

from billing.operations.invoices import issuing
from billing.operations.payments import recording
from billing.operations.payments.allocating import Share
from billing.operations.payments.recording import PaymentForm
from billing.types import PaymentMethod
from field_service.models import Order
from field_service.operations.charging import following
from field_service.types import WorkKind
from hub.kernel import clock
from tests.field_service.after import Bills, accepted_quote
from tests.field_service.shop import again

pytestmark = pytest.mark.django_db


@pytest.fixture
def bills(shop, admin) -> Bills:
    return Bills(shop, admin)


def paid(invoice, carla):
    form = PaymentForm(
        money=again(invoice).total,
        method=PaymentMethod.CASH,
        shares=[Share(invoice=invoice.id, minor=again(invoice).total_minor)],
    )
    recording.record(customer_id=invoice.customer_id, form=form, by=carla, at=clock.now())


def test_hours_that_were_agreed_to_in_a_quote_are_not_billed_beside_it(bills, desk, carla, ana):
    bills.costs("labour", "80.00")
    quote = accepted_quote(bills.shop.customer, ana)
    row = bills.done(work=300)
    Order.objects.filter(id=row.id).update(quote=quote)
    path = f"service-orders/{row.id}/"

    first = desk.post(carla, f"{path}invoice/")
    assert first.data["invoice"]["total"] == quote.total.as_json()
    assert [each["chosen"] for each in first.data["charges"]["lines"]] == [False]
    second = desk.post(carla, f"{path}invoice/")
    assert (second.status_code, second.data["code"]) == (409, "already_billed")

    on_top = desk.post(carla, f"{path}invoice/", {"lines": [{"key": "labour"}]})
    assert on_top.status_code == 201, on_top.data


def test_an_order_that_waits_for_its_second_payment_is_not_looked_at_for_ever(bills, carla):
    bills.costs("labour", "80.00")
    bills.costs("travel", "40.00")
    row = bills.done(work=60)
    first = bills.make(row)
    bills.log(row, WorkKind.TRAVEL, 30)
    second = bills.make(row)
    for each in (first, second):
        issuing.issue(invoice_id=each.id, by=carla, at=clock.now())
    assert following.behind() == [row.id]
    following.follow(order_id=row.id, at=clock.now())

    paid(first, carla)
    assert following.behind() == []
    paid(second, carla)
    assert following.behind() == [row.id]
    following.follow(order_id=row.id, at=clock.now())
    assert again(row).state == "closed"
    assert following.behind() == []
