"""Filling holes: what a process missed of a stream, and what one connection missed."""

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.realtime import calls, counts, wire
from hub.realtime.connection import Connection
from hub.realtime.limits import HOLE, PAGE
from hub.realtime.ports.streams import family_of
from hub.realtime.rings import Track
from hub.realtime.types import CaughtUp, SignedIn

if TYPE_CHECKING:
    from hub.realtime.hub import Hub

RETRY_SECONDS = 1.0


@dataclass(frozen=True)
class Hole:
    """Too far behind, or ahead of the stream: the client loads the last page over HTTP."""

    head: int


def catch_up(who: SignedIn, stream: str, after: int, limit: int = PAGE) -> CaughtUp | Hole | None:
    """Return what came after `after` as this person sees it; None when it is not theirs."""
    family, key = family_of(stream)
    head = family.head(who, key) if family is not None else None
    if family is None or head is None:
        return None
    if not head - HOLE <= after <= head:
        return Hole(head)
    return family.changes(who, key, after=after, limit=limit)


async def replay(hub: "Hub", stream: str, *, after: float) -> None:
    """Bring a stream of this process up to the database; `after` seconds, for late frames."""
    counts.HEALED.inc()
    try:
        await asyncio.sleep(after)
        while (track := hub.rings.get(stream)) is not None:
            early = sorted(track.early)
            changes = await calls.reads.ask(_replayed, stream, track.seq)
            _leap(hub, track, changes)
            if len(changes) == PAGE:
                continue
            # Nothing can come any more before what had come before the question was asked.
            _leap(hub, track, [track.early.pop(seq) for seq in early if seq in track.early])
            if not track.early:
                return
    except Exception:
        hub.loop.call_later(RETRY_SECONDS, hub.heal, stream)
        raise
    finally:
        hub.healing.discard(stream)


def _leap(hub: "Hub", track: Track, changes: list[wire.Encoded]) -> None:
    for change in changes:
        if change.seq > track.seq:
            change.after = track.seq  # the numbers in between are compacted into this one
            hub.release(track, change)


async def refill(hub: "Hub", connection: Connection) -> None:
    """Send a connection what it missed, stream by stream, while its window is open."""
    try:
        while connection.dirty and connection.flowing and connection.finished is None:
            stream = next(iter(connection.dirty))
            del connection.dirty[stream]
            have = connection.positions.get(stream, 0)
            items = _from_ring(hub, connection, stream, have)
            if items is not None:
                if items:
                    connection.give(stream, have, hub.rings.get(stream).seq, items)  # type: ignore[union-attr]
                continue
            try:
                caught = await calls.reads.ask(catch_up, connection.who, stream, have)
            except Exception:
                connection.dirty[stream] = None
                hub.loop.call_later(RETRY_SECONDS, hub.refill, connection)
                raise
            if connection.positions.get(stream, 0) == have:
                _hand_over(connection, stream, have, caught)
    finally:
        connection.refilling = False
    hub.refill(connection)


def _hand_over(
    connection: Connection, stream: str, have: int, caught: CaughtUp | Hole | None
) -> None:
    match caught:
        case None:
            connection.positions.pop(stream, None)
            connection.put(wire.frame("reset", stream=stream, head=0))
        case Hole(head):
            connection.positions[stream] = head
            connection.put(wire.frame("reset", stream=stream, head=head))
        case CaughtUp() if caught.end > have:
            items = [wire.dumps(item) for item in caught.items]
            connection.give(stream, have, caught.end, items)
            if caught.more:
                connection.dirty[stream] = None


def _from_ring(hub: "Hub", connection: Connection, stream: str, have: int) -> list[str] | None:
    track = hub.rings.get(stream)
    changes = track.since(have) if track is not None else None
    if changes is None:
        return None
    views = [change.view_for(connection.who.tags) for change in changes]
    if None in views:
        return None  # the audience has changed meanwhile: the database knows
    return [view.item for view in views if view is not None]


def _replayed(stream: str, after: int) -> list[wire.Encoded]:
    family, key = family_of(stream)
    if family is None:
        return []
    return [wire.encode(change) for change in family.replay(key, after=after, limit=PAGE)]
