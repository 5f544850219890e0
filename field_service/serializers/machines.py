"""Machines on the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from crm.serializers import NamedShape
from field_service.models import Machine, Reading
from field_service.types import MachineState, ReadingSource
from hub.accounts.queries import card
from hub.accounts.roles import STAFF
from hub.accounts.serializers import CardShape
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.text import Line, Phrase

if TYPE_CHECKING:
    from hub.accounts.models import User


class MachineBody(StrictSerializer):
    """What is filled in about a machine."""

    kind = serializers.UUIDField()
    name = Phrase(max_length=120)
    serial = Line(max_length=60, required=False, allow_blank=True)
    maker = Phrase(max_length=80, required=False, allow_blank=True)
    model = Phrase(max_length=80, required=False, allow_blank=True)
    place = Phrase(max_length=200, required=False, allow_blank=True)
    year = serializers.IntegerField(min_value=1900, max_value=2200, required=False, allow_null=True)
    warranty_until = serializers.DateField(required=False, allow_null=True)
    parent = serializers.UUIDField(  # type: ignore[assignment]
        required=False, allow_null=True, help_text="What it is a component of."
    )
    note = serializers.CharField(max_length=1000, required=False, allow_blank=True)


class NewMachine(MachineBody):
    """A machine of a customer; customers leave `customer` out for their own."""

    customer = serializers.UUIDField(required=False)


class MachinePatch(MachineBody):
    """What is corrected, with the `version` that was looked at; what is left out stays."""

    version = serializers.IntegerField(min_value=1)
    kind = serializers.UUIDField(required=False)
    name = Phrase(max_length=120, required=False)


class MachineStateBody(StrictSerializer):
    """Whether it works, with the `version` that was looked at."""

    version = serializers.IntegerField(min_value=1)
    state = serializers.ChoiceField(choices=MachineState.choices)
    reason = Phrase(max_length=300, required=False, allow_blank=True, default="")


class NewReading(StrictSerializer):
    """What the hour-meter says; lower than before only with a reason."""

    hours = serializers.IntegerField(min_value=0, max_value=1_000_000)
    reason = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")


class MachineFilter(serializers.Serializer[Any]):
    """What a list of machines can be narrowed to."""

    customer = serializers.UUIDField(required=False)
    kind = serializers.UUIDField(required=False)
    state = serializers.ChoiceField(choices=MachineState.choices, required=False)
    warranty = serializers.ChoiceField(
        choices=["good", "over"], required=False, help_text="Over: also where nobody knows of one."
    )
    parent = serializers.UUIDField(  # type: ignore[assignment]
        required=False, help_text="Components of this machine."
    )
    q = serializers.CharField(
        max_length=100,
        required=False,
        allow_blank=True,
        help_text="Name, maker, model, serial number, customer.",
    )


class MachineNameShape(serializers.Serializer[Any]):
    """A machine by its name."""

    id = serializers.CharField()
    name = serializers.CharField()
    serial = serializers.CharField(allow_blank=True)


class MachineShape(serializers.Serializer[Any]):
    """A machine."""

    id = serializers.CharField()
    name = serializers.CharField()
    kind = NamedShape()
    customer = NamedShape()
    parent = NamedShape(allow_null=True)
    serial = serializers.CharField(allow_blank=True)
    maker = serializers.CharField(allow_blank=True)
    model = serializers.CharField(allow_blank=True)
    year = serializers.IntegerField(allow_null=True)
    place = serializers.CharField(allow_blank=True)
    hour_meter = serializers.IntegerField(help_text="Hours, by its last reading.")
    read_at = serializers.DateTimeField(allow_null=True)
    warranty_until = serializers.DateField(allow_null=True)
    state = serializers.ChoiceField(choices=MachineState.choices)
    state_since = serializers.DateTimeField()
    note = serializers.CharField(allow_blank=True, help_text="For who works here.")
    version = serializers.IntegerField(help_text="Given back with every change.")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class ReadingShape(serializers.Serializer[Any]):
    """What an hour-meter said."""

    id = serializers.CharField()
    hours = serializers.IntegerField()
    before = serializers.IntegerField()
    reason = serializers.CharField(allow_blank=True)
    source = serializers.ChoiceField(choices=ReadingSource.choices)  # type: ignore[assignment]
    order = NamedShape(allow_null=True)
    author = CardShape(allow_null=True)
    at = serializers.DateTimeField()


def named(row: Machine | None) -> dict[str, Any] | None:
    """Return a machine by its name."""
    return {"id": str(row.id), "name": row.name, "serial": row.serial} if row else None


def machine(row: Machine, user: User) -> dict[str, Any]:
    """Return a machine with its kind, customer and parent, as this person may see it."""
    parent = row.parent
    return {
        "id": str(row.id),
        "name": row.name,
        "kind": {"id": str(row.kind_id), "name": row.kind.name},
        "customer": {"id": str(row.customer_id), "name": row.customer.name},
        "parent": {"id": str(parent.id), "name": parent.name} if parent is not None else None,
        **{name: getattr(row, name) for name in ("serial", "maker", "model", "year", "place")},
        "hour_meter": row.hour_meter,
        "read_at": iso(row.read_at),
        "warranty_until": row.warranty_until.isoformat() if row.warranty_until else None,
        "state": row.state,
        "state_since": iso(row.state_since),
        "note": row.note if user.role in STAFF else "",
        "version": row.version,
        "created_at": iso(row.created_at),
        "updated_at": iso(row.updated_at),
    }


def reading(row: Reading) -> dict[str, Any]:
    """Return a reading with its order and author."""
    order = row.order
    return {
        "id": str(row.id),
        "hours": row.hours,
        "before": row.before,
        "reason": row.reason,
        "source": row.source,
        "order": {"id": str(order.id), "name": order.label} if order is not None else None,
        "author": card(row.author) if row.author is not None else None,
        "at": iso(row.at),
    }
