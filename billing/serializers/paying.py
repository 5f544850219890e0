"""The page where an invoice is paid, on the wire: nothing of the customer but their name."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from rest_framework import serializers

from billing.models import Checkout, Coupon, Invoice, Payment
from billing.queries import gateways, paying
from billing.queries.coupons import living_slips
from billing.queries.pay_links import scan_of
from billing.serializers.coupons import qr
from billing.types import PaymentMethod, PaymentState, profile_of
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.home import home, today
from hub.kernel.models import PublicLink
from hub.kernel.money import Money
from hub.kernel.money_fields import MoneyField
from hub.kernel.public_links import Visit, state_of

Shape = serializers.Serializer[Any]


class AmountBody(StrictSerializer):
    """How much of it is to be paid."""

    amount = MoneyField()


class PaidBody(AmountBody):
    """What somebody says to have paid by transfer or wallet."""

    method = serializers.ChoiceField(choices=[PaymentMethod.TRANSFER, PaymentMethod.WALLET])
    operation_number = serializers.CharField(max_length=60)
    proof = serializers.CharField(
        max_length=400, required=False, help_text="`file` of what was sent by the link."
    )
    note = serializers.CharField(max_length=500, required=False, allow_blank=True)


class PayLinkShape(Shape):
    """One link to pay, and whether it was looked at; its address is never shown again."""

    id = serializers.CharField()
    state = serializers.ChoiceField(choices=["open", "revoked", "expired", "used"])
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField(allow_null=True)
    times_seen = serializers.IntegerField()
    first_seen_at = serializers.DateTimeField(allow_null=True)
    last_seen_at = serializers.DateTimeField(allow_null=True)


class PayLinksShape(Shape):
    """All links ever made to an invoice, newest first."""

    results = PayLinkShape(many=True)


class PayLinkMadeShape(Shape):
    """A new link: the only time its address is told."""

    url = serializers.CharField()
    expires_at = serializers.DateTimeField()


def pay_page(visit: Visit, invoice: Invoice) -> dict[str, Any]:
    """Return everything the page shows."""
    payments = paying.payments_on(invoice)
    checkouts, parts = paying.checkouts_of(payments), paying.parts_of(payments, invoice)
    balance = paying.own_balance(invoice, visit.user)
    return {
        "document": document(invoice, visit),
        "least": paying.least(invoice).as_json(),
        "methods": {
            "card": invoice.is_owed and gateways.takes_cards(),
            "places": paying.places(invoice.currency) if invoice.is_owed else [],
            "balance": balance.as_json() if balance is not None else None,
        },
        "papers": ["document", *(["receipt"] if paying.received(payments, invoice) else [])],
        "payments": [_payment(row, checkouts.get(row.id), parts) for row in payments],
        "slips": [_slip(row) for row in living_slips(invoice.id, visit.at)],
    }


def document(invoice: Invoice, visit: Visit) -> dict[str, Any]:
    """Return the invoice as it was issued, and how it stands."""
    snapshot = invoice.snapshot or {}
    seller = snapshot.get("house") or {}
    return {
        "kind": invoice.kind,
        "label": invoice.label,
        "state": invoice.state,
        "overdue": invoice.is_overdue(today(visit.at)),
        "seller": seller.get("name") or home().title,
        "customer": (snapshot.get("customer") or {}).get("name", ""),
        "issue_on": invoice.issue_on,
        "due_on": invoice.due_on,
        "period": invoice.period,
        "note": invoice.note,
        "lines": [_line(each, invoice.currency) for each in snapshot.get("lines", [])],
        "tax_name": profile_of(home().country).tax_name,
        "taxes": [_tax(each, invoice.currency) for each in snapshot.get("taxes", [])],
        "net": _money(invoice.net_minor, invoice),
        "discount": _money(invoice.discount_minor, invoice),
        "tax": _money(invoice.tax_minor, invoice),
        "total": invoice.total.as_json(),
        "paid": _money(invoice.paid_minor + invoice.applied_minor, invoice),
        "balance": invoice.balance.as_json(),
    }


def pay_link(row: PublicLink, *, at: Any) -> dict[str, Any]:
    """Return a PayLinkShape."""
    return {
        "id": str(row.id),
        "state": state_of(row, at=at),
        "created_at": iso(row.created_at),
        "expires_at": iso(row.expires_at),
        "times_seen": row.times_seen,
        "first_seen_at": iso(row.first_seen_at),
        "last_seen_at": iso(row.last_seen_at),
    }


def _slip(row: Coupon) -> dict[str, Any]:
    return {
        "code": str(row),
        "reference": row.reference,
        "amount": _money(row.amount_minor or 0, row),
        "expires_at": iso(row.expires_at),
        "qr": qr(scan_of(row)),
    }


def _payment(row: Payment, checkout: Checkout | None, parts: dict[UUID, Money]) -> dict[str, Any]:
    pending = row.state == PaymentState.PENDING
    number = row.operation_number
    return {
        "id": str(row.id),
        "state": row.state,
        "method": row.method,
        "amount": parts.get(row.id, row.amount).as_json(),  # what of it is for this document
        "paid_on": row.paid_on,
        "number": f"…{number[-4:]}" if number else "",
        "url": (checkout.url or None) if checkout and pending else None,
        "refused": bool(pending and checkout and checkout.last_status == "rejected"),
    }


def _line(each: dict[str, Any], currency: str) -> dict[str, Any]:
    return {
        "description": each["description"],
        "quantity": each["quantity"],
        "unit": each.get("unit", ""),
        "total": Money(each["total"], currency).as_json(),
    }


def _tax(each: dict[str, Any], currency: str) -> dict[str, Any]:
    return {
        "kind": each["kind"],
        "rate": each["rate"],
        "base": Money(each["base"], currency).as_json(),
        "tax": Money(each["tax"], currency).as_json(),
    }


def _money(minor: int, of: Invoice | Coupon) -> dict[str, str]:
    return Money(minor, of.currency).as_json()
