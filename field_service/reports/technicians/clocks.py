"""What clocks ran in a range, as seconds from its beginning: a year of them is a great many."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import DateTimeField, Q, Value
from django.db.models.functions import Coalesce

from field_service.models import TimeLog
from field_service.types import Span, WorkKind
from hub.kernel.home import start_of
from hub.kernel.spread import Elapsed

Stretch = tuple[float, float]
Clocks = dict[tuple[UUID, str], list[Stretch]]


def clocks_of(people: Iterable[UUID], window: Span, now: datetime) -> Clocks:
    """Return when the clocks of these people ran in a window, by kind; none overlap, in order."""
    logs = TimeLog.objects.filter(
        Q(ended_at=None) | Q(ended_at__gt=window.start),
        technician__in=people,
        kind__in=[WorkKind.WORK, WorkKind.TRAVEL],
        started_at__lt=window.end,
    ).order_by("started_at")
    since = Value(window.start, output_field=DateTimeField())
    ended = Coalesce("ended_at", Value(now, output_field=DateTimeField()))
    rows = logs.values_list(
        "technician", "kind", Elapsed(since, "started_at"), Elapsed(since, ended)
    )
    last, found = seconds_of(window.end, window), Clocks()
    for who, kind, start, end in rows:
        add(found.setdefault((who, kind), []), max(start, 0.0), min(end, last))
    return found


def seconds_of(instant: datetime, window: Span) -> float:
    """Return how long after a window's beginning something is."""
    return (instant - window.start).total_seconds()


def within(spans: Iterable[Span], window: Span) -> list[Stretch]:
    """Return what of spans, none of which overlap, lies in a window."""
    last = seconds_of(window.end, window)
    cut = [(seconds_of(each.start, window), seconds_of(each.end, window)) for each in spans]
    return [(max(start, 0.0), min(end, last)) for start, end in cut if start < last and end > 0]


def add(taken: list[Stretch], start: float, end: float) -> None:
    """Add a stretch behind others that began before it; what meets becomes one."""
    if end <= start:
        return
    if taken and start <= taken[-1][1]:
        if end > taken[-1][1]:
            taken[-1] = taken[-1][0], end
    else:
        taken.append((start, end))


def either(some: Iterable[Stretch], others: Iterable[Stretch]) -> list[Stretch]:
    """Return what lies in one of both."""
    taken: list[Stretch] = []
    for start, end in sorted([*some, *others]):
        add(taken, start, end)
    return taken


def both(some: Sequence[Stretch], others: Sequence[Stretch]) -> list[Stretch]:
    """Return what lies in both."""
    mine = theirs = 0
    taken: list[Stretch] = []
    while mine < len(some) and theirs < len(others):
        (start, end), (other, until) = some[mine], others[theirs]
        if start < until and other < end:
            taken.append((max(start, other), min(end, until)))
        if end <= until:
            mine += 1
        else:
            theirs += 1
    return taken


def hours(stretches: Iterable[Stretch]) -> float:
    """Return how many hours they hold, in whole minutes."""
    seconds = sum(end - start for start, end in stretches)
    return int(round(seconds, 2) // 60) / 60


def days_with(stretches: Iterable[Stretch], bounds: Sequence[float]) -> int:
    """Return on how many days some of them lie; `bounds` are the instants days begin, in order."""
    found: set[int] = set()
    for start, end in stretches:
        found.update(range(bisect_right(bounds, start) - 1, bisect_left(bounds, end)))
    return len(found)


def bounds_of(days: Iterable[date], window: Span) -> list[float]:
    """Return when days of the house begin."""
    return [seconds_of(start_of(day), window) for day in days]
