"""One signed-in socket: its positions, its window of unacknowledged frames, its limits."""

import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from hub.kernel.ids import new_key
from hub.realtime import wire
from hub.realtime.limits import (
    REOPEN_BYTES,
    REOPEN_FRAMES,
    WINDOW_BYTES,
    WINDOW_FRAMES,
)
from hub.realtime.outbox import Outbox
from hub.realtime.types import Close, SignedIn

HELD = 1000  # live frames kept while the welcome is being made


class Connection:
    """What the hub knows of one socket. Everything here runs in the hub's event loop.

    `positions` is the `seq` this client has of each stream. A stream is `dirty` when the client
    has missed something of it; nothing is queued for it then, the database is the buffer.
    """

    __slots__ = (
        "_held", "_unacked_bytes", "acked", "active", "active_until", "beat_at", "device",
        "dirty", "finished", "flowing", "focus", "id", "latest", "n", "on_finish", "outbox",
        "over_since", "positions", "refilling", "unanswered", "who",
    )  # fmt: skip

    def __init__(self, who: SignedIn, device: str, outbox: Outbox) -> None:
        self.id = new_key(12)
        self.who = who
        self.device = device
        self.outbox = outbox
        self.positions: dict[str, int] = {}
        self.dirty: dict[str, None] = {}
        self.n = self.acked = 0
        self.flowing = False
        self.over_since: float | None = None
        self.latest: object = None  # the item that reached it last: once each, by its first tag
        self.refilling = False
        self.beat_at = time.monotonic()
        self.unanswered = 0
        self.focus: tuple[str, frozenset[str]] | None = None
        self.active = True  # somebody is at this window; it has just been opened
        self.active_until = 0.0  # when it was last in use, since the epoch, once it is not
        self.finished: Close | None = None
        self.on_finish: Callable[[], Any] | None = None
        self._unacked_bytes = 0
        self._held: list[tuple[wire.Encoded, wire.Framed]] | None = []

    def push(self, change: wire.Encoded, view: wire.Framed, frames: dict[int, wire.Frame]) -> None:
        """Send one change if it is the next of its stream; remember the stream if it is not.

        `frames` keeps what was cut for other connections of this broadcast, by their `n`.
        """
        if not self.flowing:
            return self._keep_for_later(change, view)
        have = self.positions.get(change.stream)
        if have is not None and have != change.seq - 1:
            return self._step(change, view, have)
        self.positions[change.stream] = change.seq
        self.n = n = self.n + 1
        self._unacked_bytes += view.size
        if n - self.acked >= WINDOW_FRAMES or self._unacked_bytes >= WINDOW_BYTES:
            self._pause()
        frame = frames.get(n)
        if frame is None:
            frame = frames[n] = view.frame(n)
        self.outbox.put(frame)
        return None

    def open(self, positions: dict[str, int], dirty: dict[str, None]) -> None:
        """Let live changes flow from these positions on, first those held back meanwhile."""
        held, self._held = self._held or [], None
        self.positions, self.dirty = positions, {**dirty, **self.dirty}
        self.flowing = True
        for change, view in held:
            self.push(change, view, {})

    def give(self, stream: str, start: int, end: int, items: list[str], **re: Any) -> None:
        """Send a stretch of a stream (encoded items) and move the position to its end."""
        self.positions[stream] = end
        frame = wire.events(self.n + 1, stream, start, end, items)
        self._durable(frame, len(frame["text"]))

    def answer(self, kind: str, **fields: Any) -> None:
        """Send a numbered frame other than `event`, such as the answer to a `pull`."""
        frame = wire.frame(kind, n=self.n + 1, **fields)
        self._durable(frame, len(frame["text"]))

    def put(self, frame: wire.Frame) -> None:
        """Send a frame that is not counted."""
        if not self.outbox.put(frame) and self.over_since is None:
            self.over_since = time.monotonic()

    def whisper(self, frame: wire.Frame) -> None:
        """Send an ephemeral, unless the reader is behind."""
        if self.flowing and not self.outbox.full:
            self.outbox.put(frame)

    def acknowledge(self, n: int) -> bool:
        """Note that everything up to `n` was read; False when nothing new was said."""
        if not self.acked < n <= self.n:
            return False
        # Sizes are not kept frame by frame: what was read is taken to be of the average size.
        self._unacked_bytes = self._unacked_bytes * (self.n - n) // (self.n - self.acked)
        self.acked = n
        if self._held is None and not self.flowing:
            room = self.n - n <= REOPEN_FRAMES and self._unacked_bytes <= REOPEN_BYTES
            self.flowing = room
            self.over_since = None if room else self.over_since
        return True

    def finish(self, code: Close, reason: str, *, reconnect_ms: int | None = None) -> None:
        """Say `bye` and close; the first reason counts."""
        if self.finished is not None:
            return
        self.finished = code
        bye = wire.frame("bye", code=int(code), reason=reason, reconnect_ms=reconnect_ms)
        close = {"type": "websocket.close", "code": int(code), "reason": reason}
        self.outbox.finish([bye, close])
        if self.on_finish is not None:
            self.on_finish()

    def use(self, active: bool) -> None:
        """Note whether somebody is at this window."""
        if self.active and not active:
            self.active_until = time.time()
        self.active = active

    def expired(self, now: datetime, grace: float) -> bool:
        """Whether the sign-in ran out more than `grace` seconds ago."""
        return (now - self.who.expires_at).total_seconds() > grace

    def _durable(self, frame: wire.Frame, size: int) -> None:
        self.n += 1
        self._unacked_bytes += size
        if self.n - self.acked >= WINDOW_FRAMES or self._unacked_bytes >= WINDOW_BYTES:
            self._pause()
        self.outbox.put(frame)

    def _pause(self) -> None:
        self.flowing = False
        self.over_since = time.monotonic()

    def _step(self, change: wire.Encoded, view: wire.Framed, have: int) -> None:
        if have >= change.seq:
            return
        if have < change.after:
            self.dirty[change.stream] = None
            return
        self.give(change.stream, have, change.seq, [view.item])

    def _keep_for_later(self, change: wire.Encoded, view: wire.Framed) -> None:
        if self._held is not None and len(self._held) < HELD:
            self._held.append((change, view))
            return
        self.positions.setdefault(change.stream, change.seq - 1)
        self.dirty[change.stream] = None
