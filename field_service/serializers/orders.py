"""Orders on the wire, each as its caller may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from crm.serializers import NamedShape
from field_service.models import Booking, Order, OrderStep
from field_service.queries import orders as queries
from field_service.queries.steps import STEPS
from field_service.serializers.machines import MachineNameShape, named
from field_service.types import OrderSource, OrderState, Priority
from hub.accounts.queries import card
from hub.accounts.roles import STAFF
from hub.accounts.serializers import CardShape
from hub.kernel.clock import iso

if TYPE_CHECKING:
    from hub.accounts.models import User


class OrderShape(serializers.Serializer[Any]):
    """An order as a list shows it."""

    id = serializers.CharField()
    number = serializers.CharField()
    title = serializers.CharField()
    symptom = serializers.CharField(allow_blank=True)
    kind = NamedShape()
    customer = NamedShape()
    machine = MachineNameShape(allow_null=True)
    under_warranty = serializers.BooleanField(help_text="Its machine was, when it was asked for.")
    conversation = serializers.CharField(allow_null=True)
    quote = NamedShape(allow_null=True)
    earlier = NamedShape(allow_null=True, help_text="The visit it comes back for.")
    source = serializers.ChoiceField(choices=OrderSource.choices)  # type: ignore[assignment]
    place = serializers.CharField(allow_blank=True)
    priority = serializers.ChoiceField(choices=Priority.choices)
    state = serializers.ChoiceField(choices=OrderState.choices)
    allowed_transitions = serializers.ListField(
        child=serializers.ChoiceField(choices=list(STEPS)), help_text="To you, now."
    )
    reason = serializers.CharField(
        allow_blank=True, help_text="Of the last step that needs one; for staff."
    )
    technicians = CardShape(many=True)
    wanted_from_at = serializers.DateTimeField(allow_null=True)
    wanted_until_at = serializers.DateTimeField(allow_null=True)
    starts_at = serializers.DateTimeField(allow_null=True)
    ends_at = serializers.DateTimeField(allow_null=True)
    answer_due_at = serializers.DateTimeField(allow_null=True)
    finish_due_at = serializers.DateTimeField(allow_null=True)
    held = serializers.BooleanField(help_text="Its time to be finished stands still.")
    done_at = serializers.DateTimeField(allow_null=True)
    moved_at = serializers.DateTimeField(help_text="Since when it stands where it stands.")
    version = serializers.IntegerField(help_text="Given back with every change.")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class OrderStepShape(serializers.Serializer[Any]):
    """A step it took; `happened_at` by the phone that told it."""

    id = serializers.CharField()
    what = serializers.CharField()
    before = serializers.CharField(allow_blank=True)
    after = serializers.CharField()
    reason = serializers.CharField(allow_blank=True)
    author = CardShape(allow_null=True)
    latitude = serializers.FloatField(allow_null=True)
    longitude = serializers.FloatField(allow_null=True)
    happened_at = serializers.DateTimeField()
    created_at = serializers.DateTimeField()


class BookingShape(serializers.Serializer[Any]):
    """A technician's time for an order."""

    id = serializers.CharField()
    technician = CardShape()
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    overruled = serializers.CharField(allow_blank=True)
    released_at = serializers.DateTimeField(allow_null=True)


class BookedOrderShape(BookingShape):
    """A technician's time with the order that takes it."""

    order = OrderShape()


class TimeShape(serializers.Serializer[Any]):
    """Minutes that went into an order."""

    travel = serializers.IntegerField()
    work = serializers.IntegerField()
    pause = serializers.IntegerField()
    wait = serializers.IntegerField()


class OrderDetailShape(OrderShape):
    """An order with what it went through."""

    steps = OrderStepShape(many=True)
    bookings = BookingShape(many=True)
    time = TimeShape()


def order(row: Order, user: User) -> dict[str, Any]:
    """Return an order from `queries.with_people` with what this person may do to it."""
    quote, earlier = row.quote, row.earlier
    return {
        "id": str(row.id),
        "number": row.label,
        "title": row.title,
        "symptom": row.symptom,
        "kind": {"id": str(row.kind_id), "name": row.kind.name},
        "customer": {"id": str(row.customer_id), "name": row.customer.name},
        "machine": named(row.machine),
        "under_warranty": queries.is_under_warranty(row),
        "conversation": _thread(row, user),
        "quote": {"id": str(quote.id), "name": quote.label} if quote is not None else None,
        "earlier": {"id": str(earlier.id), "name": earlier.label} if earlier is not None else None,
        "source": row.source,
        "place": row.place,
        "priority": row.priority,
        "state": row.state,
        "allowed_transitions": queries.allowed(row, user),
        "reason": row.reason if user.role in STAFF else "",
        "technicians": [card(each.technician) for each in queries.crew_of(row)],
        **_instants(row),
        "held": row.held_since is not None,
        "version": row.version,
    }


def detail(row: Order, user: User) -> dict[str, Any]:
    """Return an order with its steps, everybody ever booked, and minutes."""
    ours = user.role in STAFF
    steps = row.steps.select_related("author").order_by("id")
    rows = row.bookings.select_related("technician").order_by("created_at", "id")
    bookings = rows if ours else rows.filter(queries.crew())
    return {
        **order(row, user),
        "steps": [_step(each, ours=ours) for each in steps],
        "bookings": [booking(each, ours=ours) for each in bookings],
        "time": queries.minutes_of(row),
    }


def booking(row: Booking, *, ours: bool) -> dict[str, Any]:
    """Return a booking; customers are not told what spoke against it."""
    return {
        "id": str(row.id),
        "technician": card(row.technician),
        "starts_at": iso(row.starts_at),
        "ends_at": iso(row.ends_at),
        "overruled": row.overruled if ours else "",
        "released_at": iso(row.released_at),
    }


def assignment(row: Booking, user: User) -> dict[str, Any]:
    """Return a booking from `order_lists.bookings_for` with its order."""
    return {**booking(row, ours=True), "order": order(row.order, user)}


def _thread(row: Order, user: User) -> str | None:
    seen = row.conversation_id is not None and queries.sees_thread(row, user)
    return str(row.conversation_id) if seen else None


def _instants(row: Order) -> dict[str, str | None]:
    return {
        "wanted_from_at": iso(row.wanted_from),
        "wanted_until_at": iso(row.wanted_until),
        "starts_at": iso(row.starts_at),
        "ends_at": iso(row.ends_at),
        "answer_due_at": iso(row.answer_by),
        "finish_due_at": iso(row.finish_by),
        "done_at": iso(row.done_at),
        "moved_at": iso(row.state_since),
        "created_at": iso(row.created_at),
        "updated_at": iso(row.updated_at),
    }


def _step(row: OrderStep, *, ours: bool) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "what": row.what,
        "before": row.before,
        "after": row.after,
        "reason": row.reason if ours else "",
        "author": card(row.author) if row.author is not None else None,
        "latitude": row.latitude if ours else None,
        "longitude": row.longitude if ours else None,
        "happened_at": iso(row.happened_at),
        "created_at": iso(row.created_at),
    }
