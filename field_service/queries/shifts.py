"""The week of a technician as instants: shifts on the house's clock, across midnight too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from field_service.models import Shift
from field_service.types import Span, merged
from hub.kernel.home import home, today

# Whoever has no shifts works any time; what is proposed to them lies in an ordinary day.
ORDINARY = (8 * 60, 18 * 60)
_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)


def days_of(span: Span) -> Iterator[date]:
    """Yield the house's days that some of a span lies on."""
    day, last = today(span.start), today(span.end - _INSTANT)
    while day <= last:
        yield day
        day += _DAY


def instant(day: date, minute: int) -> datetime:
    """Return when the clock of the house shows so many minutes after midnight; 1440 ends the day.

    By the clock's hands: on a day whose clock is changed nine in the morning is nine.
    """
    shown = datetime.combine(day, time()) + timedelta(minutes=minute)
    return shown.replace(tzinfo=home().tz).astimezone(UTC)


def spans(shifts: Iterable[Shift], days: Iterable[date]) -> list[Span]:
    """Return when shifts are worked on these days; two that touch are one, over midnight too."""
    rows = list(shifts)
    return merged(
        Span(instant(day, row.starts), instant(day, row.ends))
        for day in days
        for row in rows
        if row.weekday == day.weekday()
    )


def ordinary(days: Iterable[date]) -> list[Span]:
    """Return the hours in which something is proposed to whoever has no shifts."""
    return [Span(instant(day, ORDINARY[0]), instant(day, ORDINARY[1])) for day in days]


def covers(worked: Iterable[Span], span: Span) -> bool:
    """Whether all of a span lies in one of these."""
    return any(each.start <= span.start and span.end <= each.end for each in worked)
