"""Cards: paid at the gateway, believed only after it was asked itself."""

from datetime import timedelta

import pytest

from billing.models import Checkout, GatewayAccount, GatewayEvent, GatewayRefund, Payment
from billing.operations.gateways import absorbing, checkouts
from billing.operations.payments import undoing
from billing.operations.payments.undoing import RefundForm
from billing.types import PaymentMethod
from hub.kernel import clock
from hub.kernel.errors import DomainError
from hub.kernel.money import Money
from hub.reports.models import Notification
from tests.billing.office import books_are_true
from tests.billing.till import TOKEN, Till
from tests.simulator.fixture import simulator, simulator_process

__all__ = ["simulator", "simulator_process"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def till(simulator, settings, api):
    settings.MERCADOPAGO_API_BASE = simulator.base
    made = Till(simulator.base, api)
    yield made
    made.http.close()


def base_of(till):
    return str(till.http.base_url).rstrip("/")


@pytest.fixture
def invoice(office):
    return office.issue()


def test_a_card_pays_an_invoice(till, office, invoice):
    checkout = till.begin(invoice)
    assert checkout.url.startswith(f"{base_of(till)}/mercadopago/checkout/")

    till.hears(till.pays(checkout))

    payment = Payment.objects.get()
    assert (payment.state, payment.method, payment.external_id != "") == ("confirmed", "card", True)
    assert office.again(invoice).state == "paid" and books_are_true()


def test_notices_twice_and_out_of_order_come_to_the_same(till, office, invoice):
    charge = till.pays(till.begin(invoice), "wait")
    till.moves(charge, "approve")
    for _ in range(3):
        till.hears(charge)
    assert till.tells(charge, request_id="same").status_code == 200
    assert till.tells(charge, request_id="same").status_code == 200
    till.follows()

    assert Payment.objects.count() == 1 and office.again(invoice).state == "paid"
    assert GatewayEvent.objects.count() == 4 and books_are_true()


def test_what_a_notice_says_of_money_is_not_believed(till, office, invoice):
    charge = till.pays(till.begin(invoice), "wait")
    lie = {"type": "payment", "status": "approved", "transaction_amount": 9999,
           "data": {"id": charge, "status": "approved"}}  # fmt: skip

    assert till.tells(charge, body=lie).status_code == 200
    till.follows()

    assert office.again(invoice).state == "open"
    assert Payment.objects.get().state == "pending"


def test_another_amount_confirms_nothing_and_rings(till, office, invoice, admin):
    till.hears(till.pays(till.begin(invoice), amount=1.5))

    assert (Payment.objects.get().state, office.again(invoice).state) == ("pending", "open")
    assert Notification.objects.get(user=admin).kind == "gateway_amount"
    assert GatewayEvent.objects.get().state == "parked"


@pytest.mark.parametrize(
    "wrong",
    [{"secret": "other"}, {"headers": {"x-request-id": "r"}}, {"headers": {"x-signature": "v1=x"}}],
)
def test_a_wrong_signature_is_401_and_nothing_is_stored(till, invoice, wrong):
    assert till.tells("123", **wrong).status_code == 401
    assert not GatewayEvent.objects.exists()


def test_a_signature_is_good_for_its_own_charge_only(till, invoice):
    from channels_bridge.simulator.mercadopago.till import secret_of, signed

    borrowed = signed(secret_of(TOKEN), "123", "r1")
    assert till.tells("124", headers=borrowed).status_code == 401


def test_nobodys_door_is_not_there(api, till):
    answer = api(None).post("/api/v1/gateways/mercadopago/notices/guess/?data.id=1")
    assert answer.status_code == 404


def test_a_refused_card_may_try_again(till, office, invoice):
    checkout = till.begin(invoice)
    till.hears(till.pays(checkout, "reject"))
    refused = Checkout.objects.get()
    assert (refused.last_status, refused.last_detail[:2]) == ("rejected", "cc")
    assert Payment.objects.get().state == "pending"

    till.hears(till.pays(checkout))
    assert office.again(invoice).state == "paid"


def test_a_lost_notice_is_found_by_looking(till, office, invoice):
    checkout = till.begin(invoice)
    till.pays(checkout)

    absorbing.look(checkout.id, at=clock.now() + timedelta(minutes=1))

    assert office.again(invoice).state == "paid"


def test_who_never_paid_is_given_up_after_a_last_look(till, office, invoice):
    checkout = till.begin(invoice)
    absorbing.look(checkout.id, at=clock.now() + timedelta(hours=25))
    assert Payment.objects.get().state == "expired"

    charge = till.pays(checkout)  # the page stood open all the time
    till.hears(charge)

    late = Payment.objects.get(external_id=charge)
    assert (late.state, office.again(invoice).state) == ("confirmed", "paid")
    assert books_are_true()


def test_two_tabs_are_one_payment(till, invoice):
    first, second = till.begin(invoice), till.begin(invoice)
    assert first == second and Payment.objects.count() == 1


def test_another_amount_takes_the_place_of_the_first(till, office, invoice):
    old, new = till.begin(invoice, 40), till.begin(invoice, 60)
    states = dict(Payment.objects.values_list("id", "state"))
    assert states == {old.payment_id: "cancelled", new.payment_id: "pending"}

    till.hears(till.pays(new))
    till.hears(till.pays(old))  # both pages stood open

    assert office.again(invoice).state == "paid" and books_are_true()
    confirmed = Payment.objects.filter(state="confirmed")
    assert sum(confirmed.values_list("amount_minor", flat=True)) == 10_000


def test_paid_twice_the_rest_is_the_customers(till, office, invoice, admin):
    checkout = till.begin(invoice)
    till.hears(till.pays(checkout))
    till.hears(till.pays(checkout))

    assert Payment.objects.filter(state="confirmed").count() == 2
    assert [row.free.minor for row in Payment.objects.order_by("created_at")] == [0, 10_000]
    assert Notification.objects.get(user=admin).kind == "gateway_late" and books_are_true()


def test_a_charge_back_after_all_is_owed_again_and_rings(till, office, invoice, admin):
    charge = till.pays(till.begin(invoice))
    till.hears(charge)
    till.moves(charge, "charge_back")
    till.hears(charge)
    till.hears(charge)

    assert Payment.objects.get().state == "reversed"
    assert office.again(invoice).state == "open" and books_are_true()
    assert Notification.objects.get(user=admin).kind == "gateway_reversed"


def test_a_charge_back_told_before_the_charge_confirms_nothing(till, office, invoice):
    charge = till.pays(till.begin(invoice))
    till.moves(charge, "charge_back")
    till.hears(charge)

    assert (Payment.objects.get().state, office.again(invoice).state) == ("failed", "open")


def test_a_refund_goes_back_to_the_card_once(till, office, invoice, admin, carla):
    checkout = till.begin(invoice)
    till.hears(till.pays(checkout))
    charge = till.pays(checkout)
    till.hears(charge)
    paid = Payment.objects.get(external_id=charge)
    form = RefundForm(money=Money(10_000, "PEN"), method=PaymentMethod.CARD, reason="dos veces")
    asked = undoing.ask_refund(form=form, by=carla, at=clock.now(), payment_id=paid.id)
    till.follows()
    assert till.charge(charge)["status"] == "approved", "nobody approved it yet"

    undoing.approve_refund(refund_id=asked.id, by=admin, at=clock.now())
    till.follows()
    till.follows()

    assert till.charge(charge)["transaction_amount_refunded"] == 100
    assert len(till.charge(charge)["refunds"]) == 1
    assert GatewayRefund.objects.get().done_at is not None
    till.hears(charge)
    assert office.again(paid).state == "confirmed", "our own refund is no news"
    assert books_are_true()


def test_a_gateway_that_is_down_is_asked_again(till, settings, invoice):
    settings.MERCADOPAGO_API_BASE = "http://127.0.0.1:9"
    checkout = till.begin(invoice)
    assert (checkout.url, checkout.tries, checkout.payment.state) == ("", 1, "pending")

    settings.MERCADOPAGO_API_BASE = base_of(till)
    absorbing.look(checkout.id, at=clock.now() + timedelta(seconds=10))
    assert Checkout.objects.get().url


def test_wrong_credentials_end_the_payment_with_a_reason(till, invoice):
    GatewayAccount.objects.update(credentials={"access_token": "nonsense", "webhook_secret": "x"})
    checkout = till.begin(invoice)
    assert (checkout.payment.state, checkout.payment.reason) == ("failed", "gateway_refused")
    assert GatewayAccount.objects.get().last_error


@pytest.mark.parametrize("minor", [0, -5, 10_001])
def test_more_than_is_owed_is_not_begun(till, invoice, minor):
    with pytest.raises(DomainError):
        checkouts.begin(invoice_id=invoice.id, money=Money(minor, "PEN"), by=None, at=clock.now())


def test_what_is_paid_is_not_begun(till, office, invoice):
    office.pay(100, on=invoice)
    with pytest.raises(checkouts.NotOwed):
        till.begin(office.again(invoice), 1)


def test_cash_may_come_first(till, office, invoice):
    """The invoice is paid at the counter while the gateway's page stands open."""
    checkout = till.begin(invoice)
    office.pay(100, on=invoice)
    till.hears(till.pays(checkout))

    card = Payment.objects.get(method="card")
    assert (card.state, card.free.minor) == ("confirmed", 10_000) and books_are_true()
