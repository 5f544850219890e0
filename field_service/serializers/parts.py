"""Parts and stock, put into their shapes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from field_service.models import Location, Part, PartUse, Reservation, StockMove
from hub.accounts.queries import card
from hub.accounts.roles import COUNTER
from hub.kernel.clock import iso
from hub.kernel.money import Money

if TYPE_CHECKING:
    from hub.accounts.models import User


def plain(value: Decimal) -> str:
    """Return a quantity without zeros behind it: `1.5`, `20`."""
    return f"{value.normalize():f}" if value else "0"


def named(row: Any) -> dict[str, str] | None:
    """Return something by its id and name."""
    return {"id": str(row.id), "name": row.name} if row is not None else None


def part(row: Any, user: User) -> dict[str, Any]:
    """Return a part that `queries.parts.with_stock` fetched."""
    item = row.item
    short = row.reorder_point > 0 and row.reorder_point > row.available + row.incoming
    return {
        "id": str(row.id),
        "code": row.code,
        "name": row.name,
        "unit": row.unit,
        "maker": row.maker,
        **{
            name: plain(getattr(row, name))
            for name in ("on_hand", "reserved", "available", "incoming", "asked")
        },
        "low": short and row.archived_at is None,
        "reorder_point": plain(row.reorder_point),
        "reorder_quantity": plain(row.reorder_quantity),
        "supplier": named(row.preferred_supplier),
        "item": named(item),
        "price": item.price.as_json() if item is not None else None,
        "cost": _money(row.cost_minor, row, user),
        "archived": row.archived_at is not None,
        "version": row.version,
    }


def part_detail(row: Any, reservations: list[Reservation], user: User) -> dict[str, Any]:
    """Return a part with where it lies."""
    lies = [each for each in row.balances.all() if each.on_hand or each.reserved]
    return {
        **part(row, user),
        "note": row.note,
        "kinds": [named(kind) for kind in row.kinds.all()],
        "stock": [
            {
                "location": named(each.location),
                "on_hand": plain(each.on_hand),
                "reserved": plain(each.reserved),
            }
            for each in sorted(lies, key=lambda each: each.location.name)
        ],
        "reservations": [
            {**reservation(each, row), "order_number": each.order.label} for each in reservations
        ],
    }


def reservation(row: Reservation, of: Part | None = None) -> dict[str, Any]:
    """Return what waits for an order."""
    thing = of or row.part
    return {
        "id": str(row.id),
        "order": str(row.order_id),
        "part": named(thing),
        "code": thing.code,
        "unit": thing.unit,
        "location": named(row.location),
        "quantity": plain(row.left),
        "state": row.state,
        "created_at": iso(row.created_at),
    }


def move(row: StockMove, of: Part, user: User) -> dict[str, Any]:
    """Return one change of stock."""
    order, line = row.order, row.line
    request = line.request if line is not None else None
    return {
        "id": str(row.id),
        "kind": row.kind,
        "location": named(row.location),
        "quantity": plain(row.quantity),
        "after": plain(row.after),
        "value": _money(row.value_minor, of, user),
        "order": {"id": str(order.id), "number": order.label, "title": order.title}
        if order is not None
        else None,
        "request": {"id": str(request.id), "name": request.label} if request else None,
        "reason": row.reason,
        "author": card(row.author) if row.author else None,
        "at": iso(row.at),
    }


def location(row: Location) -> dict[str, Any]:
    """Return a store or a van."""
    return {
        "id": str(row.id),
        "name": row.name,
        "kind": row.kind,
        "technician": card(row.technician) if row.technician else None,
        "is_main": row.is_main,
        "archived": row.archived_at is not None,
    }


def use(row: PartUse, user: User) -> dict[str, Any]:
    """Return a part that went into an order."""
    return {
        "id": str(row.id),
        "part": named(row.part),
        "code": row.part.code,
        "unit": row.part.unit,
        "location": named(row.location),
        "quantity": plain(row.quantity),
        "given_back": plain(row.given_back),
        "serial": row.serial,
        "cost": _money(row.cost_minor, row.part, user),
        "author": card(row.author) if row.author else None,
        "at": iso(row.at),
    }


def _money(minor: int, row: Part, user: User) -> dict[str, str] | None:
    return Money(minor, row.currency).as_json() if user.role in COUNTER else None
