"""What travels: changes encoded once by whoever publishes them, and the frames cut from them."""

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass
from sys import intern
from typing import Any
from uuid import UUID

import orjson

from hub.kernel.errors import DomainError
from hub.realtime.types import Change, Close

Frame = dict[str, Any]  # the ASGI message that carries one text frame

_EVENT = '{"type":"event","n":'
_EVENTS = '{"type":"events","n":'


class Framed:
    """One view of a change, encoded: `item` is an element of `events`, `tail` ends an `event`."""

    __slots__ = ("audience", "item", "size", "tail")

    def __init__(self, stream: str, audience: tuple[str, ...], item: str) -> None:
        self.audience = audience
        self.item = item
        self.tail = f',"stream":"{stream}",{item[1:]}'
        self.size = len(_EVENT) + len(self.tail)

    def frame(self, n: int) -> Frame:
        """Return the `event` frame that is number `n` of its connection."""
        return {"type": "websocket.send", "text": f"{_EVENT}{n}{self.tail}"}


class Encoded:
    """A change ready to be sent: it leads from `after` to `seq`, mostly one step.

    `made_at` is when it was published, in seconds since the epoch.
    """

    __slots__ = ("after", "made_at", "seq", "stream", "views")

    def __init__(
        self, stream: str, seq: int, views: tuple[Framed, ...], made_at: float | None = None
    ) -> None:
        self.stream = stream
        self.seq = seq
        self.after = seq - 1
        self.made_at = time.time() if made_at is None else made_at
        self.views = views

    def view_for(self, tags: frozenset[str]) -> Framed | None:
        """Return the first view with one of these tags."""
        return next((view for view in self.views if not tags.isdisjoint(view.audience)), None)


@dataclass(frozen=True)
class Whisper:
    """An ephemeral, encoded."""

    audience: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Ending:
    """Sessions that have ended and the code their sockets close by."""

    sessions: tuple[UUID, ...]
    code: int


@dataclass(frozen=True)
class Takeover:
    """A device that has come back by a newer connection."""

    user_id: UUID
    device: str
    connection: str


Item = Encoded | Whisper | Ending | Takeover


def dumps(value: Any) -> str:
    """Return compact JSON; what the fast encoder refuses (lone surrogates) is escaped instead."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:
        return json.dumps(value, separators=(",", ":"), default=str)


def encode(change: Change) -> Encoded:
    """Encode each view of a change once, in the thread that publishes it."""
    stream = intern(change.stream)
    return Encoded(stream, change.seq, tuple(_framed(change, stream)))


def whisper(audience: Iterable[str], kind: str, data: dict[str, Any]) -> Whisper:
    """Encode an ephemeral."""
    return Whisper(tuple(audience), dumps({"type": "ephemeral", "kind": kind, "data": data}))


def events(n: int, stream: str, start: int, end: int, items: Iterable[str]) -> Frame:
    """Return an `events` frame of encoded items: what lies behind `start`, up to `end`."""
    text = (
        f'{_EVENTS}{n},"stream":"{stream}","from":{start},"to":{end},'
        f'"items":[{",".join(items)}],"more":false}}'
    )
    return {"type": "websocket.send", "text": text}


def frame(kind: str, **fields: Any) -> Frame:
    """Return any other frame."""
    return {"type": "websocket.send", "text": dumps({"type": kind, **fields})}


def refusal(error: DomainError, re: int | str | None) -> Frame:
    """Return the `error` frame of a refusal."""
    after = error.retry_after
    return frame(
        "error",
        re=re,
        code=error.code,
        detail=error.detail,
        fields=error.fields,
        retry_after_ms=None if after is None else round(after * 1000),
    )


def pack(item: Item) -> dict[str, Any]:
    """Return an item as a message of the channel layer."""
    match item:
        case Encoded():
            views = [[*view.audience, view.item] for view in item.views]
            told = {"type": "change", "stream": item.stream, "seq": item.seq, "views": views}
            return {**told, "made_at": item.made_at}
        case Whisper():
            return {"type": "whisper", "audience": list(item.audience), "text": item.text}
        case Ending():
            return {"type": "ending", "ids": [str(i) for i in item.sessions], "code": item.code}
        case Takeover():
            return {
                "type": "takeover",
                "user": str(item.user_id),
                "device": item.device,
                "connection": item.connection,
            }


def unpack(message: dict[str, Any]) -> Item:
    """Read an item from a message of the channel layer."""
    match message["type"]:
        case "change":
            stream = intern(message["stream"])
            views = tuple(Framed(stream, tuple(tags), item) for *tags, item in message["views"])
            return Encoded(stream, message["seq"], views, message.get("made_at"))
        case "whisper":
            return Whisper(tuple(message["audience"]), message["text"])
        case "ending":
            return Ending(tuple(UUID(i) for i in message["ids"]), Close(message["code"]))
        case _:
            user, device = UUID(message["user"]), message["device"]
            return Takeover(user, device, message["connection"])


def _framed(change: Change, stream: str) -> Iterable[Framed]:
    for view in change.views:
        item: dict[str, Any] = {
            "seq": change.seq,
            "kind": view.kind or change.kind,
            "data": view.data,
        }
        # A view of another kind shows that something happened, and nothing of what.
        if change.client_id is not None and view.kind is None:
            item["client_id"] = change.client_id
        yield Framed(stream, tuple(view.audience), dumps(item))
