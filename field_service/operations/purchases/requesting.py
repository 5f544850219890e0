"""Asks for parts that are missing: a technician for an order, the office, or the house itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from sequences import get_next_value

from field_service.models import Order, Part, PartsRequest, PurchaseLine
from field_service.operations.orders import moving
from field_service.operations.parts import places, reserving, stock
from field_service.operations.purchases import records, telling
from field_service.queries.steps import STEPS
from field_service.types import OrderState, PurchaseSource, PurchaseState, Told, Wanted
from hub.accounts.roles import OFFICE, Role
from hub.kernel.errors import Forbidden, Invalid
from hub.kernel.home import home, settle

if TYPE_CHECKING:
    from hub.accounts.models import User

SEQUENCE = "parts-request"
MOST_LINES = 100


def request(
    *,
    wanted: Sequence[Wanted],
    by: User,
    at: datetime,
    note: str = "",
    needed_on: date | None = None,
    location_id: UUID | None = None,
) -> PartsRequest:
    """Ask for parts; the orders they are for wait for them from now on, where they can.

    A technician asks for the orders they are booked for. Raises Forbidden, NotFound (an order),
    OrderEnded, Invalid (`lines`, `location`).
    """
    if by.role not in OFFICE | {Role.TECHNICIAN}:
        raise Forbidden
    with transaction.atomic():
        orders = _orders(wanted, by)
        place = places.living(location_id) if location_id else places.main(at)
        source = PurchaseSource.OFFICE if by.role in OFFICE else PurchaseSource.TECHNICIAN
        row = PartsRequest(source=source, location=place, created_by=by)
        row.note, row.needed_on = note.strip(), needed_on
        make(row, wanted, by=by, at=at)
        for order in orders.values():
            _let_wait(order, row, by, at)
        telling.requested(row, at=at)
    return row


def make(
    row: PartsRequest, wanted: Sequence[Wanted], *, by: User | None, at: datetime
) -> PartsRequest:
    """Write a request with its lines and number, in the caller's transaction. Invalid (`lines`)."""
    return keep(row, _lines(wanted), by=by, at=at)


def keep(
    row: PartsRequest, lines: Sequence[PurchaseLine], *, by: User | None, at: datetime
) -> PartsRequest:
    """Write a request with lines that were checked, in the caller's transaction."""
    settle(home().currency)
    row.number = get_next_value(SEQUENCE)
    row.currency, row.version = home().currency, 0
    row.state, row.state_since, row.created_at = PurchaseState.REQUESTED, at, at
    records.keep(row, "requested", by=by, at=at, reason=row.note)
    for position, line in enumerate(lines):
        line.request, line.position = row, position
        line.save(force_insert=True)
    return row


def _lines(wanted: Sequence[Wanted]) -> list[PurchaseLine]:
    if not 0 < len(wanted) <= MOST_LINES:
        raise Invalid(fields={"lines": [f"One to {MOST_LINES} lines."]})
    rows = Part.objects.filter(id__in={each.part_id for each in wanted}, archived_at=None)
    known = {part.id: part for part in rows}
    if any(each.part_id not in known for each in wanted):
        raise Invalid(fields={"lines": ["There is no such part."]})
    return [
        PurchaseLine(
            part=known[each.part_id],
            quantity=stock.quantity_of(each.quantity, "lines"),
            order_id=each.order_id,
        )
        for each in wanted
    ]


def _orders(wanted: Sequence[Wanted], by: User) -> dict[UUID, Order]:
    if by.role == Role.TECHNICIAN and any(each.order_id is None for each in wanted):
        raise Invalid(fields={"lines": ["For which order?"]})
    ids = sorted({each.order_id for each in wanted if each.order_id is not None})
    return {each: reserving.open_order(each, by) for each in ids}


def _let_wait(order: Order, row: PartsRequest, by: User, at: datetime) -> None:
    """Let an order wait; one that nobody is on, or that waits already, stays where it is."""
    wait = STEPS["wait"]
    if order.state == OrderState.WAITING_PARTS or order.state not in wait.states:
        return
    told = Told(reason=f"{row.label}: {_named(row, order)}"[:500])
    moving.move(order_id=order.id, step="wait", told=told, by=by, at=at)


def _named(row: PartsRequest, order: Order) -> str:
    lines = row.lines.filter(order=order).select_related("part").order_by("position")
    return ", ".join(line.part.name for line in lines)
