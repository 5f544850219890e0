"""When machines stood still, and how far their meters ran, within a range."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet, Sum
from django.db.models.expressions import F

from field_service.models import Machine, MachineChange, Order, Reading
from field_service.reports.billed import billed_of
from field_service.types import Change, MachineState, OrderSource, Span
from field_service.types.history import down_spans, down_time
from hub.reports.types.reports import Asked

HOUR = 3600
States = dict[UUID, list[tuple[datetime, str]]]


@dataclass
class Life:
    """A machine's range: hours it stood still and worked, failures, repairs, orders and cost."""

    machine: Machine
    up: float = 0  # hours
    down: float = 0
    failures: int = 0
    repairs: list[float] = field(default_factory=list)  # seconds
    orders: int = 0
    planned: int = 0
    cost: int = 0  # minor units
    ran: int = 0  # hours of the meter


Lives = dict[UUID, Life]


def lives_of(asked: Asked, machines: QuerySet[Machine], now: datetime) -> list[Life]:
    """Return every machine there was by the end of the range, with what happened within it."""
    until = max(asked.start, min(asked.end, now))
    rows = machines.filter(created_at__lt=asked.end).select_related("customer")
    found = {row.id: Life(machine=row) for row in rows}
    states = _states(machines, until)
    for machine_id, life in found.items():
        _stand(life, states[machine_id], Span(asked.start, until))
    _add_orders(found, machines, asked)
    _add_meters(found, machines, asked)
    return list(found.values())


def _states(machines: QuerySet[Machine], until: datetime) -> States:
    told = MachineChange.objects.filter(
        machine__in=machines, what__in=(Change.REGISTERED, Change.STATE), at__lt=until
    ).order_by("at", "id")
    states: States = defaultdict(list)
    for machine_id, at, after in told.values_list("machine_id", "at", "after").iterator():
        states[machine_id].append((at, after))
    return states


def _stand(life: Life, states: list[tuple[datetime, str]], window: Span) -> None:
    spans = down_spans(states, window.end)
    stood = down_time(spans, window)
    life.down = stood.total_seconds() / HOUR
    life.up = (_in_service(states, window) - stood.total_seconds()) / HOUR
    life.failures = sum(window.start <= each.start < window.end for each in spans)
    # One that still stands ends where the window does: it was not repaired.
    life.repairs = [
        each.length.total_seconds() for each in spans if window.start <= each.end < window.end
    ]


def _in_service(states: list[tuple[datetime, str]], window: Span) -> float:
    """Return for how many seconds of a window there was a machine that nobody had retired."""
    seconds, since = 0.0, None
    for at, state in [*states, (window.end, MachineState.RETIRED)]:
        if state == MachineState.RETIRED and since is not None:
            seconds += max(0.0, (at - max(since, window.start)).total_seconds())
            since = None
        elif state != MachineState.RETIRED and since is None:
            since = at
    return seconds


def _add_orders(found: Lives, machines: QuerySet[Machine], asked: Asked) -> None:
    done = Order.objects.filter(machine__in=machines, **asked.within("done_at"))
    billed = billed_of(done, asked.currency)
    for order_id, machine_id, source in done.values_list("id", "machine_id", "source"):
        if (life := found.get(machine_id)) is None:  # known since the range was over
            continue
        life.orders += 1
        life.planned += source == OrderSource.PLAN
        life.cost += billed.get(order_id, 0)


def _add_meters(found: Lives, machines: QuerySet[Machine], asked: Asked) -> None:
    """Count what meters went forward; a falling one was changed or corrected."""
    rows = Reading.objects.filter(
        machine__in=machines, hours__gt=F("before"), **asked.within("at")
    ).exclude(source="import")
    for row in rows.values("machine").annotate(ran=Sum(F("hours") - F("before"))).order_by():
        if row["machine"] in found:
            found[row["machine"]].ran = row["ran"]
