"""What is said about parts and stock."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from field_service.types import LocationKind
from hub.kernel.api import StrictSerializer
from hub.kernel.money_fields import MoneyField
from hub.kernel.text import Line, Phrase

MOST_KINDS = 50


class Quantity(serializers.DecimalField):
    """An amount of parts, three decimals at most."""

    def __init__(self, **more: Any) -> None:
        super().__init__(max_digits=12, decimal_places=3, **more)


class PartFields(StrictSerializer):
    """What is filled in about a part."""

    unit = Phrase(max_length=20, required=False, allow_blank=True)
    maker = Phrase(max_length=80, required=False, allow_blank=True)
    note = Phrase(max_length=500, required=False, allow_blank=True)
    kinds = serializers.ListField(
        child=serializers.UUIDField(), required=False, max_length=MOST_KINDS
    )
    item = serializers.UUIDField(required=False, allow_null=True)
    supplier = serializers.UUIDField(required=False, allow_null=True)
    reorder_point = Quantity(required=False, min_value=0)
    reorder_quantity = Quantity(required=False, min_value=0)


class NewPart(PartFields):
    """A part to keep."""

    code = Line(max_length=30)
    name = Phrase(max_length=120)


class PartPatch(PartFields):
    """What is corrected, with the `version` that was looked at."""

    version = serializers.IntegerField(min_value=1)
    code = Line(max_length=30, required=False)
    name = Phrase(max_length=120, required=False)
    archived = serializers.BooleanField(required=False)


class PartFilter(serializers.Serializer[Any]):
    """What the list can be narrowed to."""

    q = Line(max_length=100, required=False)
    low = serializers.BooleanField(required=False, help_text="Below their reorder point.")
    archived = serializers.BooleanField(required=False)
    machine_kind = serializers.UUIDField(required=False, help_text="Those that fit it.")
    supplier = serializers.UUIDField(required=False)
    location = serializers.UUIDField(required=False, help_text="Something lies there.")


class CountBody(StrictSerializer):
    """What was counted at a location, and why it was."""

    location = serializers.UUIDField()
    counted = Quantity(min_value=0)
    reason = Phrase(max_length=300)


class CorrectBody(StrictSerializer):
    """What is added (or, below nothing, taken away), and why."""

    location = serializers.UUIDField()
    difference = Quantity()
    reason = Phrase(max_length=300)


class ReceivePartBody(StrictSerializer):
    """What came without a request."""

    location = serializers.UUIDField()
    quantity = Quantity()
    unit_cost = MoneyField()
    reason = Phrase(max_length=300, required=False, allow_blank=True)


class TransferPartBody(StrictSerializer):
    """What goes from one place to another."""

    origin = serializers.UUIDField()
    target = serializers.UUIDField()
    quantity = Quantity()
    act_id = serializers.UUIDField(required=False, help_text="Made by the phone; once.")


class NewLocation(StrictSerializer):
    """A store, or a technician's van."""

    name = Phrase(max_length=80)
    kind = serializers.ChoiceField(choices=LocationKind.choices, required=False)
    technician = serializers.UUIDField(required=False, allow_null=True)


class LocationPatch(StrictSerializer):
    """What is different about a location."""

    name = Phrase(max_length=80, required=False)
    technician = serializers.UUIDField(required=False, allow_null=True)
    is_main = serializers.BooleanField(required=False)
    archived = serializers.BooleanField(required=False)


class UsePartBody(StrictSerializer):
    """A part that goes into an order; without a location, from where it waits or lies."""

    part = serializers.UUIDField()
    quantity = Quantity()
    location = serializers.UUIDField(required=False, allow_null=True)
    serial = Line(max_length=60, required=False, allow_blank=True)
    act_id = serializers.UUIDField(required=False, help_text="Made by the phone; once.")


class ReservePartBody(StrictSerializer):
    """Parts to be kept back for an order."""

    part = serializers.UUIDField()
    quantity = Quantity()
    location = serializers.UUIDField(required=False, allow_null=True)


class ReleasePartBody(StrictSerializer):
    """What need not wait for the order any more."""

    reservation = serializers.UUIDField()


class GiveBackBody(StrictSerializer):
    """What was not needed after all."""

    use = serializers.UUIDField()
    quantity = Quantity()
    location = serializers.UUIDField(required=False, allow_null=True)
    reason = Phrase(max_length=300, required=False, allow_blank=True)
