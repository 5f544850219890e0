"""A technician's day: each order with all that is needed where there is no connection."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from rest_framework import serializers

from billing.queries.steps import allowed
from field_service.models import Booking, Findings, Order
from field_service.queries.activity import missing, photos_of, signature_of, signed_hash
from field_service.queries.orders import is_under_warranty
from field_service.queries.steps import STEPS
from field_service.queries.used import used_on
from field_service.serializers import checklists, fieldwork
from field_service.serializers.fields import Instant
from field_service.types import OrderState, Priority
from hub.kernel.clock import iso

Shape = serializers.Serializer[Any]


class DayFilter(serializers.Serializer[Any]):
    """From which instant to which; two weeks at most."""

    since = Instant(required=False)
    until = Instant(required=False)


class JobKindShape(Shape):
    """What an order of that kind has to show."""

    id = serializers.CharField()
    name = serializers.CharField()
    needs_photos = serializers.BooleanField()
    needs_signature = serializers.BooleanField()


class JobCustomerShape(Shape):
    """Whom to ask for, and how to reach them."""

    id = serializers.CharField()
    name = serializers.CharField()
    phone = serializers.CharField()


class JobMachineShape(Shape):
    """What is looked at."""

    id = serializers.CharField()
    name = serializers.CharField()
    serial = serializers.CharField()
    hour_meter = serializers.IntegerField()


class UsedPartShape(Shape):
    """A part that went into it."""

    code = serializers.CharField()
    name = serializers.CharField()
    quantity = serializers.CharField()
    unit = serializers.CharField()


class JobShape(Shape):
    """An order as a technician has it in the hand."""

    id = serializers.CharField()
    number = serializers.CharField()
    title = serializers.CharField()
    symptom = serializers.CharField()
    state = serializers.ChoiceField(choices=OrderState.choices)
    priority = serializers.ChoiceField(choices=Priority.choices)
    reason = serializers.CharField()
    allowed_transitions = serializers.ListField(child=serializers.CharField())
    version = serializers.IntegerField()
    kind = JobKindShape()
    customer = JobCustomerShape()
    machine = JobMachineShape(allow_null=True)
    under_warranty = serializers.BooleanField()
    conversation = serializers.CharField(allow_null=True)
    place = serializers.CharField()
    starts_at = serializers.CharField(allow_null=True)
    ends_at = serializers.CharField(allow_null=True)
    done_at = serializers.CharField(allow_null=True)
    checklists = checklists.OrderChecklistShape(many=True)
    photos = fieldwork.WorkPhotoShape(many=True)
    findings = fieldwork.FindingsShape()
    signature = fieldwork.SignatureShape(allow_null=True)
    parts = UsedPartShape(many=True)
    missing = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))


class FieldDayShape(Shape):
    """The orders of some days, by the time one is sent."""

    jobs = JobShape(many=True)
    at = serializers.CharField(help_text="When the hub said so.")


def job(row: Order, user: Any, booking: Booking | None = None) -> dict[str, Any]:
    """Return an order with its work; the time is one's own, where one is booked."""
    return {
        **_words(row),
        "allowed_transitions": allowed(STEPS, row, user),
        "starts_at": iso(booking.starts_at if booking else row.starts_at),
        "ends_at": iso(booking.ends_at if booking else row.ends_at),
        **_work(row, user.id),
    }


def _words(row: Order) -> dict[str, Any]:
    kind, machine, customer = row.kind, row.machine, row.customer
    return {
        "id": str(row.id),
        "number": row.label,
        "title": row.title,
        "symptom": row.symptom,
        "state": row.state,
        "priority": row.priority,
        "reason": row.reason,
        "version": row.version,
        "kind": {
            "id": str(kind.id),
            "name": kind.name,
            "needs_photos": kind.needs_photos,
            "needs_signature": kind.needs_signature,
        },
        "customer": {"id": str(customer.id), "name": customer.name, "phone": customer.phone},
        "machine": machine
        and {
            "id": str(machine.id),
            "name": machine.name,
            "serial": machine.serial,
            "hour_meter": machine.hour_meter,
        },
        "under_warranty": is_under_warranty(row),
        "conversation": str(row.conversation_id) if row.conversation_id else None,
        "place": row.place,
        "done_at": iso(row.done_at),
    }


def _work(row: Order, user_id: UUID) -> dict[str, Any]:
    return {
        "checklists": checklists.of_order(row),
        "photos": [fieldwork.photo(each, user_id) for each in photos_of(row)],
        "findings": fieldwork.findings(Findings.objects.filter(order=row).first()),
        "signature": fieldwork.signature(signature_of(row), signed_hash(row)),
        "parts": used_on(row.id),
        "missing": missing(row),
    }
