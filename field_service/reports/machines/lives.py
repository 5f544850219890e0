"""When machines stood still, and how far their meters ran, within a range."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Count, DateTimeField, Q, QuerySet, Sum, Value
from django.db.models.expressions import F

from field_service.models import Machine, MachineChange, Order, Reading
from field_service.reports.billed import billed_of
from field_service.types import Change, MachineState, OrderSource
from hub.kernel.spread import Elapsed
from hub.reports.queries.cutting import grouped
from hub.reports.types.reports import Asked

HOUR = 3600
States = dict[UUID, list[tuple[float, str]]]


@dataclass
class Life:
    """A machine's range: hours it stood still and worked, failures, repairs, orders and cost."""

    machine_id: UUID
    name: str
    customer: str
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
    rows = machines.filter(created_at__lt=asked.end).order_by()
    found = {row[0]: Life(*row) for row in rows.values_list("id", "name", "customer__name")}
    length = (until - asked.start).total_seconds()
    for machine_id, states in _states(asked, machines, until).items():
        if (life := found.get(machine_id)) is not None:
            _stand(life, states, length)
    _add_orders(found, machines, asked)
    _add_meters(found, machines, asked)
    return list(found.values())


def _states(asked: Asked, machines: QuerySet[Machine], until: datetime) -> States:
    """Return how each machine stood from when on, in seconds from the beginning of the range."""
    told = MachineChange.objects.filter(
        machine__in=machines, what__in=(Change.REGISTERED, Change.STATE), at__lt=until
    ).order_by("at", "id")
    since = Elapsed(Value(asked.start, output_field=DateTimeField()), "at")
    states: States = defaultdict(list)
    for machine_id, at, after in told.values_list("machine_id", since, "after"):
        states[machine_id].append((at, after))
    return states


def _stand(life: Life, states: list[tuple[float, str]], length: float) -> None:
    """Add up what a machine did in a range of so many seconds, of its states in order.

    What still stands still where the range ends was not repaired.
    """
    stood = served = 0.0
    since, state = 0.0, MachineState.RETIRED.value
    failed: float | None = None
    for at, after in [*states, (length, "")]:
        held = max(0.0, at - max(since, 0.0))
        served += held if state != MachineState.RETIRED else 0
        stood += held if state == MachineState.DOWN else 0
        if after == MachineState.DOWN and failed is None:
            failed = at
            life.failures += at >= 0
        elif after and after != MachineState.DOWN and failed is not None:
            if at >= 0:
                life.repairs.append(at - failed)
            failed = None
        since, state = at, after
    life.down, life.up = stood / HOUR, (served - stood) / HOUR


def _add_orders(found: Lives, machines: QuerySet[Machine], asked: Asked) -> None:
    done = Order.objects.filter(machine__in=machines, **asked.within("done_at"))
    planned = Count("id", filter=Q(source=OrderSource.PLAN))
    for row in grouped(done, "machine", orders=Count("id"), planned=planned):
        if (life := found.get(row["machine"])) is not None:  # else known since the range was over
            life.orders, life.planned = row["orders"], row["planned"]
    for machine_id, net in billed_of(done, asked.currency, by="order__machine_id").items():
        if machine_id in found:
            found[machine_id].cost = net


def _add_meters(found: Lives, machines: QuerySet[Machine], asked: Asked) -> None:
    """Count what meters went forward; a falling one was changed or corrected."""
    rows = Reading.objects.filter(
        machine__in=machines, hours__gt=F("before"), **asked.within("at")
    ).exclude(source="import")
    for row in rows.values("machine").annotate(ran=Sum(F("hours") - F("before"))).order_by():
        if row["machine"] in found:
            found[row["machine"]].ran = row["ran"]
