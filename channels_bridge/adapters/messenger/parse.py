"""Messenger and Instagram webhooks as items, in the order of their timestamps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from channels_bridge.adapters import reading
from channels_bridge.adapters.messenger import events
from channels_bridge.adapters.meta import webhook
from channels_bridge.adapters.reading import Broken
from channels_bridge.types import Account, Item, Parked


@dataclass(frozen=True)
class Found:
    """What one event became, and when it happened."""

    items: list[Item]
    at: datetime | None


def parse(body: bytes, account: Account, *, object_: str, own_id: str) -> list[Item]:
    """Return every item; `own_id` is the page or Instagram account whose entries are ours.

    BadPayload when the body is no JSON object.
    """
    parked, entries = webhook.entries(body, object_)
    found = [each for entry in entries for each in _entry(entry, account, own_id)]
    return parked + [item for each in _in_time(found) for item in each.items]


def _in_time(found: list[Found]) -> list[Found]:
    """Sort by timestamp; what has none stays behind its predecessor."""
    keyed: list[tuple[float, Found]] = []
    latest = 0.0
    for each in found:
        latest = each.at.timestamp() if each.at else latest
        keyed.append((latest, each))
    return [each for _, each in sorted(keyed, key=lambda pair: pair[0])]


def _entry(entry: dict[str, Any], account: Account, own_id: str) -> Iterator[Found]:
    at = reading.instant(entry.get("time"), per_second=1000)
    if reading.optional_identifier(entry.get("id")) != own_id:
        yield Found([Parked(reason="meant for another account")], at)
        return
    lists = [name for name in ("messaging", "standby", "changes") if name in entry]
    if not lists:
        yield Found([Parked(reason="an entry without events")], at)
    for name in lists:
        yield from _listed(entry[name], name, account, at)


def _listed(listed: Any, name: str, account: Account, at: datetime | None) -> Iterator[Found]:
    if not isinstance(listed, list):
        yield Found([Parked(reason=f"{name} is no list")], at)
        return
    for event in listed:
        told = event.get("timestamp") if isinstance(event, dict) else None
        happened = reading.instant(told, per_second=1000)
        items = reading.guarded(lambda e: _event(e, name, account), event)
        yield Found(items, happened or at)


def _event(event: Any, name: str, account: Account) -> list[Item]:
    if name == "changes":
        # The style of page feeds: no conversation travels in it.
        raise Broken("a change of the page, no message")
    return events.read(reading.mapping(event, "event"), account, standby=name == "standby")
