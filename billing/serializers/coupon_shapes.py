"""Coupons on the wire, as the API's schema says them."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from billing.types import CouponKind, CouponScope, CouponState
from crm.serializers import NamedShape
from hub.accounts.serializers import CardShape
from hub.kernel.money_fields import MoneyShape


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
    items = NamedShape(many=True, help_text="Of the catalogue, for the scope `items`.")
    stackable = serializers.BooleanField()
    booklet = InBookletShape(allow_null=True)
    rule = NamedShape(allow_null=True)
    starts_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()
    untold = serializers.BooleanField(help_text="Its customer could not be told on the channel.")
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
    quote = serializers.CharField(allow_null=True)
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


class CouponsOfQuoteShape(serializers.Serializer[Any]):
    """The discounts on a quote."""

    discounts = PutOnShape(many=True)
