"""The webhook door: a small ASGI application beside Django; stored before it is answered."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from typing import Any
from uuid import UUID

from asgiref.sync import sync_to_async
from django.conf import settings

from channels_bridge.adapters.base import adapters
from channels_bridge.operations import handshakes
from channels_bridge.operations.store import store, writer
from channels_bridge.queries.doors import Door, Doors
from channels_bridge.queries.measures import answered
from channels_bridge.types import BadSignature, RawRequest
from hub.kernel import clock, jobs
from hub.kernel.errors import DomainError, NotFound, TooLarge, Unavailable

log = logging.getLogger(__name__)

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Answer = tuple[int, str, bytes]

MAX_BODY = 3 * 1024 * 1024  # Meta's largest batch
PATIENCE = 2.5  # seconds for a commit, so that a provider hears 503 soon
INLINE = 64 * 1024  # larger bodies are checked beside the event loop
TEXT = "text/plain; charset=utf-8"

_doors = Doors()


class Bell:
    """Rings `absorb` beside the event loop; a flood of one channel's events rings once."""

    def __init__(self) -> None:
        self._due: set[UUID] = set()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="bell")

    def ring(self, channel_id: UUID) -> None:
        if channel_id not in self._due:
            self._due.add(channel_id)
            self._thread.submit(self._ring, channel_id)

    def _ring(self, channel_id: UUID) -> None:
        self._due.discard(channel_id)  # before ringing: what is stored from now on rings again
        jobs.ring("channels_bridge.tasks.absorb", str(channel_id))


_bell = Bell()


class ClientGone(Exception):
    """The sender hung up before its body was complete."""


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one request of `/webhooks/<kind>/<key>/`."""
    began = time.perf_counter()
    try:
        status, content_type, body = await _settled(scope, receive)
    except ClientGone:
        return
    answered(_kind(scope["path"]), status, time.perf_counter() - began)
    headers = [
        (b"content-type", content_type.encode()),
        (b"content-length", str(len(body)).encode()),
    ]
    if status == 503:
        headers.append((b"retry-after", b"5"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


async def _settled(scope: Scope, receive: Receive) -> Answer:
    """Return the answer, also where it is a refusal or we failed."""
    try:
        return await _answer(scope, receive)
    except ClientGone:
        raise
    except DomainError as refusal:
        return refusal.status, TEXT, refusal.code.encode()
    except Exception:
        log.exception("webhook_failed")
        return 503, TEXT, b"unavailable"


async def _answer(scope: Scope, receive: Receive) -> Answer:
    kind, key = _address(scope["path"])
    door = await _doors.find(kind, key)
    if door is None:
        raise NotFound()
    method = scope["method"]
    if method == "HEAD":
        return 200, TEXT, b""
    if method not in ("GET", "POST"):
        return 405, TEXT, b"method_not_allowed"
    body = await _body(scope, receive) if method == "POST" else b""
    request = _request(scope, body)
    return await (_shake_hands if method == "GET" else _take)(door, request)


async def _take(door: Door, request: RawRequest) -> Answer:
    if len(request.body) > INLINE:
        key = await asyncio.to_thread(_checked, door, request)
    else:
        key = _checked(door, request)
    try:
        async with asyncio.timeout(PATIENCE):
            await store(
                writer,
                channel_id=door.account.id,
                key=key,
                body=door.adapter.kept(request),
                at=clock.now(),
            )
    except TimeoutError:
        raise Unavailable() from None
    _bell.ring(door.account.id)
    content_type, body = door.adapter.answer()
    return 200, content_type, body


def _checked(door: Door, request: RawRequest) -> str:
    """Return the event's key once the sender has proved to be the provider.

    What an adapter stumbles over is the sender's doing and never a 5xx.
    """
    try:
        _proved(door, request)
    except DomainError:
        raise
    except Exception as error:
        log.warning("signature_unreadable", extra={"error": type(error).__name__})
        raise BadSignature() from None
    try:
        key = door.adapter.event_key(request)
    except DomainError:
        raise
    except Exception as error:
        log.warning("event_key_unreadable", extra={"error": type(error).__name__})
        key = sha256(request.body).hexdigest()
    return key.replace("\x00", "").encode("utf-8", "replace").decode()


def _proved(door: Door, request: RawRequest) -> None:
    """Verify with the secrets of now, else with those they replaced a short while ago."""
    try:
        door.adapter.verify(request, door.account)
    except BadSignature:
        if door.former is None:
            raise
        door.adapter.verify(request, door.former)


async def _shake_hands(door: Door, request: RawRequest) -> Answer:
    answer = door.adapter.handshake(request, door.account)
    if answer is None:
        return 403, TEXT, b"forbidden"
    note = sync_to_async(handshakes.note, thread_sensitive=False)
    await note(door.account.id, at=clock.now())
    return 200, TEXT, answer


def _kind(path: str) -> str:
    """Return what a sender's address is told as: no more names than there are kinds."""
    kind = path.strip("/").split("/")[1:2]
    return kind[0] if kind and adapters.get(kind[0]) is not None else "unknown"


def _address(path: str) -> tuple[str, str]:
    parts = path.strip("/").split("/")
    if len(parts) != 3:
        raise NotFound()
    return parts[1], parts[2]


def _request(scope: Scope, body: bytes) -> RawRequest:
    query = scope.get("query_string", b"").decode("latin-1")
    path = (scope.get("raw_path") or scope["path"].encode()).decode("latin-1")
    return RawRequest(
        method=scope["method"],
        url=f"{settings.PUBLIC_URL}{path}" + (f"?{query}" if query else ""),
        query=query,
        headers={
            name.decode("latin-1").lower(): value.decode("latin-1")
            for name, value in scope["headers"]
        },
        body=body,
    )


async def _body(scope: Scope, receive: Receive) -> bytes:
    for name, value in scope["headers"]:
        if name.lower() == b"content-length" and value.isdigit() and int(value[:12]) > MAX_BODY:
            raise TooLarge()
    chunks, size, more = [], 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientGone
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > MAX_BODY:
            raise TooLarge()
        chunks.append(chunk)
        more = message.get("more_body", False)
    return b"".join(chunks)
