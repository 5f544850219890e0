"""What is sent by a link to load a recharge, and what its sender hears."""

from typing import Any

from rest_framework import serializers

from billing.types import Method
from hub.kernel.api import StrictSerializer
from hub.kernel.money_fields import MoneyField


class LinkForm(StrictSerializer):
    """A payment, as whoever holds the link says it was made."""

    amount = MoneyField()
    method = serializers.ChoiceField(choices=Method.choices)
    operation_number = serializers.CharField(max_length=60, required=False, allow_blank=True)
    proof = serializers.CharField(
        max_length=400, required=False, help_text="`file` of what was sent by the link."
    )
    note = serializers.CharField(max_length=500, required=False, allow_blank=True)


class LinkSentShape(serializers.Serializer[Any]):
    """A link was written to the customer; nobody else is told its address."""

    expires_at = serializers.DateTimeField()
