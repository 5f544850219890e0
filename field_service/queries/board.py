"""What a dispatcher sees: who waits for somebody, and whose time is taken by what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from field_service.models import Booking, Order, OrderStep
from field_service.queries import deadlines
from field_service.queries.order_lists import unbooked
from field_service.queries.roster import Roster, clipped, minutes, roster
from field_service.types import OrderState, Span

SHOWN = 200  # of those who wait


@dataclass(frozen=True, kw_only=True)
class Board:
    """`queue` has the most urgent first; `waiting` counts those that are not shown too.

    `arrivals`: when who is on the way says they are there, by order.
    """

    roster: Roster
    queue: list[Order]
    waiting: int
    arrivals: dict[UUID, datetime]


def board(span: Span, *, at: datetime) -> Board:
    """Return who waits and everybody's time in a span."""
    rows = unbooked(Order.objects.all())
    first = deadlines.by_urgency(rows.select_related("customer", "kind", "machine"), at)
    found = roster(span)
    return Board(
        roster=found,
        queue=list(first[:SHOWN]),
        waiting=rows.count(),
        arrivals=_arrivals(each for lane in found.lanes for each in lane.bookings),
    )


def _arrivals(bookings: Iterable[Booking]) -> dict[UUID, datetime]:
    away = {each.order_id for each in bookings if each.order.state == OrderState.EN_ROUTE}
    left = OrderStep.objects.filter(order__in=away, what="depart").order_by("created_at", "id")
    last = dict(left.values_list("order_id", "eta_at"))
    return {order: eta for order, eta in last.items() if eta is not None}


def capacity(found: Roster) -> list[tuple[int, int]]:
    """Return booked and available minutes of each lane; work outside of shifts counts as booked."""
    return [
        (
            minutes(clipped((Span(b.starts_at, b.ends_at) for b in lane.bookings), found.span)),
            minutes(clipped(lane.available, found.span)),
        )
        for lane in found.lanes
    ]
