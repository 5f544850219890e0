"""The hub's own socket with one room in memory; `/pub` publishes the way an operation does.

Everything between commit and browser is the product's: publish, bus, hub, connections.
"""

import asyncio
import os
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402

from hub.realtime.consumer import application as socket  # noqa: E402
from hub.realtime.ports import sign_in, streams  # noqa: E402
from hub.realtime.publish import publish  # noqa: E402
from hub.realtime.types import (  # noqa: E402
    CaughtUp,
    Change,
    Close,
    Head,
    SignedIn,
    Totals,
    View,
)
from tests.bench.answering import answer  # noqa: E402

ROOM = "00000000-0000-7000-8000-000000000000"
STAFF = frozenset({"staff"})


class Anyone:
    """Every ticket is good."""

    def redeem(self, ticket: str, *, at: datetime) -> SignedIn:
        user, until = uuid4(), at + timedelta(hours=1)
        return SignedIn(user_id=user, session_id=user, tags=STAFF, expires_at=until)

    def ended(self, session_ids: Any, *, at: datetime) -> dict[UUID, Close]:
        return {}


class OneRoom:
    """The family `c` with one room; its last changes are kept."""

    def __init__(self) -> None:
        self._kept: deque[Change] = deque(maxlen=600)
        self._seq = 0

    def say(self, text: str) -> None:
        """Publish one more change, as an operation does after its commit."""
        self._seq += 1
        view = View(audience=STAFF, data={"text": text})
        change = Change(stream=f"c:{ROOM}", seq=self._seq, kind="message", views=(view,))
        self._kept.append(change)
        publish(change)

    def heads(self, who: SignedIn, *, limit: int) -> list[Head]:
        counts = {"number": self._seq, "read_number": 0, "unread": 0, "mentions": 0}
        return [Head(stream=f"c:{ROOM}", seq=self._seq, **counts)]

    def totals(self, who: SignedIn) -> Totals:
        return Totals(unread=0, mentions=0, streams=1)

    def changes(self, who: SignedIn, key: str, *, after: int, limit: int) -> CaughtUp:
        head, found = self._seq, self.replay(key, after=after, limit=limit)
        items = [{"seq": c.seq, "kind": c.kind, "data": c.views[0].data} for c in found]
        end = found[-1].seq if found else head
        return CaughtUp(start=after, end=end, items=items, more=end < head)

    def head(self, who: SignedIn, key: str) -> int:
        return self._seq

    def moved_since(self, instant: datetime) -> dict[str, int]:
        return {ROOM: self._seq}

    def replay(self, key: str, *, after: int, limit: int) -> list[Change]:
        return [change for change in tuple(self._kept) if change.seq > after][:limit]

    def audience(self, who: SignedIn, key: str) -> frozenset[str]:
        return STAFF


room = OneRoom()
sign_in.provide(Anyone())
streams.families._items["c"] = room
call_command("migrate", "realtime", verbosity=0)
_publishing = ThreadPoolExecutor(1)  # a command runs in a thread of its own, and so does this


async def application(scope: Any, receive: Any, send: Any) -> None:
    """`/sub` is the product's socket, `/pub` says every text it gets in the room."""
    if scope["type"] != "websocket":
        return await answer(send)
    if scope["path"] == "/sub":
        return await socket(scope, receive, send)
    await receive()
    await send({"type": "websocket.accept"})
    loop = asyncio.get_running_loop()
    while (message := await receive())["type"] != "websocket.disconnect":
        loop.run_in_executor(_publishing, room.say, message["text"])
    return None
