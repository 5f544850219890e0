"""What callers send about opportunities and their lost reasons."""

from typing import Any

from rest_framework import serializers

from crm.types import Outcome, Stage
from hub.kernel.api import StrictSerializer
from hub.kernel.money_fields import MoneyField
from hub.kernel.text import Phrase


class OpportunityFields(StrictSerializer):
    """What is filled in about an opportunity, wherever it is."""

    title = Phrase(max_length=120, style={"label": {"es": "Qué quiere", "en": "What they want"}})
    amount = MoneyField(required=False, style={"label": {"es": "Monto", "en": "Amount"}})
    probability = serializers.IntegerField(
        min_value=0,
        max_value=100,
        required=False,
        style={"label": {"es": "Probabilidad (%)", "en": "Probability (%)"}},
    )
    expected_close = serializers.DateField(
        required=False,
        allow_null=True,
        style={"label": {"es": "Cierre esperado", "en": "Expected close"}},
    )
    note = serializers.CharField(
        max_length=1000,
        required=False,
        allow_blank=True,
        style={"label": {"es": "Nota", "en": "Note"}},
    )


class NewOpportunity(OpportunityFields):
    """An opportunity of a customer; without an owner it is one's own."""

    customer = serializers.UUIDField()
    owner = serializers.UUIDField(required=False)
    client_id = serializers.UUIDField(
        required=False, help_text="Made before the first try; the same one again changes nothing."
    )


class OpportunityPatch(OpportunityFields):
    """What is corrected, with the `version` that was looked at."""

    version = serializers.IntegerField(min_value=1)
    title = Phrase(max_length=120, required=False)
    owner = serializers.UUIDField(required=False)


class MoveBody(StrictSerializer):
    """Where a card goes: a column, below the card `after` (null: on top), and how it ended."""

    version = serializers.IntegerField(min_value=1)
    stage = serializers.ChoiceField(choices=Stage.choices)
    after = serializers.UUIDField(required=False, allow_null=True)
    outcome = serializers.ChoiceField(choices=Outcome.choices, required=False)
    lost_reason = serializers.UUIDField(required=False, allow_null=True)
    note = serializers.CharField(max_length=500, required=False, allow_blank=True)


class PeriodAsked(serializers.Serializer[Any]):
    """Whose opportunities of which period: expected to close, or closed, then."""

    owner = serializers.UUIDField(required=False)
    customer = serializers.UUIDField(required=False)
    since = serializers.DateField(required=False)
    until = serializers.DateField(required=False)
    q = serializers.CharField(
        max_length=100, required=False, allow_blank=True, help_text="Title, name of the customer."
    )


class OpportunityFilter(PeriodAsked):
    """What a list of opportunities can be narrowed to."""

    stage = serializers.ChoiceField(choices=Stage.choices, required=False)
    outcome = serializers.ChoiceField(choices=Outcome.choices, required=False)
    conversation = serializers.UUIDField(required=False)


class LostReasonBody(StrictSerializer):
    """Why something may be lost."""

    name = Phrase(max_length=80)
