"""The words of preventive plans, and the arithmetic of when one is due again."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import TextChoices

MONTHS = 12


class CountsFrom(TextChoices):
    """What the next time is counted from: the day it was due, or the day it was done."""

    DUE = "due"
    DONE = "done"


class DueBy(TextChoices):
    """Why a plan made an order: its day, its hours, or somebody's hand."""

    DATE = "date"
    METER = "meter"
    HAND = "hand"


@dataclass(frozen=True, kw_only=True)
class Rhythm:
    """How often: every so many days or months, every so many hours, or whichever is first.

    `day_of_month` is the day that is meant also where a month is too short for it.
    """

    days: int | None = None
    months: int | None = None
    hours: int | None = None
    day_of_month: int | None = None

    def day_after(self, day: date) -> date | None:
        """Return the next day after one that was due; None where it goes by hours alone."""
        if self.months is not None:
            return months_later(day, self.months, self.day_of_month or day.day)
        return day + timedelta(days=self.days) if self.days is not None else None

    def day_beyond(self, day: date, today: date) -> date | None:
        """Return the first day of this rhythm that lies behind today: what was missed is missed."""
        found = self.day_after(day)
        while found is not None and found <= today:
            found = self.day_after(found)
        return found

    def hours_beyond(self, due: int, hours: int) -> int | None:
        """Return the first hours of this rhythm that the meter has not reached."""
        if self.hours is None:
            return None
        return due + self.hours * max(1, (hours - due) // self.hours + 1)


@dataclass(frozen=True, kw_only=True)
class Due:
    """When something is to be done: on a day, at so many hours, or whichever is first."""

    on: date | None = None
    hours: int | None = None


def ahead_of(day: date, lead_days: int) -> date:
    """Return the day so many days before."""
    return date.fromordinal(max(1, day.toordinal() - lead_days))


def due_by(due: Due, *, today: date, hours: int, lead_days: int) -> DueBy | None:
    """Return why it is due by now; None where it is not. Orders are made `lead_days` ahead."""
    if due.hours is not None and hours >= due.hours:
        return DueBy.METER
    if due.on is not None and ahead_of(due.on, lead_days) <= today:
        return DueBy.DATE
    return None


def next_due(rhythm: Rhythm, due: Due, why: DueBy, *, today: date, hours: int) -> Due:
    """Return when it is due after one that was: what brought it keeps its own rhythm.

    The other is counted from now: whoever comes for the hours does not come again for the day.
    """
    if why == DueBy.METER:
        assert due.hours is not None, "the meter brought it"
        return Due(on=_from_now(rhythm, today), hours=rhythm.hours_beyond(due.hours, hours))
    later = rhythm.day_beyond(due.on, today) if due.on is not None else None
    return Due(on=later, hours=hours + rhythm.hours if rhythm.hours is not None else None)


def due_after_work(rhythm: Rhythm, *, day: date, hours: int) -> Due:
    """Return when it is due after work that was done on a day, at so many hours."""
    return Due(
        on=_from_now(rhythm, day), hours=hours + rhythm.hours if rhythm.hours is not None else None
    )


def months_later(day: date, months: int, wanted: int) -> date:
    """Return the wanted day so many months later, or the last one where there is none."""
    count = day.year * MONTHS + day.month - 1 + months
    year, month = count // MONTHS, count % MONTHS + 1
    return date(year, month, min(wanted, monthrange(year, month)[1]))


def _from_now(rhythm: Rhythm, day: date) -> date | None:
    return replace(rhythm, day_of_month=day.day).day_after(day)
