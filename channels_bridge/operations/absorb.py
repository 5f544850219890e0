"""From stored webhooks to conversations: oldest first per channel, item by item."""

import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any
from uuid import UUID

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F, QuerySet

from channels_bridge.adapters.base import adapters
from channels_bridge.models import Channel, RawEvent
from channels_bridge.models.events import EventState
from channels_bridge.operations.items import take
from channels_bridge.types import Item, Parked
from hub.kernel import jobs
from hub.kernel.errors import Conflict, NotFound

log = logging.getLogger(__name__)

BATCH = 20
LEASE = timedelta(seconds=30)
BULK = 500  # stored again at once
CRASHES = 3  # after so many the event itself must be the cause
COUNTED = ("messages", "statuses", "edits", "deletes", "reactions", "parked")
_AS_NEW: dict[str, Any] = {
    "state": EventState.STORED,
    "tries": 0,
    "leased_until": None,
    "error": "",
    "result": None,
    "processed_at": None,
}
Now = Callable[[], datetime]
Outcome = tuple[str | None, str]  # what an item counts as, and why it was left aside
Settle = Callable[[Channel, Item, datetime], Outcome]


@dataclass(frozen=True)
class Claim:
    """Events of one channel that are ours until the lease ends."""

    channel: Channel
    events: list[RawEvent]


@dataclass(frozen=True)
class _Taken:
    """What came of one event."""

    event: RawEvent
    counts: Counter[str]
    error: str = ""


def drain(channel_id: UUID, *, now: Now) -> int:
    """Absorb all that waits for a channel; return how many events. Safe to call anywhere, twice.

    While one worker holds events of a channel others leave it alone, so order is kept; it looks
    again before it goes, so what arrives meanwhile is not forgotten.
    """
    done = 0
    while claimed := _claim(channel_id, now()):
        try:
            _together(claimed, now)
        except Exception as error:
            log.info("taken_apart", extra={"channel": str(channel_id), "error": _name(error)})
            _one_by_one(claimed, now)
        done += len(claimed.events)
        # Asked without a lock: what is stored after this look rings when nothing is held here.
        if not _stored().filter(channel_id=channel_id).exists():
            break
    return done


def waiting_channels() -> list[UUID]:
    """Return the channels with stored events, for the sweeper."""
    return list(_stored().values_list("channel_id", flat=True).distinct())


def _stored() -> QuerySet[RawEvent]:
    return RawEvent.objects.filter(state=EventState.STORED)


def replay(event_id: UUID, *, at: datetime) -> RawEvent:
    """Store an event again as if it had just come; what it already made is not made twice."""
    with transaction.atomic():
        event = RawEvent.objects.select_for_update().filter(id=event_id).first()
        if event is None:
            raise NotFound
        if event.state == EventState.STORED and event.leased_until and event.leased_until > at:
            raise Conflict("This event is being processed.")
        for field, value in _AS_NEW.items():
            setattr(event, field, value)
        event.save(update_fields=list(_AS_NEW))
        jobs.enqueue("channels_bridge.tasks.absorb", str(event.channel_id))
    return event


def replay_parked(channel_id: UUID, *, at: datetime) -> int:
    """Store all that is parked on a channel again, oldest first; return how many events.

    They are taken in the order they came, before what comes meanwhile; what is parked again
    after `at` is left alone.
    """
    parked = RawEvent.objects.filter(
        channel_id=channel_id, state=EventState.PARKED, processed_at__lte=at
    )
    stored = 0
    while ids := list(parked.order_by("received_at", "id").values_list("id", flat=True)[:BULK]):
        stored += parked.filter(id__in=ids).update(**_AS_NEW)
        jobs.ring("channels_bridge.tasks.absorb", str(channel_id))
    return stored


def _claim(channel_id: UUID, at: datetime) -> Claim | None:
    with transaction.atomic():
        locked = Channel.objects.select_for_update(no_key=True).filter(id=channel_id).first()
        waiting = _stored().filter(channel_id=channel_id)
        if locked is None or waiting.filter(leased_until__gt=at).exists():
            return None
        events = list(waiting.order_by("received_at", "id")[:BATCH])
        while events and events[0].tries >= CRASHES:
            _park_poison(events.pop(0), at)
        # What was in hand when a worker died is tried one by one, to find who did it.
        fresh = list(takewhile(lambda event: event.tries == 0, events)) or events[:1]
        if fresh and locked.heard_at is None:
            Channel.objects.filter(id=channel_id).update(heard_at=fresh[0].received_at)
        waiting.filter(id__in=[event.id for event in fresh]).update(
            leased_until=at + LEASE, tries=F("tries") + 1
        )
    return Claim(locked, fresh) if fresh else None


def _hold(claimed: Claim, event: RawEvent, at: datetime) -> None:
    """Renew the lease of what is still to do, once half of it is gone."""
    if event.leased_until is None:
        event.leased_until = at + LEASE
    if event.leased_until - at < LEASE / 2:
        rest = claimed.events[claimed.events.index(event) :]
        for each in rest:
            each.leased_until = at + LEASE
        RawEvent.objects.filter(id__in=[each.id for each in rest]).update(leased_until=at + LEASE)


def _together(claimed: Claim, now: Now) -> None:
    """Absorb events with one commit; a single thing that fails undoes all of it."""
    with transaction.atomic():
        taken = [_absorb(claimed.channel, event, now, _trusted) for event in claimed.events]
        _finish(taken, now())


def _one_by_one(claimed: Claim, now: Now) -> None:
    """Absorb events item by item, so that only what is bad is left aside."""
    taken: list[_Taken] = []
    try:
        for event in claimed.events:
            _hold(claimed, event, now())
            taken.append(_absorb(claimed.channel, event, now, _suspected))
    finally:
        _finish(taken, now())


def _absorb(channel: Channel, event: RawEvent, now: Now, settle: Settle) -> _Taken:
    counts: Counter[str] = Counter()
    errors: list[str] = []
    for item in _items(channel, event):
        counted, reason = (
            ("parked", item.reason) if isinstance(item, Parked) else settle(channel, item, now())
        )
        if counted:
            counts[counted] += 1
        if reason and len(errors) < 5:
            errors.append(reason)
    return _Taken(event, counts, "; ".join(errors))


def _items(channel: Channel, event: RawEvent) -> Sequence[Item]:
    adapter = adapters.get(channel.kind)
    if adapter is None:
        return [Parked(reason=f"no adapter for {channel.kind}")]
    try:
        return adapter.parse(bytes(event.body), channel.account())
    except Exception as error:
        log.warning("event_unreadable", extra={"event": str(event.id), "error": _name(error)})
        return [Parked(reason=f"unreadable: {type(error).__name__}")]


def _trusted(channel: Channel, item: Item, at: datetime) -> Outcome:
    return take(channel, item, at=at), ""


def _suspected(channel: Channel, item: Item, at: datetime) -> Outcome:
    try:
        return _settled(channel, item, at), ""
    except (OperationalError, InterfaceError):
        raise  # the database is away: the lease ends and the event is taken again
    except Exception as error:
        log.warning("item_parked", extra={"channel": str(channel.id), "error": _name(error)})
        return "parked", f"{_name(error)}: {error}"


def _settled(channel: Channel, item: Item, at: datetime) -> str | None:
    """Take an item in its own transaction; a deadlock is tried again."""
    for _ in range(2):
        try:
            return take(channel, item, at=at)
        except OperationalError:
            continue
    return take(channel, item, at=at)


def _finish(taken: Sequence[_Taken], at: datetime) -> None:
    """Note what came of events, those alike with one statement."""
    alike: dict[tuple[tuple[int, ...], str], list[UUID]] = defaultdict(list)
    for each in taken:
        counted = tuple(each.counts[name] for name in COUNTED)
        alike[counted, _storable(each.error)].append(each.event.id)
    for (counted, error), ids in alike.items():
        result = dict(zip(COUNTED, counted, strict=True))
        RawEvent.objects.filter(id__in=ids, state=EventState.STORED).update(
            state=EventState.PARKED if result["parked"] else EventState.PROCESSED,
            result=result,
            error=error,
            leased_until=None,
            processed_at=at,
        )


def _park_poison(event: RawEvent, at: datetime) -> None:
    log.error("event_poisonous", extra={"event": str(event.id)})
    error = f"gave up after {CRASHES} crashes"
    _finish([_Taken(event, Counter(parked=1), error)], at)


def _name(error: Exception) -> str:
    return type(error).__name__


def _storable(text: str) -> str:
    return text.replace("\x00", "").encode("utf-8", "replace").decode()[:500]
