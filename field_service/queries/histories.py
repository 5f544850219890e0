"""The life of a machine: orders, readings, changes and papers in one list, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from crm.queries.customers import family_of
from field_service.models import Machine, MachineChange, MachineDocument, Order, Reading
from field_service.queries import orders, papers
from field_service.types import Change
from field_service.types.history import down_spans, down_time
from field_service.types.schedule import Span
from hub.accounts.queries import card
from hub.accounts.roles import STAFF
from hub.kernel.clock import iso

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST = 50
WINDOW = timedelta(days=365)


def history(user: User, machine: Machine, *, before: datetime | None = None) -> dict[str, Any]:
    """Return up to 50 things that happened, and from when on to ask for the ones before.

    Whoever did not own it then reads what was done and for how many hours, no words of others.
    """
    found = [
        *_orders(user, machine, before),
        *_readings(user, machine, before),
        *_changes(user, machine, before),
        *_papers(user, machine, before),
    ]
    found.sort(key=lambda each: each["at"], reverse=True)
    shown = found[:MOST]
    # What happened at the same instant stays on one page.
    shown += [each for each in found[MOST:] if each["at"] == shown[-1]["at"]]
    more = len(found) > len(shown)
    for each in shown:
        each["at"] = iso(each["at"])
    return {"results": shown, "next": shown[-1]["at"] if more else None}


def down_hours(machine: Machine, *, at: datetime) -> dict[str, Any]:
    """Return for how long it stood still in the last year, and whether it does now."""
    rows = MachineChange.objects.filter(
        machine=machine, what__in=(Change.REGISTERED, Change.STATE)
    ).order_by("at", "id")
    states = list(rows.values_list("at", "after"))
    spans = down_spans(states, at)
    stood = down_time(spans, Span(at - WINDOW, at))
    return {
        "hours": round(stood.total_seconds() / 3600, 1),
        "times": sum(each.end > at - WINDOW for each in spans),
        "since_at": iso(spans[-1].start) if spans and spans[-1].end == at else None,
    }


def tree(machine: Machine) -> dict[str, Any]:
    """Return what a machine is a part of, the outermost first, and its components."""
    above: list[Machine] = []
    here = machine.parent
    while here is not None and here not in above:
        above.insert(0, here)
        here = here.parent
    return {"above": [_node(each) for each in above], "parts": list(_parts(machine, 8))}


def _parts(machine: Machine, deep: int) -> Iterator[dict[str, Any]]:
    for part in machine.parts.order_by("name", "id") if deep else ():
        yield {**_node(part), "parts": list(_parts(part, deep - 1))}


def _node(row: Machine) -> dict[str, Any]:
    return {"id": str(row.id), "name": row.name, "serial": row.serial, "state": row.state}


def _newest(rows: QuerySet[Any], field: str, before: datetime | None) -> QuerySet[Any]:
    if before is not None:
        rows = rows.filter(**{f"{field}__lt": before})
    return rows.order_by(f"-{field}", "-id")[: MOST * 2]


def _orders(user: User, machine: Machine, before: datetime | None) -> Iterator[dict[str, Any]]:
    rows = Order.objects.filter(machine=machine).select_related("kind")
    seen = set(orders.visible_to(user).filter(machine=machine).values_list("id", flat=True))
    for row in _newest(rows, "created_at", before):
        mine = row.id in seen
        yield _entry("order", row.created_at) | {
            "id": str(row.id) if mine else None,
            "title": row.title if mine else row.kind.name,
            "number": row.label if mine else "",
            "state": row.state,
        }


def _readings(user: User, machine: Machine, before: datetime | None) -> Iterator[dict[str, Any]]:
    rows: QuerySet[Reading] = machine.readings.select_related("author")
    staff = user.role in STAFF
    for row in _newest(rows, "at", before):
        yield _entry("reading", row.at) | {
            "hours": row.hours,
            "before": str(row.before),
            "reason": row.reason if staff else "",
            "author": dict(card(row.author)) if staff and row.author else None,
        }


def _changes(user: User, machine: Machine, before: datetime | None) -> Iterator[dict[str, Any]]:
    rows: QuerySet[MachineChange] = machine.changes.select_related("author")
    staff, theirs = user.role in STAFF, set(family_of(machine.customer_id))
    for row in _newest(rows, "at", before):
        mine = staff or row.owner_id in theirs
        named = staff or row.what != Change.OWNER  # who had it before is nobody's business
        yield _entry(row.what, row.at) | {
            "before": row.before if named else "",
            "after": row.after if named else "",
            "reason": row.reason if mine and named else "",
            "author": dict(card(row.author)) if staff and row.author else None,
        }


def _papers(user: User, machine: Machine, before: datetime | None) -> Iterator[dict[str, Any]]:
    rows: QuerySet[MachineDocument] = papers.visible_to(user).filter(machine=machine)
    for row in _newest(rows, "created_at", before):
        yield _entry("document", row.created_at) | {"title": row.title, "state": row.kind}


def _entry(what: str, at: datetime) -> dict[str, Any]:
    return {
        "what": what,
        "at": at,
        "id": None,
        "title": "",
        "number": "",
        "state": "",
        "hours": None,
        "before": "",
        "after": "",
        "reason": "",
        "author": None,
    }
