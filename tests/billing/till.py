"""A gateway on loopback that speaks MercadoPago's protocol, and the hub's door it knocks at."""

import itertools

import httpx

from billing.models import Checkout, GatewayAccount
from billing.operations.gateways import absorbing, accounts, checkouts, refunding
from billing.queries import gateways
from channels_bridge.simulator.mercadopago.till import secret_of, signed
from hub.kernel import clock
from hub.kernel.money import Money

TOKEN = "TEST-of-the-stories"
_requests = itertools.count(1)


class Till:
    """Customers pay, the gateway tells, the house looks it up; no worker runs beside."""

    def __init__(self, base, api):
        self.http = httpx.Client(base_url=base, trust_env=False, timeout=20)
        self.http.post("/mercadopago/ctl", json={"silent": True})
        self.api = api
        values = {"access_token": TOKEN, "webhook_secret": secret_of(TOKEN)}
        self.account = accounts.connect("mercadopago", values=values, active=None, at=clock.now())

    def begin(self, invoice, units=None, **more):
        """Begin to pay an invoice, and let the gateway make its page."""
        money = Money(units * 100, "PEN") if units else invoice.balance
        made = checkouts.begin(invoice_id=invoice.id, money=money, by=None, at=clock.now(), **more)
        absorbing.look(made.id, at=clock.now())
        return Checkout.objects.select_related("payment").get(id=made.id)

    def pays(self, checkout, how="approve", amount=None):
        """The customer pays on the gateway's page; returns the charge's id."""
        body = {"pay": checkout.checkout_id, "how": how, "amount": amount}
        return str(self.http.post("/mercadopago/ctl", json=body).json()["id"])

    def moves(self, charge, how):
        self.http.post("/mercadopago/ctl", json={"payment": charge, "how": how})

    def charge(self, number):
        return self.http.get(
            f"/v1/payments/{number}", headers={"Authorization": f"Bearer {TOKEN}"}
        ).json()

    def tells(self, charge, *, body=None, secret=None, headers=None, request_id=None):
        """A notice at our door; returns the answer."""
        door = GatewayAccount.objects.get().notices_url.partition("/api/")[2]
        request_id = request_id or f"rid-{next(_requests)}"
        headers = headers or signed(
            secret or secret_of(TOKEN), charge, request_id, at=1_700_000_000
        )
        return self.api(None).post(
            f"/api/{door}?data.id={charge}&type=payment",
            body or {"type": "payment", "data": {"id": charge}},
            format="json",
            headers=headers,
        )

    def follows(self):
        """What the worker does: notices, then refunds."""
        at = clock.now()
        for event_id in gateways.events_due(at=at):
            absorbing.absorb(event_id, at=at)
        for refund_id in refunding.queue(at=at):
            refunding.send(refund_id, at=at)

    def hears(self, charge):
        """A notice, and what follows."""
        assert self.tells(charge).status_code == 200
        self.follows()
