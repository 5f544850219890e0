"""Channels as the webhook door knows them: kept per process, at most two seconds old."""

import time
from dataclasses import dataclass

from asgiref.sync import sync_to_async
from django.db import Error, connection

from channels_bridge.adapters.base import Adapter, adapters
from channels_bridge.models import Channel
from channels_bridge.models.channels import ChannelState
from channels_bridge.types import Account
from hub.kernel import clock
from hub.kernel.errors import Unavailable

FRESH = 2.0  # seconds
UNKNOWN_KEPT = 1000  # keys nobody has; strangers try many


@dataclass(frozen=True)
class Door:
    """Whom a webhook address belongs to."""

    adapter: Adapter
    account: Account
    former: Account | None = None  # with the secrets before the last change


class Doors:
    """Finds the door of a kind and key; knows what it knew while the database is away."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[float, Door | None]] = {}

    async def find(self, kind: str, key: str) -> Door | None:
        """Return the door, or None for a key of nobody; Unavailable when it cannot be known."""
        now = time.monotonic()
        read_at, door = self._known.get((kind, key), (-FRESH, None))
        if now - read_at < FRESH:
            return door
        try:
            door = await sync_to_async(_read, thread_sensitive=False)(kind, key)
        except Error:
            if door is None:
                raise Unavailable() from None
            return door
        if door is None and len(self._known) > UNKNOWN_KEPT:
            self._known.clear()
        self._known[kind, key] = (now, door)
        return door


def _read(kind: str, key: str) -> Door | None:
    adapter = adapters.get(kind)
    if adapter is None:
        return None
    try:
        found = (
            Channel.objects.filter(kind=kind, key=key).exclude(state=ChannelState.ARCHIVED).first()
        )
    finally:
        connection.close()
    if found is None:
        return None
    return Door(adapter=adapter, account=found.account(), former=found.former_account(clock.now()))
