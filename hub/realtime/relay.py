"""Between processes: one Redis group that every serving process listens to.

A thread of its own publishes, so a commit never waits for Redis; what does not fit its queue or
fails is dropped, since every hub asks the database what it missed.
"""

import asyncio
import logging
import os
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from channels.layers import get_channel_layer

from hub.kernel.ids import new_key
from hub.realtime import wire

log = logging.getLogger(__name__)

GROUP = "hub"
QUEUE = 10_000
PUBLISH_SECONDS = 2.0
DEAF_SECONDS = 8.0  # without hearing its own beat a listener subscribes anew


class Publisher:
    """The thread that publishes, its loop, and its bounded queue."""

    def __init__(self) -> None:
        self.pid = os.getpid()
        self.origin = new_key(9)
        self.failing_since: float | None = None
        self._queue: deque[dict[str, Any]] = deque()
        self._loop = asyncio.new_event_loop()
        self._wake = asyncio.Event()
        threading.Thread(target=self._run, name="bus-publisher", daemon=True).start()

    def put(self, message: dict[str, Any]) -> None:
        if len(self._queue) < QUEUE:
            self._queue.append(message)
            self._loop.call_soon_threadsafe(self._wake.set)

    def _run(self) -> None:
        self._loop.run_until_complete(self._publish_forever())

    async def _publish_forever(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._queue:
                await self._publish(self._queue.popleft())

    async def _publish(self, message: dict[str, Any]) -> None:
        try:
            async with asyncio.timeout(PUBLISH_SECONDS):
                await _layer().group_send(GROUP, message)
            self.failing_since = None
        except Exception as error:  # any failure of Redis, whatever its client calls it
            if self.failing_since is None:
                self.failing_since = time.monotonic()
                log.warning("bus_down", extra={"error": type(error).__name__})


_publisher: Publisher | None = None
_lock = threading.Lock()
_heard_at: float | None = None  # when this process last heard its own beat


def publish(item: wire.Item) -> None:
    """Send an item to the other processes, at once and without waiting."""
    publisher = _own_publisher()
    publisher.put({**wire.pack(item), "origin": publisher.origin})


def beat() -> None:
    """Send a sign of life through the whole road back to this process."""
    publisher = _own_publisher()
    publisher.put({"type": "beat", "origin": publisher.origin})


def missing() -> str | None:
    """Return what is wrong with the road to other processes, or None."""
    failing = _own_publisher().failing_since is not None
    deaf = _heard_at is not None and time.monotonic() - _heard_at > DEAF_SECONDS
    return "bus" if failing or deaf else None


async def listen(take: Callable[[wire.Item], None]) -> None:
    """Hand every item of other processes to `take`, for ever; subscribe anew when deaf."""
    while True:
        try:
            await _listen_once(take)
        except Exception as error:  # any failure of Redis, whatever its client calls it
            log.warning("bus_deaf", extra={"error": type(error).__name__})
            await _layer().flush()
            await asyncio.sleep(1)


async def _listen_once(take: Callable[[wire.Item], None]) -> None:
    global _heard_at
    layer, own = _layer(), _own_publisher().origin
    channel = await layer.new_channel()
    await layer.group_add(GROUP, channel)
    while True:
        async with asyncio.timeout(DEAF_SECONDS):
            message = await layer.receive(channel)
        if message["origin"] != own:
            take(wire.unpack(message))
        elif message["type"] == "beat":
            _heard_at = time.monotonic()


def _own_publisher() -> Publisher:
    global _publisher
    with _lock:
        if _publisher is None or _publisher.pid != os.getpid():  # a forked worker has no threads
            _publisher = Publisher()
        return _publisher


def _layer() -> Any:
    return get_channel_layer()
