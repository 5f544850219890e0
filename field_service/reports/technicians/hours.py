"""Where the hours of a technician went, within a range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from field_service.models import Booking, Order
from field_service.queries.orders import crew
from field_service.queries.roster import Lane, roster
from field_service.queries.shifts import days_of
from field_service.reports.billed import billed_of
from field_service.reports.technicians.clocks import (
    Stretch,
    both,
    bounds_of,
    clocks_of,
    days_with,
    either,
    hours,
    within,
)
from field_service.types import Span, WorkKind
from field_service.types.after import SATISFIED
from hub.reports.queries.cutting import grouped
from hub.reports.types.reports import Asked


@dataclass
class Hours:
    """One technician's range: what of it lies where, orders done, answers about them."""

    lane: Lane
    window: Span
    bounds: Sequence[float]  # when its days begin
    work: list[Stretch] = field(default_factory=list)
    travel: list[Stretch] = field(default_factory=list)
    jobs: int = 0
    answers: int = 0
    satisfied: int = 0

    @cached_property
    def worked(self) -> float:
        return hours(self.work)

    @cached_property
    def travelled(self) -> float:
        return hours(self.travel)

    @cached_property
    def available(self) -> float:
        return hours(self._there)

    @cached_property
    def overtime(self) -> float:
        """Hours outside those they are there for; nobody can say where there are no shifts."""
        if self.lane.any_time:
            return 0
        busy = either(self.work, self.travel)
        return hours(busy) - hours(both(busy, self._there))

    @cached_property
    def days(self) -> int:
        """On how many days of the house they worked."""
        return days_with(self.work, self.bounds)

    @cached_property
    def _there(self) -> list[Stretch]:
        return either(within(self.lane.available, self.window), ())


@dataclass(frozen=True, kw_only=True)
class Everybody:
    """Those who were asked for, and what they did together: an order two did counts once."""

    hours: Sequence[Hours]
    jobs: int
    revenue: int | None  # None where nothing was invoiced


def everybody(asked: Asked, now: datetime) -> Everybody:
    """Return everybody who was asked for, with what they did up to now."""
    window = Span(asked.start, max(asked.start, min(asked.end, now)))
    bounds = bounds_of(days_of(window), window)
    lanes = roster(window, booked=False).lanes
    found = {
        each.technician.id: Hours(lane=each, window=window, bounds=bounds)
        for each in lanes
        if asked.people is None or each.technician.id in asked.people
    }
    clocks = clocks_of(found, window, now)
    for who, each in found.items():
        each.work = clocks.get((who, WorkKind.WORK), [])
        each.travel = clocks.get((who, WorkKind.TRAVEL), [])
    done = _went(found).filter(**asked.within("order__done_at"))
    for row in grouped(done, "technician", jobs=_orders()):
        found[row["technician"]].jobs = row["jobs"]
    _add_answers(found, asked)
    jobs = done.aggregate(jobs=_orders())["jobs"]
    return Everybody(hours=list(found.values()), jobs=jobs, revenue=_revenue(asked, done))


def _revenue(asked: Asked, done: QuerySet[Booking]) -> int | None:
    """Return what was invoiced for these orders without tax."""
    billed = billed_of(Order.objects.filter(id__in=done.values("order")), asked.currency)
    return sum(billed.values()) if billed else None


def _add_answers(found: dict[UUID, Hours], asked: Asked) -> None:
    answered = _went(found).filter(
        order__survey__score__isnull=False, **asked.within("order__survey__answered_at")
    )
    good = _orders(filter=Q(order__survey__score__gte=SATISFIED))
    for row in grouped(answered, "technician", answers=_orders(), satisfied=good):
        hours = found[row["technician"]]
        hours.answers, hours.satisfied = row["answers"], row["satisfied"]


def _orders(**only: Q) -> Count:
    return Count("order", distinct=True, **only)


def _went(found: dict[UUID, Hours]) -> QuerySet[Booking]:
    """Return who went where: who was freed before it began did not, unless it was done."""
    sent = Booking.objects.filter(technician__in=found)
    return sent.filter(Q(released_at__gte=F("starts_at")) | crew())
