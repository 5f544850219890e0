"""Everybody's time in a few days at once: as many questions for forty as for one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q, QuerySet

from chat.queries.hours import days_off
from field_service.models import Absence, Booking, DispatchRules, HeldSkill, RequiredSkill, Shift
from field_service.queries import shifts
from field_service.types import Doubt, Span, merged, without
from hub.accounts.queries import colleagues
from hub.accounts.roles import Role
from hub.kernel.home import today

if TYPE_CHECKING:
    from hub.accounts.models import User

_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, kw_only=True)
class Lane:
    """A technician in a span of time; `worked` leaves out days off, not absences."""

    technician: User
    any_time: bool  # has no shifts at all
    worked: list[Span]
    bookings: list[Booking] = field(default_factory=list)
    absences: list[Absence] = field(default_factory=list)
    held: dict[UUID, HeldSkill] = field(default_factory=dict)

    @property
    def away(self) -> list[Span]:
        """When they are not there."""
        return [Span(row.starts_at, row.ends_at) for row in self.absences]

    @property
    def available(self) -> list[Span]:
        """When they work and are there."""
        away = self.away
        return [left for each in self.worked for left in without(each, away)]

    def free(self, travel: timedelta, but: UUID | None = None) -> list[Span]:
        """Return when they could take something new, with the way there and back left free."""
        taken = [
            Span(row.starts_at - travel, row.ends_at + travel)
            for row in self.bookings
            if row.order_id != but
        ]
        return [left for each in self.available for left in without(each, taken)]

    def level(self, required: Iterable[RequiredSkill]) -> int:
        """Return their lowest level in what is asked for; 0 where something lacks."""
        levels = [
            self.held[each.skill_id].level if each.skill_id in self.held else 0 for each in required
        ]
        return min(levels, default=1)

    def doubts(self, required: Iterable[RequiredSkill], day: date) -> dict[Doubt, list[str]]:
        """Return which asked skills they lack or have no more on a day."""
        found: dict[Doubt, list[str]] = {}
        for each in required:
            held = self.held.get(each.skill_id)
            if held is None:
                found.setdefault(Doubt.NO_SKILL, []).append(each.skill.name)
            elif held.expires_on is not None and held.expires_on < day:
                found.setdefault(Doubt.SKILL_EXPIRED, []).append(each.skill.name)
        return found


@dataclass(frozen=True, kw_only=True)
class Roster:
    """Everybody's lane, in the order of their names, and the days nobody works."""

    span: Span
    lanes: list[Lane]
    off: dict[date, str]


def rules() -> DispatchRules:
    """Return how the house sends its people; as it is from the first day where nobody said."""
    return DispatchRules.objects.first() or DispatchRules()


def technicians() -> list[User]:
    """Return who can be sent."""
    found = colleagues().filter(role=Role.TECHNICIAN)
    return list(found.order_by("first_name", "last_name", "username", "id"))


def roster(span: Span, *, booked: bool = True) -> Roster:
    """Return everybody's time in a span; `booked=False` leaves out what it is taken by."""
    people = technicians()
    ids = [each.id for each in people]
    meets = Q(technician__in=ids, starts_at__lt=span.end, ends_at__gt=span.start)
    bookings = by_technician(_bookings(meets) if booked else [])
    absences = by_technician(Absence.objects.filter(meets).order_by("starts_at"))
    weeks = by_technician(Shift.objects.filter(technician__in=ids))
    held = by_technician(HeldSkill.objects.filter(technician__in=ids).select_related("skill"))
    off = days_off(today(span.start), today(span.end - _INSTANT))
    days = [day for day in shifts.days_of(span) if day not in off]
    lanes = [
        Lane(
            technician=each,
            any_time=not weeks[each.id],
            worked=shifts.spans(weeks[each.id], days) or _ordinary(weeks[each.id], days),
            bookings=bookings[each.id],
            absences=absences[each.id],
            held={row.skill_id: row for row in held[each.id]},
        )
        for each in people
    ]
    return Roster(span=span, lanes=lanes, off=off)


def _bookings(meets: Q) -> QuerySet[Booking]:
    rows = Booking.objects.filter(meets, released_at=None).order_by("starts_at")
    return rows.select_related("order__customer", "order__kind", "order__machine")


def minutes(spans: Iterable[Span]) -> int:
    """Return how many minutes spans hold, what two of them hold once."""
    return int(sum(each.length.total_seconds() for each in merged(spans)) // 60)


def clipped(spans: Iterable[Span], window: Span) -> list[Span]:
    """Return what of these lies in a window."""
    return [
        Span(max(each.start, window.start), min(each.end, window.end))
        for each in spans
        if each.meets(window)
    ]


def _ordinary(week: list[Shift], days: list[date]) -> list[Span]:
    return [] if week else shifts.ordinary(days)


def by_technician(rows: Iterable[Any]) -> defaultdict[UUID, list[Any]]:
    """Return what each technician has of something."""
    found: defaultdict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.technician_id].append(row)
    return found
