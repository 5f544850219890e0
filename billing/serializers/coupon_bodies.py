"""What callers send about coupons."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from rest_framework import serializers

from billing.types import (
    Benefit,
    CouponKind,
    CouponScope,
    CouponState,
    PaymentMethod,
    RuleEvent,
)
from hub.kernel.api import StrictSerializer
from hub.kernel.home import start_after, start_of
from hub.kernel.money_fields import MoneyField
from hub.kernel.text import Phrase

REDEEMABLE = [each for each in PaymentMethod.choices if each[0] != PaymentMethod.CARD]
COUNT, MOST_ITEMS = 50, 100
LONGEST_CODE = 200  # what the QR of a slip says may be typed by a scanner
KINDS = {
    CouponKind.PAYMENT: {"es": "Cupón de pago", "en": "Payment slip"},
    CouponKind.DISCOUNT: {"es": "Descuento", "en": "Discount"},
}


class Percent(serializers.DecimalField):
    """A percentage above 0 and at most 100, as text or number."""

    def __init__(self, **more: Any) -> None:
        least, most = Decimal("0.01"), Decimal(100)
        super().__init__(max_digits=5, decimal_places=2, min_value=least, max_value=most, **more)


class SlipBody(StrictSerializer):
    """A slip for all that is free on an invoice, or for part of it."""

    amount = MoneyField(required=False)
    expires_on = serializers.DateField(required=False, help_text="Last day; a week by default.")


class BenefitFields(StrictSerializer):
    """What a discount is worth and how it may be used; `percent` or `amount`."""

    percent = Percent(required=False, allow_null=True)
    amount = MoneyField(required=False, allow_null=True)
    min_base = MoneyField(required=False, allow_null=True)
    max_discount = MoneyField(required=False, allow_null=True)
    scope = serializers.ChoiceField(choices=CouponScope.choices, required=False)
    items = serializers.ListField(
        child=serializers.UUIDField(),
        required=False,
        max_length=MOST_ITEMS,
        help_text="Of the catalogue, for the scope `items`.",
    )
    stackable = serializers.BooleanField(required=False)


class NewDiscount(BenefitFields):
    """A discount for one customer, or for whoever has its code."""

    customer = serializers.UUIDField(required=False, allow_null=True)
    limit = serializers.IntegerField(
        min_value=1, max_value=1_000_000, required=False, allow_null=True, help_text="1 by default."
    )
    per_customer = serializers.IntegerField(
        min_value=1, max_value=1_000_000, required=False, allow_null=True
    )
    starts_on = serializers.DateField(required=False, allow_null=True)
    expires_on = serializers.DateField(help_text="Last day.")


class NewBooklet(BenefitFields):
    """So many discounts of one kind for one customer."""

    name = Phrase(max_length=80)
    customer = serializers.UUIDField()
    count = serializers.IntegerField(min_value=2, max_value=COUNT)
    expires_on = serializers.DateField(help_text="Last day.")


class CouponRulePatch(BenefitFields):
    """What a rule gives for which transactions; what it gave stays."""

    name = Phrase(max_length=80, required=False)
    event = serializers.ChoiceField(choices=RuleEvent.choices, required=False)
    least = MoneyField(required=False, allow_null=True, help_text="Of the transaction.")
    days = serializers.IntegerField(min_value=1, max_value=730, required=False)
    count = serializers.IntegerField(min_value=1, max_value=COUNT, required=False)
    is_on = serializers.BooleanField(required=False)


class NewCouponRule(CouponRulePatch):
    """A rule, on from now: `paid 100 or more → 5 %, 30 days`."""

    name = Phrase(max_length=80)
    event = serializers.ChoiceField(choices=RuleEvent.choices)
    days = serializers.IntegerField(min_value=1, max_value=730)


class CouponCode(StrictSerializer):
    """A code as somebody typed it, or the reference of a slip."""

    code = serializers.CharField(max_length=LONGEST_CODE)


class RedeemBody(CouponCode):
    """How the amount of a slip was paid."""

    method = serializers.ChoiceField(choices=REDEEMABLE)
    operation_number = serializers.CharField(max_length=60, required=False, allow_blank=True)
    paid_on = serializers.DateField(required=False)
    note = serializers.CharField(max_length=500, required=False, allow_blank=True)


class ReasonOfVoid(StrictSerializer):
    """Why a coupon may be used no more."""

    reason = Phrase(max_length=500)


class BillsBody(StrictSerializer):
    """The key that `contracts/find/` gave."""

    key = serializers.CharField(max_length=500)


class BillSlipBody(SlipBody):
    """A slip for a bill of a contract one has the key of."""

    key = serializers.CharField(max_length=500)
    invoice = serializers.UUIDField()


class CouponFilter(serializers.Serializer[Any]):
    """What a list of coupons can be narrowed to."""

    state = serializers.ChoiceField(choices=CouponState.choices, required=False)
    kind = serializers.ChoiceField(choices=CouponKind.choices, required=False)
    untold = serializers.BooleanField(required=False, help_text="The customer was not told.")
    customer = serializers.UUIDField(required=False)
    invoice = serializers.UUIDField(required=False)
    booklet = serializers.UUIDField(required=False)
    code = serializers.CharField(max_length=LONGEST_CODE, required=False, allow_blank=True)


class PayableFilter(serializers.Serializer[Any]):
    """Whose open invoices: of a customer, or of a conversation's; one's own for a customer."""

    customer = serializers.UUIDField(required=False)
    conversation = serializers.UUIDField(required=False)


class BookletFilter(serializers.Serializer[Any]):
    """Whose booklets."""

    customer = serializers.UUIDField(required=False)


class TakeOffFilter(serializers.Serializer[Any]):
    """Which discount leaves a draft; all of them where it is not said."""

    coupon = serializers.UUIDField(required=False)


class CouponFields(StrictSerializer):
    """What is filled in to give a coupon in the thread."""

    kind = serializers.ChoiceField(
        choices=CouponKind.choices,
        style={"label": {"es": "Clase", "en": "Kind"}, "choices": KINDS},
    )
    invoice = serializers.UUIDField(
        required=False,
        allow_null=True,
        style={"label": {"es": "Factura", "en": "Invoice"}},
    )
    amount = MoneyField(required=False, style={"label": {"es": "Monto", "en": "Amount"}})
    percent = Percent(
        required=False,
        allow_null=True,
        style={"label": {"es": "Porcentaje", "en": "Percentage"}},
    )
    expires_on = serializers.DateField(
        required=False, style={"label": {"es": "Vale hasta", "en": "Good until"}}
    )


def benefit_of(body: dict[str, Any], expires_on: date) -> Benefit:
    """Return the checked body of `NewDiscount` or `NewBooklet` as the operation takes it."""
    starts: date | None = body.get("starts_on")
    begins: datetime | None = start_of(starts) if starts is not None else None
    return Benefit(
        percent=body.get("percent"),
        amount=body.get("amount"),
        min_base=body.get("min_base"),
        max_discount=body.get("max_discount"),
        limit=body.get("limit", 1),
        per_customer=body.get("per_customer"),
        stackable=body.get("stackable", False),
        scope=CouponScope(body.get("scope", CouponScope.ANY)),
        items=frozenset(body.get("items", ())),
        starts_at=begins,
        expires_at=start_after(expires_on),
    )
