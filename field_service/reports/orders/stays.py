"""Where orders stood when: worked out of the steps nobody can change."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from statistics import median
from uuid import UUID

from django.db.models import QuerySet

from field_service.models import Order, OrderStep
from field_service.types import ENDED
from hub.kernel.home import start_of
from hub.reports.queries.cutting import axis
from hub.reports.types.reports import Asked

Move = tuple[datetime, str]


@dataclass
class Stays:
    """The states of orders at some instants, and how long each stay in a state took."""

    standing: dict[date, Counter[str]] = field(default_factory=dict)
    stays: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))  # seconds
    open_at_end: list[UUID] = field(default_factory=list)
    by_state: Counter[str] = field(default_factory=Counter)


def stays_of(asked: Asked, rows: QuerySet[Order]) -> Stays:
    """Return where orders stood at the end of each step of the range, and at its own end.

    A stay counts in the range it ended in.
    """
    found = Stays()
    ends = _ends(asked)
    found.standing = {day: Counter() for day, _ in ends}
    for order_id, moves in _moves(asked, rows).items():
        _count(found, order_id, moves, ends, asked)
    return found


def _ends(asked: Asked) -> list[tuple[date, datetime]]:
    """Return each step of the axis with the instant it is over."""
    days = axis(asked)
    return [
        (day, min(start_of(following), asked.end))
        for day, following in zip(days, [*days[1:], date.max], strict=True)
    ]


def _moves(asked: Asked, rows: QuerySet[Order]) -> dict[UUID, list[Move]]:
    steps = OrderStep.objects.filter(order__in=rows, created_at__lt=asked.end).order_by("id")
    moves: dict[UUID, list[Move]] = defaultdict(list)
    for order_id, after, at in steps.values_list("order_id", "after", "created_at").iterator():
        known = moves[order_id]
        if not known or known[-1][1] != after:
            known.append((at, after))
    return moves


def _count(
    found: Stays,
    order_id: UUID,
    moves: list[Move],
    ends: Iterable[tuple[date, datetime]],
    asked: Asked,
) -> None:
    for (since, state), (until, _) in zip(moves, moves[1:], strict=False):
        if until >= asked.start:
            found.stays[state].append((until - since).total_seconds())
    for day, instant in ends:
        before = [state for at, state in moves if at < instant]
        if before:
            found.standing[day][before[-1]] += 1
    last = moves[-1][1]
    found.by_state[last] += 1
    if last not in ENDED:
        found.open_at_end.append(order_id)


def middle(seconds: list[float]) -> float | None:
    """Return the middle of stretches; None of none."""
    return median(seconds) if seconds else None
