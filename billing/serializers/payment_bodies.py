"""What callers send about payments, and what lists of them are narrowed to."""

from typing import Any

from rest_framework import serializers

from billing.types import PaymentMethod, PaymentState
from hub.kernel.api import StrictSerializer
from hub.kernel.money_fields import MoneyField

PAID_BY_HAND = [choice for choice in PaymentMethod.choices if choice[0] != PaymentMethod.CARD]
MOST_SHARES = 100


class ShareBody(StrictSerializer):
    """So much for one invoice."""

    invoice = serializers.UUIDField()
    amount = MoneyField()


class AllocationsBody(StrictSerializer):
    """Which invoices a payment pays, each with how much."""

    allocations = serializers.ListField(
        child=ShareBody(), allow_empty=False, max_length=MOST_SHARES
    )


class NewPayment(StrictSerializer):
    """A payment somebody has seen; without `allocations` it pays what is oldest due first."""

    customer = serializers.UUIDField(
        required=False, help_text="Left out by a customer, who pays from their own balance."
    )
    amount = MoneyField()
    method = serializers.ChoiceField(choices=PAID_BY_HAND)
    operation_number = serializers.CharField(max_length=60, required=False, allow_blank=True)
    proof = serializers.UUIDField(required=False, allow_null=True)
    paid_on = serializers.DateField(required=False, help_text="Today when left out.")
    note = serializers.CharField(max_length=500, required=False, allow_blank=True)
    conversation = serializers.UUIDField(required=False, allow_null=True)
    allocations = serializers.ListField(child=ShareBody(), required=False, max_length=MOST_SHARES)


class WhyBody(StrictSerializer):
    """Why it is done; the people of the house read it."""

    reason = serializers.CharField(max_length=500)


class WhyMaybeBody(StrictSerializer):
    """Why it is done, where somebody says so."""

    reason = serializers.CharField(max_length=500, required=False, allow_blank=True)


class RefundBody(StrictSerializer):
    """What is given back, how, and why."""

    amount = MoneyField()
    method = serializers.ChoiceField(choices=PAID_BY_HAND)
    reason = serializers.CharField(max_length=500)
    operation_number = serializers.CharField(max_length=60, required=False, allow_blank=True)


class PaymentFilter(serializers.Serializer[Any]):
    """What a list of payments can be narrowed to."""

    state = serializers.ChoiceField(choices=PaymentState.choices, required=False)
    method = serializers.ChoiceField(choices=PaymentMethod.choices, required=False)
    untold = serializers.BooleanField(required=False, help_text="The customer was not told.")
    customer = serializers.UUIDField(required=False)
    invoice = serializers.UUIDField(required=False, help_text="What paid it, or was begun for it.")
    conversation = serializers.UUIDField(required=False)
    since = serializers.DateField(required=False, help_text="First day it was paid on.")
    until = serializers.DateField(required=False, help_text="Last day it was paid on.")
    q = serializers.CharField(
        max_length=80, required=False, allow_blank=True, help_text="Operation number, or name."
    )
    amount = serializers.DecimalField(
        max_digits=14,
        decimal_places=2,
        required=False,
        help_text="Exactly this much, in the house's currency.",
    )
    unallocated = serializers.BooleanField(
        required=False, help_text="Only what still holds something no invoice has used."
    )


class RefundFilter(serializers.Serializer[Any]):
    """What a list of refunds can be narrowed to."""

    waiting = serializers.BooleanField(required=False, help_text="Only what nobody has decided.")


class DayAsked(serializers.Serializer[Any]):
    """A day in the house; today when left out."""

    day = serializers.DateField(required=False)


class DayFileAsked(DayAsked):
    """A day, and how it is written."""

    kind = serializers.ChoiceField(choices=["csv", "xlsx"], required=False, default="csv")


class PromiseBody(StrictSerializer):
    """When the customer says they pay; null takes it back."""

    promised_on = serializers.DateField(allow_null=True)


class DisputeBody(StrictSerializer):
    """Whether the customer disputes it, and what about."""

    disputed = serializers.BooleanField()
    note = serializers.CharField(max_length=300, required=False, allow_blank=True)
