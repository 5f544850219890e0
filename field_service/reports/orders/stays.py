"""Where orders stood when: worked out of the steps nobody can change, by the database."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, DateField, F, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import Lag, Trunc

from field_service.models import Order, OrderStep
from field_service.types import ACTIVE, REQUESTED, OrderState
from hub.kernel.home import home
from hub.kernel.spread import MIDDLE, Percentile, Seconds
from hub.reports.queries.cutting import axis, step_of
from hub.reports.types.reports import Asked


@dataclass(frozen=True)
class Stays:
    """How many orders stood where at the end of each step of a range, and how long stays took.

    A stay counts in the range it ended in: `left` says how many did, `lasted` the middle of them.
    """

    standing: dict[date, Counter[str]]
    left: dict[str, int]
    lasted: dict[str, float | None]  # seconds

    @property
    def by_state(self) -> Counter[str]:
        """Where orders stand at the end of the range."""
        return list(self.standing.values())[-1]


def stays_of(asked: Asked, rows: QuerySet[Order]) -> Stays:
    """Return where these orders stood at the end of each step of the range, and at its own end."""
    moves = _moves(asked)
    if is_narrowed(asked):
        moves = moves.filter(order__in=rows)
    return Stays(_standing(asked, moves), **_ended(asked, moves))


def is_narrowed(asked: Asked) -> bool:
    """Whether some orders are asked for: to look for all of them among all takes long."""
    return asked.people is not None or asked.customer is not None


def open_at_end(asked: Asked, rows: QuerySet[Order]) -> QuerySet[Order]:
    """Return those of these orders that were not over when the range was.

    What came to its end before stands there still: where it stood then is not looked up.
    """
    last = _moves(asked).filter(order=OuterRef("id")).order_by("-id").values("after")[:1]
    maybe = rows.filter(Q(state__in=ACTIVE) | Q(state_since__gte=asked.end))
    known = maybe.filter(created_at__lt=asked.end)
    return known.annotate(stood=Subquery(last)).filter(stood__in=ACTIVE)


def _moves(asked: Asked) -> QuerySet[OrderStep]:
    """Return the steps up to the end of the range that led to another state, or to the first."""
    led = ~Q(before=F("after")) | Q(what=REQUESTED)
    return OrderStep.objects.filter(led, created_at__lt=asked.end)


def _standing(asked: Asked, moves: QuerySet[OrderStep]) -> dict[date, Counter[str]]:
    cut = Trunc("created_at", step_of(asked), output_field=DateField(), tzinfo=home().tz)
    found = moves.order_by().annotate(step=cut).values_list("step", "what", "before", "after")
    days = axis(asked)
    changes: dict[date, Counter[str]] = defaultdict(Counter)
    for step, what, before, after, count in found.annotate(Count("id")):
        change = changes[max(step, days[0])]  # what was before the range stands in it
        change[after] += count
        if what != REQUESTED:
            change[before] -= count
    standing, now = {}, Counter[str]()
    for day in days:
        now.update(changes[day])
        standing[day] = Counter(now)
    return standing


def _ended(asked: Asked, moves: QuerySet[OrderStep]) -> dict[str, dict[str, Any]]:
    since = Window(Lag("created_at"), partition_by=F("order_id"), order_by=F("id").asc())
    sums: dict[str, Any] = {}
    for state in OrderState.values:
        here = Q(before=state, since__isnull=False, created_at__gte=asked.start)
        sums[f"{state}_left"] = Count("id", filter=here)
        sums[f"{state}_lasted"] = Percentile(Seconds("since", "created_at"), MIDDLE, filter=here)
    found = moves.order_by().annotate(since=since).aggregate(**sums)
    return {
        name: {state: found[f"{state}_{name}"] for state in OrderState.values}
        for name in ("left", "lasted")
    }
