"""Keeps parts back for an order, and frees them when it ends."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from field_service.models import Location, Order, Part, Reservation
from field_service.operations.orders import records
from field_service.operations.parts import places, stock
from field_service.types import ENDED, ReservationState
from hub.kernel.errors import Conflict, NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


class OrderEnded(Conflict):
    """Nothing is kept for, or put into, an order that ended."""

    code, detail = "order_ended", "This order has ended."


def reserve(
    *,
    order_id: UUID,
    part_id: UUID,
    quantity: Decimal,
    by: User,
    at: datetime,
    location_id: UUID | None = None,
) -> Reservation:
    """Keep parts back for an order, wherever there are enough unless a location is named.

    Raises NotFound, Invalid, OrderEnded, NotAvailable (`available`).
    """
    with transaction.atomic():
        order = open_order(order_id, by)
        part = stock.locked(part_id)
        wanted = stock.quantity_of(quantity)
        location = places.with_enough(part, wanted, location_id=location_id, by=by)
        return hold(order, part, location, wanted, by=by, at=at)


def hold(
    order: Order,
    part: Part,
    location: Location,
    quantity: Decimal,
    *,
    by: User | None,
    at: datetime,
) -> Reservation:
    """Reserve under the locks of order and part; more of the same joins what is there."""
    stock.hold(part, location, quantity)
    open_rows = Reservation.objects.filter(state=ReservationState.OPEN)
    row = open_rows.filter(order=order, part=part, location=location).first()
    if row is None:
        return Reservation.objects.create(
            order=order,
            part=part,
            location=location,
            quantity=quantity,
            created_by=by,
            created_at=at,
        )
    row.quantity += quantity
    row.save(update_fields=["quantity"])
    return row


def release(*, order_id: UUID, reservation_id: UUID, by: User, at: datetime) -> Reservation:
    """Free what waits for an order; a second time changes nothing. NotFound."""
    with transaction.atomic():
        order = records.locked(order_id=order_id, by=by)
        row = Reservation.objects.filter(id=reservation_id, order=order).first()
        if row is None:
            raise NotFound
        _free(row, at)
        row.refresh_from_db()
    return row


def release_all(order: Order, *, at: datetime) -> None:
    """Free all that waits for an order, under its lock: it ended."""
    rows = Reservation.objects.filter(order=order, state=ReservationState.OPEN)
    for row in rows.order_by("part_id", "id"):
        _free(row, at)


def open_order(order_id: UUID, by: User) -> Order:
    """Return an order this person may see that has not ended, locked. NotFound, OrderEnded."""
    order = records.locked(order_id=order_id, by=by)
    if order.state in ENDED:
        raise OrderEnded
    return order


def _free(found: Reservation, at: datetime) -> None:
    part = stock.locked(found.part_id)
    row = Reservation.objects.select_related("location").get(id=found.id)
    if row.state != ReservationState.OPEN:
        return
    stock.hold(part, row.location, -row.left)
    row.state, row.ended_at = ReservationState.RELEASED, at
    row.save(update_fields=["state", "ended_at"])
