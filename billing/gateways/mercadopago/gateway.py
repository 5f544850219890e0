"""Checkout Pro: a preference, its page, and payments told by webhook and looked up by us."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from mercadopago.webhook import InvalidWebhookSignatureError, WebhookSignatureValidator

from billing.gateways.mercadopago.client import once, said, sdk
from billing.ports.gateway import BadSignature, GatewayDown, GatewayRefused, gateways
from billing.types.gateways import (
    Begun,
    Charge,
    Credentials,
    Found,
    GatewayStatus,
    RawNotice,
    Standing,
    Told,
)
from hub.kernel.errors import Invalid, Unavailable
from hub.kernel.money import EXPONENTS, Money

S = GatewayStatus
# https://www.mercadopago.com/developers: status of a payment.
STATUSES = {
    "pending": S.PENDING,
    "authorized": S.PENDING,
    "in_process": S.PENDING,
    "in_mediation": S.APPROVED,  # the money is held, and still ours until it is decided
    "approved": S.APPROVED,
    "rejected": S.REJECTED,
    "cancelled": S.CANCELLED,
    "refunded": S.REFUNDED,
    "charged_back": S.CHARGED_BACK,
}
LONGEST_ID = 80


class MercadoPago:
    """MercadoPago of Latin America, one seller."""

    name = "mercadopago"
    title = "MercadoPago"
    fields: tuple[str, ...] = ("access_token", "webhook_secret")
    secrets = frozenset({"access_token", "webhook_secret"})

    def check(self, values: Mapping[str, str]) -> dict[str, str]:
        known = {name: str(values.get(name, "")).strip() for name in self.fields}
        missing = {name: ["This is missing."] for name, value in known.items() if not value}
        if unknown := set(values) - set(self.fields):
            missing |= {name: ["Unknown field."] for name in unknown}
        if missing:
            raise Invalid(fields=missing)
        return known

    def begin(self, who: Credentials, charge: Charge) -> Begun:
        token = who.values["access_token"]
        options = once(token, f"checkout-{charge.reference}")
        made = said(sdk(token).preference().create(_preference(charge), options))
        return Begun(url=str(made["init_point"]), checkout_id=str(made["id"]))

    def verified(self, who: Credentials, notice: RawNotice) -> Told:
        secret = who.values.get("webhook_secret", "")
        if not secret:
            raise Unavailable("No secret is set to check notices by.")
        signature = notice.headers.get("x-signature")
        request_id = notice.headers.get("x-request-id")
        charge_id = notice.query.get("data.id", "")
        try:
            WebhookSignatureValidator.validate(signature, request_id, charge_id.lower(), secret)
        except InvalidWebhookSignatureError:
            raise BadSignature from None
        # Only of what was signed: the body is not, and is never read.
        key = hashlib.sha256(f"{charge_id}\n{request_id}\n{signature}".encode()).hexdigest()
        topic = notice.query.get("type", "")[:40]
        follows = topic in ("payment", "") and charge_id.isalnum() and len(charge_id) <= LONGEST_ID
        return Told(key=key, topic=topic, charge_id=charge_id if follows else "")

    def fetch(self, who: Credentials, charge_id: str) -> Found | None:
        answer = sdk(who.values["access_token"]).payment().get(charge_id)
        body = said(answer, missing=True)
        return _found(body) if body else None

    def charges_of(self, who: Credentials, reference: str) -> list[Found]:
        wanted = {"external_reference": reference, "sort": "date_created", "criteria": "asc"}
        body = said(sdk(who.values["access_token"]).payment().search(wanted))
        return [_found(each) for each in body.get("results") or []]

    def refund(self, who: Credentials, charge_id: str, money: Money, *, key: str) -> None:
        token = who.values["access_token"]
        amount = {"amount": float(money.as_json()["amount"])}
        said(sdk(token).refund().create(charge_id, amount, once(token, key)))

    def test(self, who: Credentials) -> Standing:
        token = who.values["access_token"]
        try:
            body = said(sdk(token).user().get())
        except (GatewayDown, GatewayRefused) as error:
            return Standing(ok=False, detail=error.detail)
        return Standing(
            ok=True,
            name=str(body.get("nickname") or body.get("id") or ""),
            live=not token.startswith("TEST-"),
            facts={"site": str(body.get("site_id") or "")},
        )


def _preference(charge: Charge) -> dict[str, Any]:
    price = float(charge.money.as_json()["amount"])  # a number is what their API asks for
    back = {state: charge.back_url for state in ("success", "pending", "failure")}
    return {
        "items": [
            {
                "id": str(charge.reference),
                "title": charge.title[:250],
                "quantity": 1,
                "unit_price": price,
                "currency_id": charge.money.currency,
            }
        ],
        "payer": {"name": charge.payer_name[:100], "email": charge.payer_email},
        "external_reference": str(charge.reference),
        "back_urls": back,
        "auto_return": "approved",
        "expires": True,
        "expiration_date_to": _instant(charge.expires_at),
    }


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")


def _found(body: Mapping[str, Any]) -> Found:
    currency = str(body.get("currency_id") or "")
    if currency not in EXPONENTS:
        raise GatewayRefused(f"MercadoPago: a charge in {currency or 'no currency'}")
    return Found(
        external_id=str(body["id"])[:LONGEST_ID],
        reference=str(body.get("external_reference") or ""),
        status=STATUSES.get(str(body.get("status")), S.PENDING),
        money=_money(body.get("transaction_amount"), currency),
        refunded=_money(body.get("transaction_amount_refunded") or 0, currency),
        detail=str(body.get("status_detail") or "")[:100],
    )


def _money(amount: object, currency: str) -> Money:
    try:
        scaled = Decimal(str(amount)).scaleb(EXPONENTS[currency])
    except InvalidOperation:
        raise GatewayRefused("MercadoPago: a charge without an amount") from None
    return Money(int(scaled.to_integral_value()), currency)


gateways.add("mercadopago", MercadoPago())
