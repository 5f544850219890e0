"""What the hub does by the clock: lost publications, ended sessions, heartbeats, slow readers."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings

from hub.kernel import clock
from hub.realtime import calls, limits, queries, relay, wire
from hub.realtime.connection import Connection
from hub.realtime.ports import sign_in
from hub.realtime.ports.streams import all_families
from hub.realtime.types import (
    HEARTBEAT_LOST,
    POSITION_INVALID,
    SIGN_IN_AGAIN,
    TOO_SLOW,
    Close,
    Head,
    SignedIn,
)

if TYPE_CHECKING:
    from hub.realtime.hub import Hub

log = logging.getLogger(__name__)

BATCH = 500  # session ids asked for in one query


async def take_baseline(hub: "Hub") -> None:
    """Note where the streams that moved lately stand, before the first connection."""
    hub.epoch, moved = await calls.watch.ask(_moved)
    for stream, seq in moved.items():
        if hub.rings.get(stream) is None:
            hub.rings.begin(stream, seq)


async def watermark(hub: "Hub") -> None:
    """Compare every stream that moved lately with what was released here; heal the difference."""
    while True:
        await asyncio.sleep(limits.PACE.watermark)
        if not settings.EMBEDDED:
            relay.beat()
        await _survived("watermark", partial(_compare, hub))


async def sessions(hub: "Hub") -> None:
    """Close the sockets of sessions that ended, also when the bus lost the word of it."""
    while True:
        await asyncio.sleep(limits.PACE.recheck)
        await _survived("session recheck", partial(_close_ended, hub))


async def attend(hub: "Hub") -> None:
    """Follow who of the house is here."""
    while True:
        await hub.attendance.rest()
        await _survived("attendance", hub.attendance.look)


async def tick(hub: "Hub") -> None:
    """Heartbeats, expired sign-ins and readers that are too slow."""
    while True:
        await asyncio.sleep(limits.PACE.tick)
        now, instant = time.monotonic(), clock.now()
        beats = [c for c in tuple(hub.connections) if _look_at(c, now, instant)]
        if beats:
            await _survived("heartbeat", partial(_beat, hub, beats))


def heads_of(who: SignedIn) -> list[Head]:
    """Return where the newest streams stand for a person, at most 200, small families whole."""
    lists = [family.heads(who, limit=limits.HEADS) for _, family in all_families()]
    return [head for found in sorted(lists, key=len) for head in found][: limits.HEADS]


def _look_at(connection: Connection, now: float, instant: datetime) -> bool:
    pace = limits.PACE
    if connection.over_since is not None and now - connection.over_since > pace.slow:
        connection.finish(TOO_SLOW, "Frames are not read or not acknowledged.")
    elif connection.expired(instant, pace.grace):
        connection.finish(SIGN_IN_AGAIN, "The sign-in has expired.")
    elif connection.unanswered >= 2 and now - connection.beat_at > pace.answer:
        connection.finish(HEARTBEAT_LOST, "Heartbeats were not answered.")
    return connection.finished is None and now - connection.beat_at > pace.heartbeat


async def _beat(hub: "Hub", connections: list[Connection]) -> None:
    for connection in connections:
        heads: list[Head] = []
        moved = hub.rings.moved_since(connection.beat_at) & connection.positions.keys()
        if moved and connection.flowing:
            everything = await calls.watch.ask(heads_of, connection.who)
            heads = [head for head in everything if head.stream in moved]
        connection.beat_at = time.monotonic()
        connection.unanswered += 1
        connection.put(wire.frame("heartbeat", now=clock.iso(clock.now()), heads=heads))


async def _compare(hub: "Hub") -> None:
    behind = await _behind(hub)
    if behind:  # most are on their way: a commit comes before its publication
        await asyncio.sleep(10 * limits.PACE.settle)
        for stream in behind.keys() & (await _behind(hub)).keys():
            hub.heal(stream)


async def _behind(hub: "Hub") -> dict[str, int]:
    epoch, moved = await calls.watch.ask(_moved)
    if epoch != hub.epoch:
        _start_over(hub, epoch)
        return {}
    return {stream: seq for stream, seq in moved.items() if _released(hub, stream, seq) < seq}


def _released(hub: "Hub", stream: str, seq: int) -> int:
    track = hub.rings.get(stream)
    if track is None:
        track = hub.rings.begin(stream, min(hub.known(stream), default=hub.unheard(seq)))
    return track.seq


def _start_over(hub: "Hub", epoch: UUID) -> None:
    """The database was restored: positions of before mean nothing."""
    hub.epoch = epoch
    hub.rings.clear()
    for connection in tuple(hub.connections):
        connection.finish(POSITION_INVALID, "The positions are of another database.")


async def _close_ended(hub: "Hub") -> None:
    ids = list(hub.by_session)
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        ended = await calls.watch.ask(sign_in.port().ended, batch, at=clock.now())
        for session, code in ended.items():
            hub.end(session, Close(code))


async def _survived(what: str, work: Callable[[], Awaitable[None]]) -> None:
    try:
        await work()
    except Exception as error:  # the database is away: the next round asks again
        log.warning("sweep_failed", extra={"sweep": what, "error": type(error).__name__})


def _moved() -> tuple[UUID, dict[str, int]]:
    since = queries.database_now() - timedelta(seconds=limits.PACE.window)
    moved = {
        f"{prefix}:{key}": seq
        for prefix, family in all_families()
        for key, seq in family.moved_since(since).items()
    }
    return queries.epoch(), moved
