"""The hub: one per event loop. It knows every connection by its tags and hears the whole bus."""

import asyncio
import logging
from collections.abc import Coroutine, Iterable
from typing import Any
from uuid import UUID

from django.conf import settings

from hub.realtime import bus, counts, healing, limits, relay, sweeps, wire
from hub.realtime.attendance import Attendance
from hub.realtime.connection import Connection
from hub.realtime.rings import Rings, Track
from hub.realtime.types import REPLACED, RESTART, SignedIn

log = logging.getLogger(__name__)

YOUNG = 32  # a stream first heard of in the middle, but this young, is told from its start
EARLY = 512


class Hub:
    """Everything here runs in its loop and never waits; what waits is a task beside it."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.rings = Rings()
        self.attendance = Attendance(self)
        self.connections: dict[Connection, None] = {}
        self.by_session: dict[UUID, dict[Connection, None]] = {}
        self.healing: set[str] = set()
        self.epoch: UUID | None = None
        self.closing = False
        self._by_tag: dict[str, dict[Connection, None]] = {}
        self._by_device: dict[tuple[UUID, str], Connection] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._start: asyncio.Task[None] | None = None

    async def ready(self) -> None:
        """Wait until bus and watermark are at work; raises what the database raised."""
        if self._start is None or (self._start.done() and self._start.exception()):
            self._start = self.loop.create_task(self._begin())
        await asyncio.shield(self._start)

    def add(self, connection: Connection) -> None:
        """Let a connection hear what its tags may hear; an older one of its device goes."""
        who = connection.who
        self.connections[connection] = None
        counts.OPENED.inc()
        self.by_session.setdefault(who.session_id, {})[connection] = None
        self._index(connection)
        self.attendance.moved(connection)
        if connection.device:
            self._by_device[who.user_id, connection.device] = connection
            bus.send_takeover(who.user_id, connection.device, connection.id)

    def remove(self, connection: Connection) -> None:
        """Forget a connection; it hears nothing more."""
        if self.connections.pop(connection, self) is self:
            return
        who = connection.who
        _discard(self.by_session, who.session_id, connection)
        for tag in who.tags:
            _discard(self._by_tag, tag, connection)
        self.attendance.moved(connection)
        if self._by_device.get((who.user_id, connection.device)) is connection:
            del self._by_device[who.user_id, connection.device]

    def renew(self, connection: Connection, who: SignedIn) -> None:
        """Put a connection under a renewed sign-in of the same person."""
        self.remove(connection)
        connection.who = who
        self.connections[connection] = None
        self.by_session.setdefault(who.session_id, {})[connection] = None
        self._index(connection)
        if connection.device:
            self._by_device[who.user_id, connection.device] = connection

    def take(self, item: wire.Item) -> None:
        """Take one item from the bus."""
        match item:
            case wire.Encoded():
                self.hear(item)
            case wire.Whisper():
                self._pass_on(item)
            case wire.Ending():
                for session in item.sessions:
                    self.end(session, item.code)
            case wire.Takeover():
                self._take_over(item)

    def hear(self, change: wire.Encoded) -> None:
        """Release a change in the order of its stream; ask the database for what is missing."""
        track = self.rings.get(change.stream)
        if track is None:
            start = max(self.known(change.stream), default=self.unheard(change.seq))
            track = self.rings.begin(change.stream, start)
        if change.seq <= track.seq:
            return
        if change.after <= track.seq:
            self.release(track, change)
            return
        if len(track.early) < EARLY:
            track.early[change.seq] = change
        self.heal(change.stream, after=limits.PACE.settle)

    def release(self, track: Track, change: wire.Encoded) -> None:
        """Send a change and those that waited for it."""
        self.rings.release(track, change)
        self._broadcast(change)
        while (early := track.early.pop(track.seq + 1, None)) is not None:
            self.rings.release(track, early)
            self._broadcast(early)

    def heal(self, stream: str, *, after: float = 0.0) -> None:
        """Replay what this process has missed of a stream, once at a time."""
        if stream not in self.healing:
            self.healing.add(stream)
            self.spawn(healing.replay(self, stream, after=after))

    def known(self, stream: str) -> list[int]:
        """Return the positions of those who follow this stream and miss nothing of it."""
        return [
            connection.positions[stream]
            for connection in self.connections
            if stream in connection.positions and stream not in connection.dirty
        ]

    @staticmethod
    def unheard(seq: int) -> int:
        """Return where to start with a stream nobody follows, first heard of at `seq`."""
        return 0 if seq <= YOUNG else seq - 1

    def end(self, session: UUID, code: Any) -> None:
        """Close the sockets of a session."""
        for connection in tuple(self.by_session.get(session, ())):
            connection.finish(code, "The session has ended.")

    def refill(self, connection: Connection) -> None:
        """Send what a connection has missed, once its window allows."""
        if connection.dirty and connection.flowing and not connection.refilling:
            connection.refilling = True
            self.spawn(healing.refill(self, connection))

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Run a task that the hub keeps alive and whose failure is logged."""
        task = self.loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    async def goodbye(self) -> None:
        """Close everything in slices, so that not all come back in the same moment."""
        self.closing = True
        everyone = list(self.connections)
        spread = min(15_000, 500 + 10 * len(everyone))
        for start in range(0, len(everyone), 50):
            for connection in everyone[start : start + 50]:
                connection.finish(RESTART, "The server restarts.", reconnect_ms=spread)
            await asyncio.sleep(0.05)

    def stop(self) -> None:
        """Stop every task; the loop is about to end."""
        bus.detach(self.loop)
        self.attendance.close()
        for task in tuple(self._tasks):
            task.cancel()

    async def _begin(self) -> None:
        bus.attach(self.loop, self.take)
        await sweeps.take_baseline(self)
        if not settings.EMBEDDED:
            self.spawn(relay.listen(self.take))
        self.spawn(sweeps.watermark(self))
        self.spawn(sweeps.sessions(self))
        self.spawn(sweeps.tick(self))
        self.spawn(sweeps.attend(self))

    def _done(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("socket_task_failed", exc_info=task.exception())

    def _index(self, connection: Connection) -> None:
        for tag in connection.who.tags:
            self._by_tag.setdefault(tag, {})[connection] = None

    def _broadcast(self, change: wire.Encoded) -> None:
        counts.broadcast(change.made_at)
        by_tag = self._by_tag
        for view in change.views:
            frames: dict[int, wire.Frame] = {}
            for tag in view.audience:
                for connection in tuple(by_tag.get(tag, ())):
                    if connection.latest is not change:  # an earlier view or tag was its
                        connection.latest = change
                        connection.push(change, view, frames)
                        if connection.dirty:
                            self.refill(connection)

    def _pass_on(self, whisper: wire.Whisper) -> None:
        frame = {"type": "websocket.send", "text": whisper.text}
        for connection in self.listeners(whisper.audience):
            if connection.latest is not whisper:
                connection.latest = whisper
                connection.whisper(frame)

    def listeners(self, audience: Iterable[str]) -> Iterable[Connection]:
        """Yield the connections with one of these tags."""
        for tag in audience:
            yield from tuple(self._by_tag.get(tag, ()))

    def _take_over(self, item: wire.Takeover) -> None:
        for connection in self.listeners((f"u:{item.user_id}",)):
            if connection.device == item.device and connection.id != item.connection:
                connection.finish(REPLACED, "This device has connected again.")


_hubs: dict[asyncio.AbstractEventLoop, Hub] = {}


def current() -> Hub:
    """Return the hub of the running loop, made at its first socket."""
    loop = asyncio.get_running_loop()
    for old in [old for old in _hubs if old.is_closed()]:
        del _hubs[old]
    if loop not in _hubs:
        _hubs[loop] = Hub(loop)
    return _hubs[loop]


def running() -> list[Hub]:
    """Return the hubs of this process."""
    return list(_hubs.values())


async def goodbye() -> None:
    """Close every socket of the running loop with 1012; called once before the server stops."""
    hub = _hubs.get(asyncio.get_running_loop())
    if hub is not None:
        await hub.goodbye()
        hub.stop()


def _discard(index: dict[Any, dict[Connection, None]], key: Any, connection: Connection) -> None:
    members = index.get(key)
    if members is not None:
        members.pop(connection, None)
        if not members:
            del index[key]
