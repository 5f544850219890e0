"""A small house of its own for the socket's tests: people, tickets, and rooms kept in memory.

It answers the same ports the apps answer, and keeps their promises: a change has a number,
gapless per room and in the order of commit, and the room can be replayed from any number.
"""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from hub.kernel import clock
from hub.kernel.errors import Conflict, NotSignedIn
from hub.realtime import bus
from hub.realtime.types import (
    CaughtUp,
    Change,
    Close,
    Head,
    SignedIn,
    Totals,
    View,
    person,
)


@dataclass
class Person:
    """Someone who may sign in; `tags` beside the person's own."""

    tags: frozenset[str] = frozenset()
    lasts: timedelta = timedelta(minutes=5)
    user_id: UUID = field(default_factory=uuid4)
    session_id: UUID = field(default_factory=uuid4)

    def signed_in(self, at: datetime) -> SignedIn:
        return SignedIn(
            user_id=self.user_id,
            session_id=self.session_id,
            tags=self.tags | {person(self.user_id)},
            user={"id": str(self.user_id), "name": "Someone"},
            expires_at=at + self.lasts,
        )


class Gate:
    """The SignIn port: one-time tickets and ended sessions."""

    def __init__(self) -> None:
        self._tickets: dict[str, Person] = {}
        self._ended: dict[UUID, Close] = {}
        self._numbers = count()

    def ticket(self, who: Person) -> str:
        ticket = f"ticket-{next(self._numbers)}"
        self._tickets[ticket] = who
        return ticket

    def end(self, who: Person, code: Close) -> None:
        self._ended[who.session_id] = code

    def redeem(self, ticket: str, *, at: datetime) -> SignedIn:
        who = self._tickets.pop(ticket, None)
        if who is None or who.session_id in self._ended:
            raise NotSignedIn("This ticket is not valid.")
        return who.signed_in(at)

    def ended(self, session_ids: Iterable[UUID], *, at: datetime) -> dict[UUID, Close]:
        return {i: self._ended[i] for i in session_ids if i in self._ended}


@dataclass
class Room:
    audience: frozenset[str]
    changes: list[Change] = field(default_factory=list)  # the latest of each thing, by seq
    seq: int = 0
    moved_at: datetime = field(default_factory=clock.now)


class Rooms:
    """The family `c`: rooms of changes; a change of a thing replaces its earlier one."""

    def __init__(self) -> None:
        self._rooms: dict[str, Room] = {}
        self._lock = threading.RLock()

    def open(self, *audience: str) -> str:
        """Open a room and return its id."""
        key = str(uuid4())
        self._rooms[key] = Room(frozenset(audience))
        return key

    def commit(self, key: str, text: str, *, thing: str | None = None, **views: Any) -> Change:
        """Store a change; nobody is told."""
        with self._lock:
            room = self._rooms[key]
            room.seq += 1
            room.moved_at = clock.now()
            change = self._change(key, room, text, thing or str(room.seq), **views)
            room.changes = [c for c in room.changes if _thing(c) != _thing(change)] + [change]
            return change

    def say(self, key: str, text: str, **rest: Any) -> Change:
        """Store a change and tell."""
        change = self.commit(key, text, **rest)
        bus.send_change(change)
        return change

    def say_by_socket(self, who: SignedIn, frame: dict[str, Any]) -> dict[str, Any]:
        """Handle a `send` frame."""
        if frame.get("text") == "conflict":
            raise Conflict("Not now.", fields={"text": ["Another word."]}, retry_after=2)
        if frame.get("text") == "bug":
            raise RuntimeError("a bug")
        if self._of(who, str(frame.get("conversation"))) is None:
            raise Conflict("No such room.")
        change = self.say(frame["conversation"], frame["text"])
        return {"message": "m", "number": change.seq, "seq": change.seq, "duplicate": False}

    def heads(self, who: SignedIn, *, limit: int) -> list[Head]:
        mine = [(k, r) for k, r in list(self._rooms.items()) if r.audience & who.tags]
        newest = sorted(mine, key=lambda pair: pair[1].moved_at, reverse=True)[:limit]
        return [
            Head(stream=f"c:{k}", seq=r.seq, number=r.seq, read_number=0, unread=r.seq, mentions=0)
            for k, r in newest
        ]

    def totals(self, who: SignedIn) -> Totals:
        mine = [r for r in list(self._rooms.values()) if r.audience & who.tags]
        return Totals(unread=sum(r.seq for r in mine), mentions=0, streams=len(mine))

    def changes(self, who: SignedIn, key: str, *, after: int, limit: int) -> CaughtUp | None:
        with self._lock:
            room = self._of(who, key)
            if room is None:
                return None
            later = [c for c in room.changes if c.seq > after]
            items = [_item(change, who) for change in later[:limit]]
            more = len(later) > limit
            end = items[-1]["seq"] if more else room.seq
            return CaughtUp(start=after, end=end, items=items, more=more)

    def head(self, who: SignedIn, key: str) -> int | None:
        room = self._of(who, key)
        return None if room is None else room.seq

    def moved_since(self, instant: datetime) -> dict[str, int]:
        return {k: r.seq for k, r in list(self._rooms.items()) if r.seq and r.moved_at >= instant}

    def replay(self, key: str, *, after: int, limit: int) -> list[Change]:
        with self._lock:
            return [c for c in self._rooms[key].changes if c.seq > after][:limit]

    def audience(self, who: SignedIn, key: str) -> frozenset[str] | None:
        room = self._of(who, key)
        return None if room is None else room.audience

    def _of(self, who: SignedIn, key: str) -> Room | None:
        room = self._rooms.get(key)
        return room if room is not None and room.audience & who.tags else None

    def _change(
        self,
        key: str,
        room: Room,
        text: str,
        thing: str,
        hidden_from: str = "",
        client_id: Any = None,
    ) -> Change:
        data = {"thing": thing, "text": text}
        views = [View(audience=room.audience - {hidden_from}, data=data)]
        if hidden_from:
            views.append(View(audience=frozenset({hidden_from}), data={}, kind="hidden"))
        return Change(
            stream=f"c:{key}",
            seq=room.seq,
            kind="message",
            views=tuple(views),
        )


def _thing(change: Change) -> str:
    return change.views[0].data["thing"]


def _item(change: Change, who: SignedIn) -> dict[str, Any]:
    view = next(v for v in change.views if v.audience & who.tags)
    return {"seq": change.seq, "kind": view.kind or change.kind, "data": view.data}
