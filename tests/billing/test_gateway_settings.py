"""Who we are at a gateway: typed in, tried, switched off; never read back."""

import pytest

from billing.models import Payment
from billing.operations.gateways import checkouts
from billing.operations.payments import recording
from hub.kernel import clock
from tests.billing.test_gateways import invoice, till
from tests.simulator.fixture import simulator, simulator_process

__all__ = ["invoice", "simulator", "simulator_process", "till"]
pytestmark = pytest.mark.django_db


def test_secrets_are_written_and_never_read(api, admin, till):
    till_values = {"access_token": "APP_USR-secret-0042", "webhook_secret": "whsec-0000-7777"}
    put = api(admin).put(
        "/api/v1/gateways/mercadopago/", {"credentials": till_values}, format="json"
    )
    assert put.status_code == 200, put.data
    assert put.data["credentials"] == {"access_token": "…0042", "webhook_secret": "…7777"}
    listed = api(admin).get("/api/v1/gateways/").content.decode()
    assert "APP_USR" not in listed and "whsec" not in listed


def test_the_test_button_says_who_we_are(api, admin, till):
    answer = api(admin).post("/api/v1/gateways/mercadopago/test/")
    assert answer.json() == {"ok": True, "name": "MOSTRADOR DEMO", "detail": "", "live": False}


def test_a_gateway_customers_were_led_to_is_switched_off_not_taken_away(api, admin, till, invoice):
    till.begin(invoice)
    refused = api(admin).delete("/api/v1/gateways/mercadopago/")
    assert (refused.status_code, refused.data["code"]) == (409, "gateway_in_use")
    off = api(admin).put("/api/v1/gateways/mercadopago/", {"active": False}, format="json")
    assert off.data["active"] is False
    with pytest.raises(checkouts.NoGateway):
        recording.give_up(
            payment_id=Payment.objects.get().id, how="fail", reason="", by=None, at=clock.now()
        )
        till.begin(invoice)
