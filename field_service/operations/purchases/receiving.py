"""Takes in what was bought: stock and cost, what waits for orders, and orders that go on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.queries import steps
from field_service.models import Order, PartsRequest, PurchaseLine
from field_service.operations.orders import records as orders
from field_service.operations.parts import reserving, stock
from field_service.operations.purchases import records, telling
from field_service.queries.purchase_steps import STEPS
from field_service.types import COMING, ENDED, UNBOUGHT, MoveKind, OrderState, PurchaseState
from hub.kernel.errors import Conflict, Invalid
from hub.kernel.money import round_half_up

if TYPE_CHECKING:
    from hub.accounts.models import User

TOLERANCE = Decimal("1.05")  # so much more than was bought may come


class TooMuch(Conflict):
    """More came than was bought and is tolerated; `fields` has `line` and `most`."""

    code, detail = "too_much", "More came than was bought."


def receive(
    *,
    request_id: UUID,
    version: int,
    came: Mapping[UUID, Decimal],
    by: User,
    at: datetime,
) -> PartsRequest:
    """Take in so many of each line; what an order waits for is kept back for it.

    Of two clerks the second looks again (RequestChanged). Raises NotFound, Forbidden,
    IllegalTransition, TooMuch, Invalid (`lines`).
    """
    with transaction.atomic():
        row = records.locked(request_id, by, version)
        steps.demand(STEPS, row, "receive", by)
        lines = _lines(row, came)
        ids = sorted({line.order_id for line in lines if line.order_id is not None})
        waiting = {each: orders.locked(order_id=each, by=None) for each in ids}
        for line in sorted(lines, key=lambda line: line.part_id):
            _take_in(row, line, came[line.id], waiting, by, at)
        _settle(row, by, at)
        for order in waiting.values():
            wake(order, row, at=at)
    return row


def wake(order: Order, row: PartsRequest, *, at: datetime) -> None:
    """Let an order that waits and has all its parts be visited again, under its lock.

    Whoever goes on with it starts it: nobody's clock runs by itself.
    """
    if order.state != OrderState.WAITING_PARTS or _still_misses(order):
        return
    orders.keep(order, "resume", by=None, at=at, to=OrderState.ASSIGNED)
    telling.came(row, order, at=at)


def _still_misses(order: Order) -> bool:
    rows = PurchaseLine.objects.filter(order=order, request__state__in=(*UNBOUGHT, *COMING))
    return any(line.missing for line in rows)


def _lines(row: PartsRequest, came: Mapping[UUID, Decimal]) -> list[PurchaseLine]:
    lines = [line for line in row.lines.select_related("part") if line.id in came]
    if not came or len(lines) < len(came):
        raise Invalid(fields={"lines": ["There is no such line."]})
    for line in lines:
        quantity = stock.quantity_of(came[line.id], "lines")
        most = (line.quantity * TOLERANCE - line.received).quantize(Decimal("0.001"))
        if quantity > most:
            raise TooMuch(fields={"line": str(line.id), "most": f"{max(most, 0):f}"})
    return lines


def _take_in(
    row: PartsRequest,
    line: PurchaseLine,
    quantity: Decimal,
    waiting: Mapping[UUID, Order],
    by: User,
    at: datetime,
) -> None:
    part = stock.locked(line.part_id)
    why = stock.Why(kind=MoveKind.RECEIVE, by=by, at=at, line=line, reason=row.purchase_label)
    value = round_half_up(quantity * (line.unit_minor or 0))
    missing = min(line.missing, quantity)
    stock.put(part, row.location, quantity, value, why)
    line.received += quantity
    line.save(update_fields=["received"])
    order = waiting.get(line.order_id) if line.order_id else None
    if order is not None and order.state not in ENDED and missing:
        reserving.hold(order, part, row.location, missing, by=by, at=at)


def _settle(row: PartsRequest, by: User, at: datetime) -> None:
    whole = not any(line.missing for line in row.lines.all())
    to = PurchaseState.RECEIVED if whole else PurchaseState.PARTIALLY_RECEIVED
    if whole:
        row.received_at = at
    records.keep(row, "received", by=by, at=at, to=to, supplier=row.supplier)
