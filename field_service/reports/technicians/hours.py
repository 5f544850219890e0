"""Where the hours of a technician went, within a range."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from django.db.models import F, Q, QuerySet

from field_service.models import Booking, Order, OrderSurvey, TimeLog
from field_service.queries.orders import crew
from field_service.queries.roster import Lane, clipped, minutes, roster
from field_service.queries.shifts import days_of
from field_service.reports.billed import billed_of
from field_service.types import Span, WorkKind, shared
from hub.reports.types.reports import Asked

HOUR = 60
SATISFIED = 4


@dataclass
class Hours:
    """One technician's range: spans within it, orders done, answers about them."""

    lane: Lane
    work: list[Span] = field(default_factory=list)
    travel: list[Span] = field(default_factory=list)
    jobs: set[UUID] = field(default_factory=set)
    answers: int = 0
    satisfied: int = 0

    @cached_property
    def worked(self) -> float:
        return minutes(self.work) / HOUR

    @cached_property
    def travelled(self) -> float:
        return minutes(self.travel) / HOUR

    @cached_property
    def available(self) -> float:
        return minutes(self.lane.available) / HOUR

    @cached_property
    def overtime(self) -> float:
        """Hours outside those they are there for; nobody can say where there are no shifts."""
        if self.lane.any_time:
            return 0
        busy = [*self.work, *self.travel]
        return (minutes(busy) - minutes(shared(busy, self.lane.available))) / HOUR

    @cached_property
    def days(self) -> set[date]:
        return {day for each in self.work for day in days_of(each)}


def hours_of(asked: Asked, now: datetime) -> list[Hours]:
    """Return everybody who was asked for, with what they did up to now."""
    window = Span(asked.start, max(asked.start, min(asked.end, now)))
    lanes = [
        each
        for each in roster(window, booked=False).lanes
        if asked.people is None or each.technician.id in asked.people
    ]
    found = {each.technician.id: Hours(lane=_within(each, window)) for each in lanes}
    _add_logs(found, window, now)
    _add_jobs(found, asked)
    _add_answers(found, asked)
    return list(found.values())


def revenue_of(asked: Asked, jobs: Iterable[UUID]) -> int | None:
    """Return what was invoiced for these orders without tax; None where nothing was."""
    billed = billed_of(_done(asked), asked.currency)
    sums = [billed[order_id] for order_id in jobs if order_id in billed]
    return sum(sums) if sums else None


def _within(lane: Lane, window: Span) -> Lane:
    return Lane(
        technician=lane.technician,
        any_time=lane.any_time,
        worked=clipped(lane.worked, window),
        absences=lane.absences,
    )


def _add_logs(found: dict[UUID, Hours], window: Span, now: datetime) -> None:
    logs = TimeLog.objects.filter(
        technician__in=found, kind__in=[WorkKind.WORK, WorkKind.TRAVEL], started_at__lt=window.end
    ).exclude(ended_at__lte=window.start)
    spans: dict[tuple[UUID, str], list[Span]] = defaultdict(list)
    for who, kind, start, end in logs.values_list("technician", "kind", "started_at", "ended_at"):
        spans[who, kind].append(Span(start, end or now))
    for (technician_id, kind), each in spans.items():
        hours = found[technician_id]
        taken = hours.work if kind == WorkKind.WORK else hours.travel
        taken.extend(clipped(each, window))


def _add_jobs(found: dict[UUID, Hours], asked: Asked) -> None:
    sent = Booking.objects.filter(order__in=_done(asked), technician__in=found)
    for technician_id, order_id in _went(sent):
        found[technician_id].jobs.add(order_id)


def _add_answers(found: dict[UUID, Hours], asked: Asked) -> None:
    answered = OrderSurvey.objects.filter(**asked.within("answered_at"))
    scores = dict(answered.values_list("order_id", "score"))
    sent = Booking.objects.filter(order__in=answered.values("order"), technician__in=found)
    for technician_id, order_id in _went(sent):
        if (score := scores.get(order_id)) is not None:
            found[technician_id].answers += 1
            found[technician_id].satisfied += score >= SATISFIED


def _done(asked: Asked) -> QuerySet[Order]:
    return Order.objects.filter(**asked.within("done_at"))


def _went(sent: QuerySet[Booking]) -> set[tuple[UUID, UUID]]:
    """Return who went to which order: who was freed before it began did not, unless it was done."""
    went = sent.filter(Q(released_at__gte=F("starts_at")) | crew())
    return set(went.values_list("technician", "order"))
