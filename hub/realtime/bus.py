"""The bus: from whatever thread committed something to the hub of every serving process.

It may lose, double or reorder anything; the database replays. Within a process an item goes
straight into the event loop of its hub; to other processes it goes through Redis when there is
one. Neither way ever waits or raises.
"""

import asyncio
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.conf import settings

from hub.realtime import relay, wire
from hub.realtime.types import Change, Close

Take = Callable[[wire.Item], None]
_ears: dict[asyncio.AbstractEventLoop, Take] = {}


def attach(loop: asyncio.AbstractEventLoop, take: Take) -> None:
    """Let the hub that lives in `loop` hear everything."""
    _ears[loop] = take


def detach(loop: asyncio.AbstractEventLoop) -> None:
    """Forget a hub."""
    _ears.pop(loop, None)


def send_change(change: Change) -> None:
    """Carry a committed change to every hub."""
    _send(wire.encode(change))


def send_ephemeral(audience: Iterable[str], kind: str, data: dict[str, Any]) -> None:
    """Carry an ephemeral to every hub."""
    _send(wire.whisper(audience, kind, data))


def send_close(session_ids: Iterable[UUID], code: Close) -> None:
    """Close the sockets of these sessions wherever they are."""
    _send(wire.Ending(tuple(session_ids), code))


def send_takeover(user_id: UUID, device: str, connection: str) -> None:
    """Close every other connection of a device that has come back."""
    _send(wire.Takeover(user_id, device, connection))


def missing() -> str | None:
    """Return what the bus lacks, for the readiness page; None when it carries."""
    return None if settings.EMBEDDED else relay.missing()


def _send(item: wire.Item) -> None:
    for loop, take in tuple(_ears.items()):
        try:
            loop.call_soon_threadsafe(take, item)
        except RuntimeError:  # that loop is closed
            detach(loop)
    if not settings.EMBEDDED:
        relay.publish(item)
