"""Puts parts into orders, and takes back what was not needed."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.db import IntegrityError, transaction

from field_service.models import Location, Order, Part, PartUse, Reservation, StockMove
from field_service.operations.orders import records
from field_service.operations.parts import places, reserving, stock
from field_service.queries.charges import is_billed
from field_service.types import MoveKind, OrderState, ReservationState
from field_service.types.after import BilledKind
from hub.accounts.roles import OFFICE, Role
from hub.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from hub.kernel.money import round_half_up

if TYPE_CHECKING:
    from hub.accounts.models import User

BILLED = (OrderState.INVOICED, OrderState.CLOSED)


class MoreThanUsed(Conflict):
    """More is given back than was used; `fields` has `used`."""

    code, detail = "more_than_used", "That is more than was used."


def use(
    order_id: UUID,
    part_id: UUID,
    quantity: Decimal,
    by: User,
    at: datetime,
    act_id: UUID | None = None,
    *,
    location_id: UUID | None = None,
    serial: str = "",
) -> PartUse:
    """Put parts into an order: first what waits for it, else from where there are enough.

    An act a phone sends again returns what it made. Raises NotFound, Forbidden, Invalid,
    OrderEnded, NotAvailable.
    """
    if (known := _known(act_id)) is not None:
        return _same(known, order_id)
    try:
        with transaction.atomic():
            return _use(order_id, part_id, quantity, location_id, serial, _Hand(by, at, act_id))
    except IntegrityError:
        if (known := _known(act_id)) is not None:
            return _same(known, order_id)
        raise


def give_back(
    use_id: UUID,
    quantity: Decimal,
    by: User,
    at: datetime,
    *,
    location_id: UUID | None = None,
    reason: str = "",
) -> PartUse:
    """Take back what was not needed, at what it cost, to where it came from unless said otherwise.

    Raises NotFound, Forbidden, Invalid, OrderEnded once it is billed, MoreThanUsed.
    """
    _demand_hands(by)
    with transaction.atomic():
        found = PartUse.objects.filter(id=use_id).first()
        if found is None:
            raise NotFound
        order = records.locked(order_id=found.order_id, by=by)
        if order.state in BILLED or is_billed(BilledKind.PART, use_id):
            raise reserving.OrderEnded
        part = stock.locked(found.part_id)
        row = PartUse.objects.select_related("location").get(id=use_id)
        wanted = stock.quantity_of(quantity)
        if wanted > row.quantity:
            raise MoreThanUsed(fields={"used": f"{row.quantity.normalize():f}"})
        place = places.living(location_id) if location_id else row.location
        _return(row, part, place, wanted, _why(MoveKind.GIVE_BACK, order, by, at, reason=reason))
        records.tell(order)
    return row


class _Hand(NamedTuple):
    """Who takes it, when, and the act of their phone."""

    by: User
    at: datetime
    act_id: UUID | None


def _use(
    order_id: UUID,
    part_id: UUID,
    quantity: Decimal,
    location_id: UUID | None,
    serial: str,
    hand: _Hand,
) -> PartUse:
    _demand_hands(hand.by)
    order = reserving.open_order(order_id, hand.by)
    move = _take(order, _part(part_id), stock.quantity_of(quantity), location_id, hand)
    row = PartUse.objects.create(
        order=order,
        part=move.part,
        location=move.location,
        quantity=-move.quantity,
        cost_minor=-move.value_minor,
        serial=serial.strip()[:60],
        act_id=hand.act_id,
        author=hand.by,
        at=hand.at,
    )
    records.tell(order)
    return row


def _take(
    order: Order, part: Part, wanted: Decimal, location_id: UUID | None, hand: _Hand
) -> StockMove:
    """Take parts from what waits for the order, else from where there are enough."""
    why = _why(MoveKind.USE, order, hand.by, hand.at, act_id=hand.act_id)
    held = _held(order, part, wanted, location_id)
    if held is None:
        place = places.with_enough(part, wanted, location_id=location_id, by=hand.by)
        return stock.take(part, place, wanted, why, reserved=Decimal(0))
    out = min(held.left, wanted)
    move = stock.take(part, held.location, wanted, why, reserved=out)
    _fulfil(held, out, hand.at)
    return move


def _held(
    order: Order, part: Part, wanted: Decimal, location_id: UUID | None
) -> Reservation | None:
    """Return what waits for the order and covers most of it, where it can be taken from there."""
    rows = Reservation.objects.filter(order=order, part=part, state=ReservationState.OPEN)
    if location_id is not None:
        rows = rows.filter(location=location_id)
    found = sorted(rows.select_related("location"), key=lambda row: -row.left)
    for row in found:
        there = stock.balance(part, row.location)
        if there.on_hand - there.reserved + row.left >= wanted:
            return row
    return None


def _fulfil(row: Reservation, quantity: Decimal, at: datetime) -> None:
    row.used += quantity
    if row.used == row.quantity:
        row.state, row.ended_at = ReservationState.USED, at
    row.save(update_fields=["used", "state", "ended_at"])


def _return(row: PartUse, part: Part, place: Location, wanted: Decimal, why: stock.Why) -> None:
    value = row.cost_minor
    if wanted < row.quantity:
        value = round_half_up(row.cost_minor * wanted / row.quantity)
    stock.put(part, place, wanted, value, why)
    row.quantity -= wanted
    row.given_back += wanted
    row.cost_minor -= value
    row.save(update_fields=["quantity", "given_back", "cost_minor"])


def _why(
    kind: MoveKind,
    order: Order,
    by: User,
    at: datetime,
    *,
    act_id: UUID | None = None,
    reason: str = "",
) -> stock.Why:
    return stock.Why(kind=kind, by=by, at=at, order=order, act_id=act_id, reason=reason)


def _part(part_id: UUID) -> Part:
    try:
        return stock.locked(part_id)
    except NotFound:
        raise Invalid(fields={"part": ["There is no such part."]}) from None


def _demand_hands(by: User) -> None:
    if by.role not in OFFICE | {Role.TECHNICIAN}:
        raise Forbidden


def _known(act_id: UUID | None) -> PartUse | None:
    return PartUse.objects.filter(act_id=act_id).first() if act_id is not None else None


def _same(row: PartUse, order_id: UUID) -> PartUse:
    if row.order_id != order_id:
        raise NotFound
    return row
