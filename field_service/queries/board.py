"""What a dispatcher sees: who waits for somebody, and whose time is taken by what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from field_service.models import Order
from field_service.queries import deadlines
from field_service.queries.order_lists import unbooked
from field_service.queries.roster import Roster, clipped, minutes, roster
from field_service.types import Span

SHOWN = 200  # of those who wait


@dataclass(frozen=True, kw_only=True)
class Board:
    """`queue` has the most urgent first; `waiting` counts those that are not shown too."""

    roster: Roster
    queue: list[Order]
    waiting: int


def board(span: Span, *, at: datetime) -> Board:
    """Return who waits and everybody's time in a span."""
    rows = unbooked(Order.objects.all())
    first = deadlines.by_urgency(rows.select_related("customer", "kind", "machine"), at)
    return Board(roster=roster(span), queue=list(first[:SHOWN]), waiting=rows.count())


def capacity(found: Roster) -> list[tuple[int, int]]:
    """Return booked and available minutes of each lane; work outside of shifts counts as booked."""
    return [
        (
            minutes(clipped((Span(b.starts_at, b.ends_at) for b in lane.bookings), found.span)),
            minutes(clipped(lane.available, found.span)),
        )
        for lane in found.lanes
    ]
