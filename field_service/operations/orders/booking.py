"""Plans orders and takes technicians' time for them: nobody is in two places at once."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction

from billing.queries import steps
from field_service.models import Booking, Order
from field_service.operations.orders import calling, records
from field_service.queries import availability
from field_service.queries.steps import STEPS
from field_service.types import OrderState, Slot, Span, Told
from hub.accounts.queries import colleagues
from hub.accounts.roles import Role
from hub.kernel.errors import Conflict, Invalid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hub.accounts.models import User

LONGEST_HOURS = 24 * 14


class Overlap(Conflict):
    """Their time is taken; `fields` has by what."""

    code, detail = "overlap", "This technician's time is taken."


class Absent(Conflict):
    """They are away then."""

    code, detail = "absent", "This technician is away then."


class Unskilled(Conflict):
    """Nobody without that skill may be sent; `fields` has which."""

    code, detail = "skill_required", "This technician does not have a skill it takes."


class Doubtful(Conflict):
    """Something speaks against it; `fields` has what, and a reason overrules it."""

    code, detail = "doubtful", "Something speaks against it: say why in spite of that."


def schedule(*, order_id: UUID, version: int, span: Span, by: User, at: datetime) -> Order:
    """Say when it will be; whoever was booked is free again.

    Raises NotFound, OrderChanged, Forbidden, IllegalTransition, Invalid.
    """
    _refuse_misshapen(span)
    with transaction.atomic():
        row = records.locked(order_id=order_id, by=by, version=version)
        steps.demand(STEPS, row, "schedule", by)
        calling.tell_freed(row, by=by, at=at)
        release(row, at)
        row.starts_at, row.ends_at = span.start, span.end
        records.keep(row, "schedule", by=by, at=at, to=OrderState.SCHEDULED)
    return row


def assign(*, order_id: UUID, version: int, slot: Slot, by: User, at: datetime) -> Order:
    """Send technicians at a time, instead of whoever was booked before.

    Raises NotFound, OrderChanged, Forbidden, IllegalTransition, Invalid, Overlap, Absent,
    Unskilled, Doubtful.
    """
    _refuse_misshapen(slot.span)
    people = _people(slot.technicians)
    with transaction.atomic():
        row = records.locked(order_id=order_id, by=by, version=version)
        steps.demand(STEPS, row, "assign", by)
        before = calling.sent(row)
        release(row, at)
        for person in people:
            _book(row, person, slot, by, at)
        row.starts_at, row.ends_at = slot.span.start, slot.span.end
        told = Told(reason=slot.overruled)
        records.keep(row, "assign", by=by, at=at, told=told, to=OrderState.ASSIGNED)
        calling.tell_sent(row, before, by=by, at=at)
    return row


def unassign(*, order_id: UUID, version: int, by: User, at: datetime) -> Order:
    """Send nobody for now; it keeps its time. Raises as `schedule`."""
    with transaction.atomic():
        row = records.locked(order_id=order_id, by=by, version=version)
        steps.demand(STEPS, row, "unassign", by)
        calling.tell_freed(row, by=by, at=at)
        release(row, at)
        records.keep(row, "unassign", by=by, at=at, to=OrderState.SCHEDULED)
    return row


def release(row: Order, at: datetime) -> None:
    """Give the time of everybody who is booked back; the caller holds the order."""
    Booking.objects.filter(order=row, released_at=None).update(released_at=at)


def _refuse_misshapen(span: Span) -> None:
    if span.end <= span.start:
        raise Invalid(fields={"ends_at": ["After it begins."]})
    if span.length.total_seconds() > LONGEST_HOURS * 3600:
        raise Invalid(fields={"ends_at": ["At most two weeks."]})


def _people(ids: Sequence[UUID]) -> list[User]:
    """Return who is sent, in one order for everybody: then nobody waits for each other."""
    found = list(colleagues().filter(id__in=ids, role=Role.TECHNICIAN).order_by("id"))
    if not found or len(found) != len(set(ids)):
        raise Invalid(fields={"technicians": ["Technicians who work here."]})
    return found


def _book(row: Order, person: User, slot: Slot, by: User, at: datetime) -> None:
    _refuse_unavailable(row, person, slot)
    try:
        with transaction.atomic():
            Booking.objects.create(
                order=row,
                technician=person,
                starts_at=slot.span.start,
                ends_at=slot.span.end,
                overruled=slot.overruled.strip()[:300],
                created_by=by,
                created_at=at,
            )
    except IntegrityError as error:
        # Somebody was faster; the database knows no two that meet.
        raise _overlap(person.id, slot.span, row) from error


def _refuse_unavailable(row: Order, person: User, slot: Slot) -> None:
    if availability.bookings_meeting(person.id, slot.span, but=row.id):
        raise _overlap(person.id, slot.span, row)
    away = availability.absences_meeting(person.id, slot.span)
    if away:
        raise Absent(fields={"technician": str(person.id), "kind": away[0].kind})
    if lacking := availability.lacks_hard(row.kind_id, person.id, slot.span):
        raise Unskilled(fields={"technician": str(person.id), "skills": lacking})
    found = availability.doubts(row.kind_id, person.id, slot.span)
    if found and not slot.overruled.strip():
        said = {str(doubt): names for doubt, names in found.items()}
        raise Doubtful(fields={"technician": str(person.id), "doubts": said})


def _overlap(technician_id: UUID, span: Span, row: Order) -> Overlap:
    taken = availability.bookings_meeting(technician_id, span, but=row.id)
    return Overlap(
        fields={
            "technician": str(technician_id),
            "orders": [booking.order.label for booking in taken],
        }
    )
