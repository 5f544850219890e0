"""A calendar as other programs read it: RFC 5545, instants in UTC."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

PRODUCT = "-//Mostrador//Servicio//ES"
EVERY = timedelta(minutes=15)  # how often a program may ask anew


@dataclass(frozen=True, kw_only=True)
class Item:
    """One event; a higher `sequence` takes the place of what a program has under that `uid`."""

    uid: str
    sequence: int
    start: datetime
    end: datetime
    title: str
    changed_at: datetime
    place: str = ""
    text: str = ""
    link: str = ""
    cancelled: bool = False


def written(name: str, items: Iterable[Item]) -> bytes:
    """Return a whole calendar: lines end in CRLF and hold at most 75 octets."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", EVERY, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT15M")
    for each in items:
        calendar.add_component(_event(each))
    return bytes(calendar.to_ical())


def _event(item: Item) -> Event:
    event = Event()
    event.add("uid", item.uid)
    event.add("sequence", item.sequence)
    event.add("dtstamp", item.changed_at.astimezone(UTC))
    event.add("last-modified", item.changed_at.astimezone(UTC))
    event.add("dtstart", item.start.astimezone(UTC))
    event.add("dtend", item.end.astimezone(UTC))
    event.add("summary", item.title)
    event.add("status", "CANCELLED" if item.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if item.cancelled else "OPAQUE")
    for key, said in (("location", item.place), ("description", item.text), ("url", item.link)):
        if said:
            event.add(key, said)
    return event
