"""What crosses between the socket and the apps that stand above it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID


class Close(int):
    """A WebSocket close code of the contract, section 4."""


RESTART = Close(1012)
PROTOCOL = Close(4400)
SIGN_IN_AGAIN = Close(4401)
STOP = Close(4403)
NO_HELLO = Close(4408)
REPLACED = Close(4409)
TOO_SLOW = Close(4410)
POSITION_INVALID = Close(4411)
HEARTBEAT_LOST = Close(4412)
RATE = Close(4429)
INTERNAL = Close(4500)
OVERLOAD = Close(4503)

STAFF = "staff"  # the audience tag of everyone who works at the counter
HOUSE = "house"  # and of everyone who works here at all: they see each other come and go


def person(user_id: UUID) -> str:
    """Return the audience tag of one user."""
    return f"u:{user_id}"


def conversation_stream(conversation_id: UUID) -> str:
    """Return the stream of one conversation."""
    return f"c:{conversation_id}"


@dataclass(frozen=True, kw_only=True)
class SignedIn:
    """Who stands behind a socket; `tags` are the audiences this person belongs to."""

    user_id: UUID
    session_id: UUID
    tags: frozenset[str]
    user: dict[str, Any] = field(default_factory=dict)
    expires_at: datetime  # renewed by an `auth` frame, closed with 4401 otherwise
    scopes: frozenset[str] | None = None  # of a bot's key; None: a person


@dataclass(frozen=True, kw_only=True)
class View:
    """What one audience sees of a change; a reader gets the first view with one of its tags."""

    audience: frozenset[str]
    data: dict[str, Any]
    kind: str | None = None  # overrides the change's kind, e.g. `hidden`


@dataclass(frozen=True, kw_only=True)
class Change:
    """One committed change of a stream: gapless `seq`, full snapshots, one view each."""

    stream: str
    seq: int
    kind: str
    views: tuple[View, ...]
    client_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Head:
    """Where a stream stands for one user; all counts absolute."""

    stream: str
    seq: int
    number: int
    read_number: int
    unread: int
    mentions: int


@dataclass(frozen=True, kw_only=True)
class Totals:
    """Counts over every stream one may see."""

    unread: int
    mentions: int
    streams: int


@dataclass(frozen=True, kw_only=True)
class CaughtUp:
    """A stretch of a stream: `items` are `{"seq", "kind", "data"}`, numbers inside may skip."""

    start: int
    end: int
    items: list[dict[str, Any]]
    more: bool
