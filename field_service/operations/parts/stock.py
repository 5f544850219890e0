"""The stock of a part under its lock: every change is a move, a balance and a value at once.

Whoever changes stock takes the part first (`locked`) and balances afterwards: two never wait for
each other. The value of all that lies anywhere is kept whole; what leaves takes its share along.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Sum

from field_service import live
from field_service.models import Balance, Location, Order, Part, PurchaseLine, StockMove
from field_service.types import MOST_PARTS, PLACES, MoveKind
from hub.kernel.errors import Conflict, Invalid, NotFound
from hub.kernel.money import LARGEST, round_half_up

if TYPE_CHECKING:
    from hub.accounts.models import User


class NotAvailable(Conflict):
    """There is not so much of it there; `fields` has `part` and `available`."""

    code, detail = "not_available", "There is not enough of this part there."


@dataclass(frozen=True, kw_only=True)
class Why:
    """What a move is for, and who made it."""

    kind: MoveKind
    by: User | None
    at: datetime
    order: Order | None = None
    line: PurchaseLine | None = None
    reason: str = ""
    pair: UUID | None = None
    act_id: UUID | None = None


def locked(part_id: UUID) -> Part:
    """Return a part with its stock locked to commit; NotFound."""
    rows = Part.objects.select_for_update(of=("self",), no_key=True)
    row = rows.filter(id=part_id).first()
    if row is None:
        raise NotFound
    return row


def balance(part: Part, location: Location) -> Balance:
    """Return how much lies at a location, under the lock of its part."""
    row, _ = Balance.objects.get_or_create(part=part, location=location)
    return row


def quantity_of(given: Decimal, field: str = "quantity") -> Decimal:
    """Return an amount of parts; Invalid unless above nothing, three decimals at most."""
    if not given.is_finite() or not 0 < given <= MOST_PARTS or given != given.quantize(PLACES):
        raise Invalid(fields={field: ["A quantity above zero, three decimals at most."]})
    return given.quantize(PLACES)


def put(part: Part, location: Location, quantity: Decimal, value: int, why: Why) -> StockMove:
    """Lay parts down that are worth `value`; one costs the average from then on. Invalid."""
    if part.value_minor + value > LARGEST:
        raise Invalid(fields={"quantity": ["No stock is worth so much."]})
    row = balance(part, location)
    row.on_hand += quantity
    row.save(update_fields=["on_hand"])
    return _moved(part, row, quantity, value, why)


def take(
    part: Part, location: Location, quantity: Decimal, why: Why, *, reserved: Decimal = Decimal(0)
) -> StockMove:
    """Take parts away, `reserved` of them out of what waits for an order. NotAvailable."""
    row = balance(part, location)
    if row.on_hand - (row.reserved - reserved) < quantity:
        raise lacking(part, row.on_hand - row.reserved + reserved)
    value = share(part, quantity)
    row.on_hand -= quantity
    row.reserved -= reserved
    row.save(update_fields=["on_hand", "reserved"])
    return _moved(part, row, -quantity, -value, why)


def hold(part: Part, location: Location, quantity: Decimal) -> None:
    """Keep parts back (or, below nothing, free them again). NotAvailable."""
    row = balance(part, location)
    if row.on_hand - row.reserved < quantity:
        raise lacking(part, row.on_hand - row.reserved)
    row.reserved += quantity
    row.save(update_fields=["reserved"])
    live.part_moved(part)


def share(part: Part, quantity: Decimal) -> int:
    """Return what so many of a part are worth of all that lies anywhere, in minor units."""
    total = on_hand(part)
    if quantity >= total:
        return part.value_minor
    return min(round_half_up(part.value_minor * quantity / total), part.value_minor)


def on_hand(part: Part) -> Decimal:
    """Return how much of a part lies anywhere."""
    return part.balances.aggregate(sum=Sum("on_hand"))["sum"] or Decimal(0)


def lacking(part: Part, available: Decimal) -> NotAvailable:
    """Return the refusal of more than there is."""
    left = max(available, Decimal(0))
    return NotAvailable(fields={"part": str(part.id), "available": f"{left.normalize():f}"})


def _moved(part: Part, row: Balance, quantity: Decimal, value: int, why: Why) -> StockMove:
    part.value_minor += value
    if total := on_hand(part):
        part.cost_minor = round_half_up(part.value_minor / total)
    part.save(update_fields=["value_minor", "cost_minor"])
    live.part_moved(part)
    return StockMove.objects.create(
        part=part,
        location=row.location,
        kind=why.kind,
        quantity=quantity,
        after=row.on_hand,
        value_minor=value,
        order=why.order,
        line=why.line,
        reason=why.reason[:300],
        pair=why.pair,
        act_id=why.act_id,
        author=why.by,
        at=why.at,
    )
