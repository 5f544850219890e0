"""Requests for parts, put into their shapes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from billing.queries import steps
from field_service.models import Order, PartsRequest, PartsRequestStep, PurchaseLine
from field_service.queries.purchase_steps import STEPS
from field_service.serializers.parts import named, plain
from field_service.types import COMING
from hub.accounts.queries import card
from hub.accounts.roles import COUNTER, Role
from hub.kernel.clock import iso
from hub.kernel.money import Money

if TYPE_CHECKING:
    from hub.accounts.models import User


def awaited(row: PurchaseLine) -> dict[str, Any]:
    """Return a line an order waits for."""
    request = row.request
    return {
        "request": str(request.id),
        "number": request.label,
        "state": request.state,
        "part": named(row.part),
        "quantity": plain(row.quantity),
        "received": plain(row.received),
        "eta_on": _day(request.eta_on),
    }


def request(row: PartsRequest, user: User, day: date) -> dict[str, Any]:
    """Return a request that `queries.purchases.with_names` fetched."""
    lines = sorted(row.lines.all(), key=lambda line: line.position)
    return {
        "id": str(row.id),
        "number": row.label,
        "purchase_number": row.purchase_label,
        "state": row.state,
        "state_since_at": iso(row.state_since),
        "source": row.source,
        "allowed_transitions": allowed(row, user),
        "supplier": named(row.supplier),
        "location": named(row.location),
        "lines": [_line(each, row, user) for each in lines],
        "total": money(row.total_minor, row, user),
        "needed_on": _day(row.needed_on),
        "promised_on": _day(row.promised_on),
        "eta_on": _day(row.eta_on),
        "late": row.state in COMING and row.eta_on is not None and row.eta_on < day,
        "carrier": row.carrier,
        "tracking": row.tracking,
        "note": row.note,
        "reason": row.reason,
        "author": card(row.created_by) if row.created_by else None,
        "ordered_at": iso(row.ordered_at),
        "received_at": iso(row.received_at),
        "version": row.version,
        "created_at": iso(row.created_at),
    }


def step(row: PartsRequestStep) -> dict[str, Any]:
    """Return one step of a request."""
    return {
        "what": row.what,
        "state": row.after,
        "reason": row.reason,
        "supplier": row.supplier.name if row.supplier else "",
        "author": card(row.author) if row.author else None,
        "at": iso(row.created_at),
    }


def order_ref(row: Order) -> dict[str, str]:
    """Return an order by its number."""
    return {"id": str(row.id), "number": row.label, "title": row.title}


def allowed(row: PartsRequest, user: User) -> list[str]:
    """Return the steps this person may take now."""
    found = steps.allowed(STEPS, row, user)
    own = user.role == Role.TECHNICIAN and row.created_by_id == user.id
    return ["cancel"] if own and row.state == "requested" else found


def money(minor: int | None, row: PartsRequest, user: User | None) -> dict[str, str] | None:
    """Return an amount of a request; technicians see none."""
    if minor is None or (user is not None and user.role not in COUNTER):
        return None
    return Money(minor, row.currency).as_json()


def _line(row: PurchaseLine, of: PartsRequest, user: User) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "part": named(row.part),
        "code": row.part.code,
        "unit": row.part.unit,
        "quantity": plain(row.quantity),
        "received": plain(row.received),
        "missing": plain(row.missing),
        "unit_price": money(row.unit_minor, of, user),
        "order": order_ref(row.order) if row.order is not None else None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
