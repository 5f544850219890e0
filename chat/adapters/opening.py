"""A week of opening times with its holidays: pure arithmetic over local days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

Span = tuple[datetime, datetime]
SUPPORTED = ("PE", "CO", "MX", "CL", "AR", "EC", "BO", "BR", "US", "ES")
_FARTHEST = 400  # days anybody looks ahead for an open door
_MIDNIGHT = "24:00"


@dataclass(frozen=True, kw_only=True)
class OwnDay:
    """A day that is not like its weekday; without spans it is closed."""

    name: str = ""
    spans: Sequence[Sequence[str]] = ()


@dataclass(frozen=True, kw_only=True)
class Closed:
    """A whole day nobody is there."""

    on: date
    name: str


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """When somebody is there.

    `week` holds seven lists of (from, to) as `HH:MM`, Monday first, `24:00` the end of the day;
    an empty week is always open. `worked` are names of holidays that are worked all the same.
    """

    zone: ZoneInfo
    week: Sequence[Sequence[Sequence[str]]] = ()
    country: str = ""
    worked: frozenset[str] = frozenset()
    days: Mapping[date, OwnDay] = field(default_factory=dict)

    @property
    def is_limited(self) -> bool:
        """Whether there is any time it is closed."""
        return any(self.week)

    def open_at(self, at: datetime) -> bool:
        """Whether somebody is there at this instant."""
        local = at.astimezone(self.zone).date()
        return not self.is_limited or any(start <= at < end for start, end in self._on(local))

    def next_opening(self, at: datetime) -> datetime | None:
        """Return when somebody is there next: `at` itself while open, None when never again."""
        if self.open_at(at):
            return at
        return next((start for start, _ in self._from(at) if start > at), None)

    def closed_since(self, at: datetime) -> datetime | None:
        """Return when the last opening before `at` ended; None when there was none lately."""
        local = at.astimezone(self.zone).date()
        for back in range(31):
            ends = [end for _, end in self._on(local - timedelta(days=back)) if end <= at]
            if ends:
                return max(ends)
        return None

    def worked_between(self, start: datetime, end: datetime) -> float:
        """Return the seconds between two instants that somebody was there; never below 0."""
        if not self.is_limited:
            return max(0.0, (end - start).total_seconds())
        day, last = start.astimezone(self.zone).date(), end.astimezone(self.zone).date()
        worked = timedelta()
        while day <= last:
            for opens, closes in self._on(day):
                worked += max(timedelta(), min(closes, end) - max(opens, start))
            day += timedelta(days=1)
        return worked.total_seconds()

    def due_after(self, start: datetime, seconds: float) -> datetime | None:
        """Return when so many open seconds have passed since `start`; None when never."""
        left = timedelta(seconds=seconds)
        if not self.is_limited:
            return start + left
        for opens, closes in self._from(start):
            begins = max(opens, start)
            if closes - begins >= left:
                return begins + left
            left -= max(timedelta(), closes - begins)
        return None

    def holiday(self, day: date) -> str:
        """Return the name of the holiday kept on this day, or nothing."""
        name = holidays_of(self.country, day.year).get(day, "") if self.country else ""
        return "" if name in self.worked else name

    def day_off(self, day: date) -> str | None:
        """Return the name (maybe empty) of the own day or holiday that closes a day; else None."""
        if (own := self.days.get(day)) is not None:
            return own.name if not own.spans else None
        return self.holiday(day) or None

    def closed_days(self, since: date, *, most: int) -> list[Closed]:
        """Return the next days that are closed though their weekday is not."""
        found: list[Closed] = []
        for ahead in range(_FARTHEST):
            day = since + timedelta(days=ahead)
            own = self.days.get(day)
            name = own.name if own is not None else self.holiday(day)
            usual = self.week and self.week[day.weekday()]
            if usual and not self._spans(day) and len(found) < most:
                found.append(Closed(on=day, name=name))
        return found

    def _from(self, at: datetime) -> Iterator[Span]:
        local = at.astimezone(self.zone).date()
        for ahead in range(_FARTHEST):
            yield from (span for span in self._on(local + timedelta(days=ahead)) if span[1] > at)

    def _spans(self, day: date) -> Sequence[Sequence[str]]:
        if (own := self.days.get(day)) is not None:
            return own.spans
        return () if self.holiday(day) else self.week[day.weekday()]

    def _on(self, day: date) -> list[Span]:
        """Return the day's opening times as instants, in order."""
        if not self.is_limited:
            return []
        return sorted((self._instant(day, a), self._instant(day, b)) for a, b in self._spans(day))

    def _instant(self, day: date, said: str) -> datetime:
        # In UTC: between two instants of one zone Python would count the hands, not the hours.
        if said == _MIDNIGHT:
            day, said = day + timedelta(days=1), "00:00"
        return datetime.combine(day, time.fromisoformat(said), self.zone).astimezone(UTC)


@lru_cache(maxsize=64)
def holidays_of(country: str, year: int) -> dict[date, str]:
    """Return a country's holidays of a year by day, in its own language (package `holidays`)."""
    if country not in SUPPORTED:
        return {}
    known = holidays.country_holidays(country)
    return dict(
        holidays.country_holidays(country, years=year, language=known.default_language or None)
    )
