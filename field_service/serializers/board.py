"""The dispatch board, proposed times and the calendar on the wire."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from billing.queries.steps import allowed
from field_service.models import Booking, Order
from field_service.queries import deadlines
from field_service.queries.board import Board, capacity
from field_service.queries.calendar import Days
from field_service.queries.roster import Lane
from field_service.queries.slots import Proposal
from field_service.queries.steps import STEPS
from field_service.serializers import people
from field_service.types import Risk, Span
from hub.accounts.queries import card
from hub.accounts.roles import COUNTER
from hub.kernel.clock import iso

if TYPE_CHECKING:
    from hub.accounts.models import User


def planned(row: Order, user: User, at: datetime) -> dict[str, Any]:
    """Return an order in short."""
    house = user.role in COUNTER
    return {
        "id": str(row.id),
        "number": row.label,
        "title": row.title,
        "customer": {"id": str(row.customer_id), "name": row.customer.name},
        "kind": {"id": str(row.kind_id), "name": row.kind.name},
        "machine": _machine(row),
        "place": row.place,
        "priority": row.priority,
        "state": row.state,
        "allowed_transitions": allowed(STEPS, row, user),
        "minutes": row.kind.minutes,
        "wanted_from_at": iso(row.wanted_from),
        "wanted_until_at": iso(row.wanted_until),
        "starts_at": iso(row.starts_at),
        "ends_at": iso(row.ends_at),
        "due_at": iso(deadlines.due(row)) if house else None,
        "risk": deadlines.risk(row, at) if house else Risk.NONE,
        "version": row.version,
    }


def board(found: Board, travel: int, user: User, at: datetime) -> dict[str, Any]:
    """Return a board."""
    span = found.roster.span
    return {
        "starts_at": iso(span.start),
        "ends_at": iso(span.end),
        "travel_minutes": travel,
        "days_off": _off(found.roster.off),
        "queue": [planned(row, user, at) for row in found.queue],
        "waiting": found.waiting,
        "lanes": [
            {
                **_lane(lane, found.arrivals, user, at),
                "booked_minutes": booked,
                "available_minutes": there,
            }
            for lane, (booked, there) in zip(
                found.roster.lanes, capacity(found.roster), strict=True
            )
        ],
    }


def slots(found: Proposal, row: Order) -> dict[str, Any]:
    """Return proposed times."""
    return {
        "minutes": found.minutes,
        "travel_minutes": found.travel_minutes,
        "slots": [
            {
                "technician": card(each.technician),
                **_span(each.span),
                "level": each.level,
                "doubts": [{"code": code, "names": names} for code, names in each.doubts.items()],
                "late": row.finish_by is not None and each.span.end > row.finish_by,
                "after_wanted": row.wanted_until is not None and each.span.end > row.wanted_until,
            }
            for each in found.free
        ],
        "left_out": [
            {"technician": card(each.technician), "skills": each.skills} for each in found.left_out
        ],
    }


def calendar(found: Days, user: User, at: datetime) -> dict[str, Any]:
    """Return some days."""
    return {
        "orders": [
            {
                **planned(row, user, at),
                "technicians": [card(each.technician) for each in row.bookings.all()],
            }
            for row in found.orders
        ],
        "absences": [
            {**people.absence(row), "technician": card(row.technician)} for row in found.absences
        ],
        "days_off": _off(found.off),
    }


def _lane(lane: Lane, arrivals: dict[UUID, datetime], user: User, at: datetime) -> dict[str, Any]:
    away = lane.away
    return {
        "technician": card(lane.technician),
        "any_time": lane.any_time,
        "skills": [people.held(row, at) for row in lane.held.values()],
        "shifts": [_span(each) for each in lane.worked],
        "absences": [people.absence(row) for row in lane.absences],
        "bookings": [
            {**_booked(row, away, user, at), "eta_at": iso(arrivals.get(row.order_id))}
            for row in lane.bookings
        ],
    }


def _booked(row: Booking, away: list[Span], user: User, at: datetime) -> dict[str, Any]:
    span = Span(row.starts_at, row.ends_at)
    return {
        "id": str(row.id),
        **_span(span),
        "away": any(span.meets(each) for each in away),
        "overruled": row.overruled,
        "order": planned(row.order, user, at),
    }


def _machine(row: Order) -> dict[str, str] | None:
    if row.machine is None:
        return None
    return {"id": str(row.machine.id), "name": row.machine.name}


def _span(span: Span) -> dict[str, str | None]:
    return {"starts_at": iso(span.start), "ends_at": iso(span.end)}


def _off(days: dict[Any, str]) -> list[dict[str, str]]:
    return [{"on": day.isoformat(), "name": name} for day, name in days.items()]
