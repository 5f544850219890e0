"""Preventive plans on the wire."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from rest_framework import serializers

from crm.serializers import NamedShape
from field_service.models import PlanRun, ServicePlan
from field_service.queries.plans import SOON_DAYS
from field_service.types import CountsFrom, DueBy, MachineState
from hub.kernel.api import StrictSerializer, page_shape
from hub.kernel.clock import iso
from hub.kernel.text import Phrase

DUE = ("paused", "waiting", "overdue", "soon", "later")


class PlanForm(StrictSerializer):
    """What is done every so often: days or months, hours, or whichever is first."""

    title = Phrase(max_length=120)
    kind = serializers.UUIDField()
    work = serializers.CharField(max_length=2000, required=False, allow_blank=True)
    every_days = serializers.IntegerField(min_value=1, max_value=3650, allow_null=True)
    every_months = serializers.IntegerField(min_value=1, max_value=120, allow_null=True)
    every_hours = serializers.IntegerField(min_value=1, max_value=100_000, allow_null=True)
    counts_from = serializers.ChoiceField(choices=CountsFrom.choices)
    lead_days = serializers.IntegerField(min_value=0, max_value=90)
    next_on = serializers.DateField(required=False, allow_null=True)
    next_hours = serializers.IntegerField(
        min_value=0, max_value=1_000_000, required=False, allow_null=True
    )


class PlanPatch(PlanForm):
    """The whole plan again, as it should be from now on."""

    version = serializers.IntegerField(min_value=0, max_value=2**31 - 1)


class PlanVersion(StrictSerializer):
    """Which plan was looked at."""

    version = serializers.IntegerField(min_value=0, max_value=2**31 - 1)


class PlanFilter(serializers.Serializer[Any]):
    """Which plans are listed."""

    machine = serializers.UUIDField(required=False)
    customer = serializers.UUIDField(required=False)
    due = serializers.ChoiceField(choices=DUE[:4], required=False)
    q = serializers.CharField(max_length=80, required=False, allow_blank=True)


class PlanMachineShape(serializers.Serializer[Any]):
    """The machine of a plan."""

    id = serializers.CharField()
    name = serializers.CharField()
    serial = serializers.CharField(allow_blank=True)
    hour_meter = serializers.IntegerField()
    state = serializers.ChoiceField(choices=MachineState.choices)


class PlanShape(serializers.Serializer[Any]):
    """A plan, and how far it is from due."""

    id = serializers.CharField()
    title = serializers.CharField()
    work = serializers.CharField(allow_blank=True)
    kind = NamedShape()
    machine = PlanMachineShape()
    customer = NamedShape()
    every_days = serializers.IntegerField(allow_null=True)
    every_months = serializers.IntegerField(allow_null=True)
    every_hours = serializers.IntegerField(allow_null=True)
    counts_from = serializers.ChoiceField(choices=CountsFrom.choices)
    lead_days = serializers.IntegerField()
    next_on = serializers.DateField(allow_null=True)
    next_hours = serializers.IntegerField(allow_null=True)
    cycle = serializers.IntegerField()
    due = serializers.ChoiceField(choices=DUE)
    waits_for = NamedShape(allow_null=True, help_text="The order whose end it counts on from.")
    is_paused = serializers.BooleanField()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


PlanPageShape = page_shape(PlanShape)


class PlanRunShape(serializers.Serializer[Any]):
    """An order a plan made."""

    cycle = serializers.IntegerField()
    order = NamedShape()
    state = serializers.CharField()
    why = serializers.ChoiceField(choices=DueBy.choices)
    due_on = serializers.DateField(allow_null=True)
    due_hours = serializers.IntegerField(allow_null=True)
    hours = serializers.IntegerField()
    created_at = serializers.DateTimeField()


class PlanDetailShape(PlanShape):
    """A plan with the orders it made."""

    runs = PlanRunShape(many=True)


def plan(row: ServicePlan, on: date) -> dict[str, Any]:
    """Return a plan as it stands on a day."""
    machine = row.machine
    plain = ("title", "work", "every_days", "every_months", "every_hours", "counts_from")
    return {
        "id": str(row.id),
        **{name: getattr(row, name) for name in plain},
        "kind": {"id": str(row.kind_id), "name": row.kind.name},
        "machine": {
            "id": str(machine.id),
            "name": machine.name,
            "serial": machine.serial,
            "hour_meter": machine.hour_meter,
            "state": machine.state,
        },
        "customer": {"id": str(machine.customer_id), "name": machine.customer.name},
        "lead_days": row.lead_days,
        "next_on": row.next_on.isoformat() if row.next_on else None,
        "next_hours": row.next_hours,
        "cycle": row.cycle,
        "due": due(row, on),
        "waits_for": (
            {"id": str(row.waits_for_id), "name": row.waits_for.label} if row.waits_for else None
        ),
        "is_paused": row.is_paused,
        "version": row.version,
        "created_at": iso(row.created_at),
        "updated_at": iso(row.updated_at),
    }


def detail(row: ServicePlan, runs: Iterable[PlanRun], on: date) -> dict[str, Any]:
    """Return a plan with the orders it made."""
    return {**plan(row, on), "runs": [_run(each) for each in runs]}


def due(row: ServicePlan, on: date) -> str:
    """Return how soon: one word of `DUE`."""
    if row.is_paused or row.machine.state == MachineState.RETIRED:
        return "paused"
    if row.waits_for_id is not None:
        return "waiting"
    left = row.next_hours - row.machine.hour_meter if row.next_hours is not None else None
    days = (row.next_on - on).days if row.next_on is not None else None
    if (left is not None and left <= 0) or (days is not None and days < 0):
        return "overdue"
    near = left is not None and left <= (row.every_hours or 0) // 10
    return "soon" if near or (days is not None and days <= SOON_DAYS) else "later"


def _run(row: PlanRun) -> dict[str, Any]:
    return {
        "cycle": row.cycle,
        "order": {"id": str(row.order_id), "name": row.order.label},
        "state": row.order.state,
        "why": row.why,
        "due_on": row.due_on.isoformat() if row.due_on else None,
        "due_hours": row.due_hours,
        "hours": row.hours,
        "created_at": iso(row.created_at),
    }
