"""What callers send about orders."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from chat.serializers.bodies import Text
from chat.types import Draft
from field_service.serializers.fields import Degrees, Instant, Several
from field_service.types import OrderForm, OrderSource, OrderState, Priority, Slot, Span, Told
from hub.kernel.api import StrictSerializer
from hub.kernel.text import Phrase

NAMES = {
    "title": "title",
    "symptom": "symptom",
    "kind": "kind_id",
    "machine": "machine_id",
    "place": "place",
    "priority": "priority",
    "hour_meter": "hour_meter",
    "wanted_from_at": "wanted_from",
    "wanted_until_at": "wanted_until",
}


class OrderBody(StrictSerializer):
    """What an order says; `wanted_from_at` and `wanted_until_at` are when somebody may come."""

    title = Phrase(max_length=120)
    symptom = serializers.CharField(max_length=2000, required=False, allow_blank=True)
    kind = serializers.UUIDField(required=False)
    machine = serializers.UUIDField(required=False, allow_null=True)
    place = Phrase(max_length=200, required=False, allow_blank=True)
    priority = serializers.ChoiceField(choices=Priority.choices, required=False)
    wanted_from_at = Instant(required=False, allow_null=True)
    wanted_until_at = Instant(required=False, allow_null=True)


class NewOrder(OrderBody):
    """An order; customers leave `customer` out for themselves, and a `quote` brings its own."""

    title = Phrase(max_length=120, required=False)
    customer = serializers.UUIDField(required=False)
    conversation = serializers.UUIDField(required=False, allow_null=True)
    quote = serializers.UUIDField(
        required=False, allow_null=True, help_text="An accepted one, of which it is made once."
    )
    hour_meter = serializers.IntegerField(
        min_value=0, max_value=1_000_000, required=False, allow_null=True
    )


class OrderPatch(OrderBody):
    """What is corrected, with the `version` that was looked at; what is left out stays."""

    version = serializers.IntegerField(min_value=1)
    title = Phrase(max_length=120, required=False)


class OrderFilter(serializers.Serializer[Any]):
    """What a list of orders can be narrowed to."""

    state = Several(
        choices=OrderState.values,
        required=False,
        help_text=f"Parted by commas: {', '.join(OrderState.values)}.",
    )
    technician = serializers.UUIDField(required=False)
    machine = serializers.UUIDField(required=False)
    customer = serializers.UUIDField(required=False)
    conversation = serializers.UUIDField(required=False)
    kind = serializers.UUIDField(required=False)
    priority = serializers.ChoiceField(choices=Priority.choices, required=False)
    since = serializers.DateField(required=False, help_text="The day it was made.")
    until = serializers.DateField(required=False, help_text="The day it was made.")
    unassigned = serializers.BooleanField(required=False, help_text="Nobody is sent yet.")
    late = serializers.BooleanField(required=False, help_text="Past what it should keep.")
    q = serializers.CharField(
        max_length=100,
        required=False,
        allow_blank=True,
        help_text="Number, title, customer, machine or its serial number.",
    )


class BookingFilter(serializers.Serializer[Any]):
    """Whose time, on which days of the house."""

    since = serializers.DateField(required=False)
    until = serializers.DateField(required=False)
    technician = serializers.UUIDField(required=False)


class ScheduleOrderBody(StrictSerializer):
    """When it will be, with the `version` that was looked at."""

    version = serializers.IntegerField(min_value=1)
    starts_at = Instant()
    ends_at = Instant()


class AssignOrderBody(ScheduleOrderBody):
    """When and who; `overruled` says why in spite of what speaks against it."""

    technicians = serializers.ListField(child=serializers.UUIDField(), min_length=1, max_length=20)
    overruled = serializers.CharField(max_length=300, required=False, allow_blank=True)


class UnassignOrderBody(StrictSerializer):
    """The `version` that was looked at."""

    version = serializers.IntegerField(min_value=1)


class OrderStepBody(StrictSerializer):
    """A step: `act_id` is made by the phone before its first try, and is taken once."""

    reason = serializers.CharField(max_length=500, required=False, allow_blank=True)
    happened_at = Instant(required=False, allow_null=True)
    act_id = serializers.UUIDField(required=False, allow_null=True)
    latitude = Degrees(min_value=-90, max_value=90, required=False, allow_null=True)
    longitude = Degrees(min_value=-180, max_value=180, required=False, allow_null=True)
    eta_minutes = serializers.IntegerField(
        min_value=1,
        max_value=1440,
        required=False,
        allow_null=True,
        help_text="Of `depart`: how long the way takes; the customer is told when to expect whom.",
    )
    version = serializers.IntegerField(min_value=1, required=False, allow_null=True)


class OrderMessageBody(StrictSerializer):
    """A message about an order; `client_id` is made and kept by the sender before the first try."""

    client_id = serializers.UUIDField()
    text = Text(required=False, default="")
    attachments = serializers.ListField(
        child=serializers.UUIDField(), required=False, default=list, max_length=10
    )
    reply_to = serializers.UUIDField(required=False, allow_null=True, default=None)


def said_in(body: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of `OrderForm` that a body names."""
    found = {ours: body[theirs] for theirs, ours in NAMES.items() if theirs in body}
    if "priority" in found:
        found["priority"] = Priority(found["priority"])
    return found


def form_of(body: dict[str, Any], source: OrderSource) -> OrderForm:
    """Return what is asked for, with where it comes from."""
    return OrderForm(**said_in(body), source=source)


def message_of(body: dict[str, Any]) -> Draft:
    """Return the draft of a message."""
    return Draft(
        client_id=body["client_id"],
        text=body["text"],
        attachments=tuple(body["attachments"]),
        reply_to=body["reply_to"],
    )


def slot_of(body: dict[str, Any]) -> Slot:
    """Return when, whom, and why in spite of what."""
    span = Span(body["starts_at"], body["ends_at"])
    overruled = body.get("overruled", "")
    return Slot(span=span, technicians=body.get("technicians", ()), overruled=overruled)


def told_of(body: dict[str, Any]) -> Told:
    """Return what a step says."""
    named = {name: value for name, value in body.items() if name != "version"}
    return Told(**named)
