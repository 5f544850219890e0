"""The way out of one socket: at once while it takes everything, queued only while it is full."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Generator
from types import coroutine
from typing import Any

from hub.realtime.limits import OUTBOX
from hub.realtime.wire import Frame

log = logging.getLogger(__name__)

Send = Callable[[Frame], Awaitable[None]]


class Outbox:
    """Steps each `send` once in the caller; a socket that is full gets a queue and a task.

    A task or a queue for every socket would halve the rate of a broadcast, and waiting for one
    stalled reader would stop the room.
    """

    __slots__ = ("_driver", "_on_broken", "_queue", "_send", "broken", "dead")

    def __init__(self, send: Send, *, on_broken: Callable[[], None]) -> None:
        self._send = send
        self._on_broken = on_broken
        self._queue: deque[Frame] | None = None
        self._driver: asyncio.Task[None] | None = None
        self.broken = False  # the server took a frame no more
        self.dead = False  # so, or the close frame is on its way

    @property
    def full(self) -> bool:
        """Whether the socket takes nothing at the moment."""
        return self._driver is not None

    def put(self, frame: Frame) -> bool:
        """Send or queue a frame; False when the queue is full too."""
        if self._driver is not None:
            return self._enqueue(frame)
        if self.dead:
            return True
        sending = self._send(frame)
        try:
            waiting = sending.send(None)  # type: ignore[attr-defined]
        except StopIteration:
            return True
        except Exception as error:
            self._break(error)
            return True
        self._driver = asyncio.get_running_loop().create_task(self._drive(sending, waiting))
        return True

    def finish(self, frames: list[Frame]) -> None:
        """Send these as the last, instead of what is still queued."""
        if self._queue is not None:
            self._queue.clear()
        for frame in frames:
            self.put(frame)
        self.dead = True

    def drop(self) -> None:
        """Stop at once: the consumer is leaving."""
        self.dead = True
        if self._driver is not None:
            self._driver.cancel()

    def _enqueue(self, frame: Frame) -> bool:
        if self._queue is None:
            self._queue = deque()
        if self.dead or len(self._queue) >= OUTBOX:
            return self.dead
        self._queue.append(frame)
        return True

    async def _drive(self, sending: Any, waiting: Any) -> None:
        try:
            await _rest(sending, waiting)
            while self._queue:
                await self._send(self._queue.popleft())
        except Exception as error:
            self._break(error)
        finally:
            self._driver = None

    def _break(self, error: Exception) -> None:
        """Servers raise whatever they like on a connection that is gone."""
        if not self.dead:
            log.info("socket_broken", extra={"error": type(error).__name__})
            self.dead = self.broken = True
            self._on_broken()


@coroutine
def _rest(sending: Coroutine[Any, Any, None], waiting: Any) -> Generator[Any, Any, None]:
    """Finish a coroutine that was stepped once outside a task and gave out `waiting`."""
    while True:
        yield waiting
        try:
            waiting = sending.send(None)
        except StopIteration:
            return
