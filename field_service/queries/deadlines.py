"""When something is due, and how near that is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Case, DateTimeField, F, FloatField, Q, QuerySet, Value, When
from django.db.models.functions import Least

from chat.queries.hours import days_off
from field_service.types import ENDED, OrderState, Risk
from hub.kernel.home import start_after, today
from hub.kernel.spread import Seconds

if TYPE_CHECKING:
    from field_service.models import Order

NEARLY = 0.75  # of the time that was given
UNANSWERED = (OrderState.REQUESTED, OrderState.SCHEDULED)
_FARTHEST = 400  # days


def due_after(at: datetime, minutes: int | None) -> datetime | None:
    """Return when so many minutes have passed; a holiday of the house does not count."""
    if minutes is None:
        return None
    left, moment = timedelta(minutes=minutes), at
    whole = timedelta(days=min(_FARTHEST, minutes // 1440 + 30))
    off = days_off(today(at), today(at + whole))
    if not off:
        return at + left
    while left > timedelta():
        day = today(moment)
        ends = start_after(day)
        if day not in off and ends - moment >= left:
            return moment + left
        left -= timedelta() if day in off else ends - moment
        moment = ends
    return moment


def due(row: Order) -> datetime | None:
    """Return what is due next: somebody's answer while nobody is sent, then the work itself."""
    waits = row.answer_by if row.state in UNANSWERED else None
    found = [each for each in (waits, row.finish_by) if each is not None]
    return min(found, default=None)


def risk(row: Order, at: datetime) -> Risk:
    """Return how near an order is to its deadline; what was done late stays late."""
    promised = due(row)
    if promised is None:
        return Risk.NONE
    moment = row.done_at or row.held_since or at
    if moment > promised:
        return Risk.LATE
    if row.state in ENDED:
        return Risk.CALM
    return Risk.SOON if gone(row, promised, moment) >= NEARLY else Risk.CALM


def gone(row: Order, promised: datetime, at: datetime) -> float:
    """Return which part of the time that was given is over, 1 at the deadline."""
    given = (promised - row.created_at).total_seconds()
    return (at - row.created_at).total_seconds() / given if given > 0 else 1.0


def by_urgency(rows: QuerySet[Order], at: datetime) -> QuerySet[Order]:
    """Put the most urgent first: late ones, the latest before; then whose time is nearly over."""
    waits, work = F("answer_by"), F("finish_by")
    promised = Case(
        When(~Q(state__in=UNANSWERED) | Q(answer_by=None), then=work),
        When(finish_by=None, then=waits),
        default=Least(waits, work),
    )
    now = Value(at, DateTimeField())
    return rows.annotate(
        promised=promised,
        group=Case(When(promised=None, then=2), When(promised__lt=at, then=0), default=1),
        over=Case(
            When(promised__lt=at, then=-Seconds("promised", now)),
            When(
                promised__gt=F("created_at"),
                then=-Seconds("created_at", now) / Seconds("created_at", "promised"),
            ),
            default=-1.0,
            output_field=FloatField(),
        ),
    ).order_by("group", "over", "created_at", "id")
