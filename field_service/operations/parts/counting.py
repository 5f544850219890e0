"""Stock that comes without a request, is counted, corrected, or goes to another place."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction

from field_service.models import Location, Part, StockMove
from field_service.operations.parts import places, stock
from field_service.types import MoveKind
from hub.accounts.roles import OFFICE, Role
from hub.kernel.errors import Forbidden, Invalid
from hub.kernel.home import home
from hub.kernel.ids import new_id
from hub.kernel.money import Money, round_half_up

if TYPE_CHECKING:
    from hub.accounts.models import User

ZERO = Decimal(0)


def receive(
    *,
    part_id: UUID,
    location_id: UUID,
    quantity: Decimal,
    unit_cost: Money,
    reason: str = "",
    by: User,
    at: datetime,
) -> StockMove:
    """Lay down parts nobody asked for: what was there at the beginning, or bought at a counter.

    Raises Forbidden, NotFound, Invalid.
    """
    demand(by)
    if unit_cost.currency != home().currency or unit_cost.minor < 0:
        raise Invalid(fields={"unit_cost": [f"Not less than nothing, in {home().currency}."]})
    with transaction.atomic():
        part = stock.locked(part_id)
        place, wanted = places.living(location_id), stock.quantity_of(quantity)
        why = stock.Why(kind=MoveKind.RECEIVE, by=by, at=at, reason=reason)
        return stock.put(part, place, wanted, round_half_up(wanted * unit_cost.minor), why)


def count(
    *,
    part_id: UUID,
    location_id: UUID,
    counted: Decimal,
    reason: str,
    by: User,
    at: datetime,
) -> StockMove | None:
    """Write down what was counted; the difference is a move, nothing where there is none.

    More than was known costs what one costs now. Raises Forbidden, NotFound, Invalid (`counted`,
    `reason`), NotAvailable where less is there than is reserved.
    """
    demand(by)
    if counted != ZERO:
        stock.quantity_of(counted, "counted")
    return _set(part_id, location_id, counted, reason, MoveKind.COUNT, by, at)


def correct(
    *,
    part_id: UUID,
    location_id: UUID,
    difference: Decimal,
    reason: str,
    by: User,
    at: datetime,
) -> StockMove:
    """Add to stock or take from it, with the reason. Raises as `count`."""
    demand(by)
    stock.quantity_of(abs(difference), "difference")
    with transaction.atomic():
        part, place = stock.locked(part_id), places.living(location_id)
        why = _why(MoveKind.CORRECTION, reason, by, at)
        return _apply(part, place, difference, why)


def transfer(
    *,
    part_id: UUID,
    source_id: UUID,
    target_id: UUID,
    quantity: Decimal,
    by: User,
    at: datetime,
    act_id: UUID | None = None,
) -> StockMove:
    """Take parts from one place to another, at what they cost.

    A technician does so to or from their own van. An act that comes again changes nothing. Raises
    Forbidden, NotFound, Invalid, NotAvailable.
    """
    if (known := _known(act_id)) is not None:
        return known
    try:
        with transaction.atomic():
            return _transfer(part_id, source_id, target_id, quantity, by, at, act_id)
    except IntegrityError:
        if (known := _known(act_id)) is not None:
            return known
        raise


def demand(by: User) -> None:
    """Raise Forbidden for who does not keep the stores."""
    if by.role not in OFFICE:
        raise Forbidden


def _transfer(
    part_id: UUID,
    source_id: UUID,
    target_id: UUID,
    quantity: Decimal,
    by: User,
    at: datetime,
    act_id: UUID | None,
) -> StockMove:
    part = stock.locked(part_id)
    source, target = places.living(source_id, "source"), places.living(target_id, "target")
    _demand_own(by, source, target)
    if source.id == target.id:
        raise Invalid(fields={"target": ["It lies there already."]})
    wanted = stock.quantity_of(quantity)
    why = stock.Why(kind=MoveKind.MOVE, by=by, at=at, pair=new_id(), act_id=act_id)
    value = stock.share(part, wanted)
    gone = stock.take(part, source, wanted, why)
    stock.put(part, target, wanted, value, replace(why, act_id=None))
    return gone


def _set(
    part_id: UUID,
    location_id: UUID,
    counted: Decimal,
    reason: str,
    kind: MoveKind,
    by: User,
    at: datetime,
) -> StockMove | None:
    with transaction.atomic():
        part, place = stock.locked(part_id), places.living(location_id)
        why = _why(kind, reason, by, at)
        difference = counted - stock.balance(part, place).on_hand
        return _apply(part, place, difference, why) if difference else None


def _apply(part: Part, place: Location, difference: Decimal, why: stock.Why) -> StockMove:
    if difference < 0:
        return stock.take(part, place, -difference, why)
    return stock.put(part, place, difference, round_half_up(difference * part.cost_minor), why)


def _why(kind: MoveKind, reason: str, by: User, at: datetime) -> stock.Why:
    if not reason.strip():
        raise Invalid(fields={"reason": ["Say why."]})
    return stock.Why(kind=kind, by=by, at=at, reason=reason.strip())


def _demand_own(by: User, *places_: Location) -> None:
    if by.role in OFFICE:
        return
    mine = any(place.technician_id == by.id for place in places_)
    if by.role != Role.TECHNICIAN or not mine:
        raise Forbidden


def _known(act_id: UUID | None) -> StockMove | None:
    return StockMove.objects.filter(act_id=act_id).first() if act_id is not None else None
