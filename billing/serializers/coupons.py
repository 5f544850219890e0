"""Coupons as each caller may see them."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

import segno
from rest_framework import serializers

from billing.models import Coupon, CouponChange, CouponUse
from billing.queries import coupons as queries
from billing.types import CouponKind, CouponScope, CouponState
from crm.serializers import NamedShape
from hub.accounts.queries import card
from hub.accounts.roles import COUNTER
from hub.accounts.serializers import CardShape
from hub.kernel.clock import iso
from hub.kernel.money import Money
from hub.kernel.money_fields import MoneyShape

if TYPE_CHECKING:
    from billing.models import Invoice
    from hub.accounts.models import User


class CouponBillShape(serializers.Serializer[Any]):
    """The invoice a slip pays."""

    id = serializers.CharField()
    label = serializers.CharField(allow_blank=True)  # type: ignore[assignment]
    state = serializers.CharField()
    contract = serializers.CharField(allow_blank=True)


class InBookletShape(serializers.Serializer[Any]):
    """Which coupon of which booklet."""

    id = serializers.CharField()
    name = serializers.CharField()
    position = serializers.IntegerField()


class CouponShape(serializers.Serializer[Any]):
    """A coupon as the caller may see it; `state` is as it is now."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=CouponKind.choices)
    state = serializers.ChoiceField(choices=CouponState.choices)
    allowed_transitions = serializers.ListField(
        child=serializers.ChoiceField(choices=["redeem", "void"])
    )
    code = serializers.CharField(help_text="As people read it: `7KQM-2XPD-9WHT`.")
    reference = serializers.CharField(allow_blank=True, help_text="For the window of a bank.")
    customer = NamedShape(allow_null=True)
    invoice = CouponBillShape(allow_null=True)
    amount = MoneyShape(allow_null=True)
    percent = serializers.CharField(allow_null=True)
    min_base = MoneyShape(allow_null=True)
    max_discount = MoneyShape(allow_null=True)
    limit = serializers.IntegerField(allow_null=True)
    per_customer = serializers.IntegerField(allow_null=True)
    used = serializers.IntegerField()
    scope = serializers.ChoiceField(choices=CouponScope.choices)
    stackable = serializers.BooleanField()
    booklet = InBookletShape(allow_null=True)
    rule = NamedShape(allow_null=True)
    starts_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()
    void_reason = serializers.CharField(allow_blank=True)
    created_by = CardShape(allow_null=True)
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class CouponStepShape(serializers.Serializer[Any]):
    """One step of a coupon."""

    what = serializers.CharField()
    about = serializers.CharField(allow_blank=True)
    author = CardShape(allow_null=True)
    created_at = serializers.DateTimeField()


class CouponUseShape(serializers.Serializer[Any]):
    """A use of a coupon, or the return of one (below zero)."""

    id = serializers.CharField()
    invoice = serializers.CharField(allow_null=True)
    label = serializers.CharField(allow_blank=True)  # type: ignore[assignment]
    customer = NamedShape()
    amount = MoneyShape()
    author = CardShape(allow_null=True)
    created_at = serializers.DateTimeField()


class CouponDetailShape(CouponShape):
    """A coupon with its QR (SVG), what happened to it and where it was used, oldest first."""

    qr = serializers.CharField()
    history = CouponStepShape(many=True)
    uses = CouponUseShape(many=True)


class PayableShape(serializers.Serializer[Any]):
    """An invoice that is owed: `free` is what no living slip would pay already."""

    id = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    period = serializers.CharField(allow_blank=True)
    due_on = serializers.DateField()
    total = MoneyShape()
    balance = MoneyShape()
    free = MoneyShape()


class PayableListShape(serializers.Serializer[Any]):
    """Invoices that are owed, oldest due first."""

    results = PayableShape(many=True)


class PutOnShape(serializers.Serializer[Any]):
    """A discount on a document, and what it takes off there."""

    coupon = CouponShape()
    discount = MoneyShape()


class CouponsOfInvoiceShape(serializers.Serializer[Any]):
    """The slips of an invoice, newest first, and the discounts on it."""

    free = MoneyShape(help_text="What another slip may be for.")
    slips = CouponShape(many=True)
    discounts = PutOnShape(many=True)


def coupon(row: Coupon, user: User, at: datetime) -> dict[str, Any]:
    """Return a coupon from `queries.with_people` with what this person may do to it."""
    rule = row.award.rule if row.award is not None else None
    # Who has the key of a contract learns nothing of its customer.
    named = row.customer if user.role in COUNTER or not _is_anothers(row, user) else None
    return {
        "id": str(row.id),
        "kind": row.kind,
        "state": row.stands(at),
        "allowed_transitions": queries.allowed(row, user, at),
        "code": str(row),
        "reference": row.reference,
        "customer": {"id": str(named.id), "name": named.name} if named is not None else None,
        "invoice": _bill(row),
        "percent": f"{row.percent.normalize():f}" if row.percent is not None else None,
        "amount": _money(row, row.amount_minor),
        "min_base": _money(row, row.min_base_minor or None),
        "max_discount": _money(row, row.max_discount_minor),
        "limit": row.limit,
        "per_customer": row.per_customer,
        "used": row.used,
        "scope": row.scope,
        "stackable": row.stackable,
        "booklet": _place(row),
        "rule": {"id": str(rule.id), "name": rule.name} if rule is not None else None,
        "starts_at": iso(row.starts_at),
        "expires_at": iso(row.expires_at),
        "void_reason": row.void_reason,
        "created_by": card(row.created_by) if row.created_by is not None else None,
        "created_at": iso(row.created_at),
        "updated_at": iso(row.updated_at),
    }


def detail(row: Coupon, user: User, at: datetime) -> dict[str, Any]:
    """Return a coupon with its QR, its history and, for the counter, its uses."""
    uses: Iterable[CouponUse] = queries.uses_of(row) if user.role in COUNTER else ()
    return {
        **coupon(row, user, at),
        "qr": _qr(row.code),
        "history": [_step(each) for each in queries.history(row)],
        "uses": [_use(each, row) for each in uses],
    }


def payable(row: Invoice, free: int) -> dict[str, Any]:
    """Return an owed invoice with what another slip may be for."""
    return {
        "id": str(row.id),
        "label": row.label,
        "period": row.period,
        "due_on": row.due_on.isoformat(),
        "total": row.total.as_json(),
        "balance": Money(row.balance_minor, row.currency).as_json(),
        "free": Money(max(free, 0), row.currency).as_json(),
    }


def _is_anothers(row: Coupon, user: User) -> bool:
    return row.customer is None or row.customer.portal_user_id != user.id


def _bill(row: Coupon) -> dict[str, Any] | None:
    bill = row.invoice
    if bill is None:
        return None
    contract = bill.contract.number if bill.contract is not None else ""
    return {"id": str(bill.id), "label": bill.label, "state": bill.state, "contract": contract}


def _place(row: Coupon) -> dict[str, Any] | None:
    if row.booklet is None:
        return None
    return {"id": str(row.booklet.id), "name": row.booklet.name, "position": row.position}


def _money(row: Coupon, minor: int | None) -> dict[str, str] | None:
    money = row.money(minor)
    return money.as_json() if money is not None else None


def _qr(text: str) -> str:
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", border=2, xmldecl=False, svgns=True, nl=False, omitsize=True
    )
    return out.getvalue().decode()


def _step(row: CouponChange) -> dict[str, Any]:
    return {
        "what": row.what,
        "about": row.about,
        "author": card(row.author) if row.author is not None else None,
        "created_at": iso(row.created_at),
    }


def _use(row: CouponUse, of: Coupon) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "invoice": str(row.invoice.id) if row.invoice is not None else None,
        "label": row.invoice.label if row.invoice is not None else "",
        "customer": {"id": str(row.customer_id), "name": row.customer.name},
        "amount": Money(row.amount_minor, of.currency).as_json(),
        "author": card(row.author) if row.author is not None else None,
        "created_at": iso(row.created_at),
    }
