"""One timeline of a customer: every source merged, newest first, a page at a time."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from heapq import merge
from itertools import dropwhile, islice
from typing import TYPE_CHECKING, Any

from crm.ports.timeline import About, Event, Source, sources
from crm.queries.customers import family_of
from hub.kernel import cursors
from hub.kernel.errors import Invalid

if TYPE_CHECKING:
    from crm.models import Customer
    from hub.accounts.models import User


@dataclass(frozen=True)
class Happened:
    """An event with the key of the source it came from."""

    kind: str
    event: Event
    mark: Any


@dataclass(frozen=True)
class Page:
    """A page of a timeline and where it goes on; None at the end."""

    rows: list[Happened]
    next: str | None


@dataclass
class _Place:
    """How far each source was read, and the instant of the last event shown."""

    at: datetime | None = None
    marks: dict[str, Any] = field(default_factory=dict)


def kinds() -> list[tuple[str, Source]]:
    """Return every kind of event there is, in the order of their filters."""
    return sorted(sources, key=lambda each: (each[1].order, each[0]))


def page(
    customer: Customer,
    user: User,
    *,
    wanted: Collection[str] = (),
    cursor: str | None = None,
    most: int,
) -> Page:
    """Return what happened with a customer, newest first; `wanted` narrows it to these kinds.

    Each source keeps a mark of its own in the cursor, so none is read twice however deep the page.
    """
    asked = _asked(wanted)
    name = f"timeline {customer.id} {' '.join(sorted(key for key, _ in asked))}"
    place = _opened(name, cursor)
    about = About(customer_id=customer.id, family=family_of(customer.id), user=user)
    streams = [_stream(key, source, about, place, most + 1) for key, source in asked]
    rows = list(islice(merge(*streams, key=_newest_first, reverse=True), most + 1))
    if len(rows) <= most:
        return Page(rows, None)
    rows = rows[:most]
    marks = {**place.marks, **{row.kind: row.mark for row in rows}}
    return Page(rows, _sealed(name, rows[-1].event.at, marks))


def _asked(wanted: Collection[str]) -> list[tuple[str, Source]]:
    known = kinds()
    if strange := set(wanted) - {key for key, _ in known}:
        raise Invalid(fields={"kind": [f"Unknown: {', '.join(sorted(strange))}."]})
    return [each for each in known if not wanted or each[0] in wanted]


def _stream(key: str, source: Source, about: About, place: _Place, most: int) -> Iterator[Happened]:
    """Yield the events of one source from where the cursor left it."""
    rows = _walk(key, source, about, place.marks.get(key), most)
    if key in place.marks or place.at is None:
        return rows
    # Nothing of it was shown yet: what came since the first page belongs above it.
    since = place.at
    return dropwhile(lambda row: row.event.at > since, rows)


def _walk(key: str, source: Source, about: About, mark: Any, most: int) -> Iterator[Happened]:
    while True:
        found = source.events(about, mark=mark, most=most)
        for each in found:
            yield Happened(key, each.event, each.mark)
        if len(found) < most:
            return
        mark = found[-1].mark


def _newest_first(row: Happened) -> tuple[datetime, str, str]:
    return row.event.at, row.kind, row.event.id


def _sealed(name: str, at: datetime, marks: dict[str, Any]) -> str:
    return cursors.sealed(name, True, [at, json.dumps(marks)])


def _opened(name: str, cursor: str | None) -> _Place:
    if cursor is None:
        return _Place()
    at, marks = cursors.opened(name, cursor)[1]
    return _Place(datetime.fromisoformat(at), json.loads(marks))
