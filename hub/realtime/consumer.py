"""The socket's edge: handshake, hello, and one frame after the other."""

import asyncio
import logging
from typing import Any

from channels.generic.websocket import AsyncWebsocketConsumer
from django.db import Error as DatabaseError

from hub.kernel.errors import DomainError, NotSignedIn, RateLimited
from hub.realtime import door, hub, limits, opening, wire
from hub.realtime.connection import Connection
from hub.realtime.outbox import Outbox
from hub.realtime.rate import Bucket
from hub.realtime.reading import Unreadable, read_frame, read_hello, reference
from hub.realtime.requests import Requests
from hub.realtime.types import (
    INTERNAL,
    NO_HELLO,
    OVERLOAD,
    PROTOCOL,
    RATE,
    RESTART,
    SIGN_IN_AGAIN,
    STOP,
    Close,
)

log = logging.getLogger(__name__)


class Gone(Exception):
    """The peer has left."""


class SocketConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]
    """One socket. Frames are read in a plain loop.

    Channels' own dispatch makes two tasks and a thread hop of every frame; here an `ack` costs
    microseconds and nothing on this road touches the database outside its own threads.
    """

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.scope, self.base_send = scope, send
        self._receive = receive
        self._task = asyncio.current_task()
        self._outbox = Outbox(send, on_broken=self._break_off)
        await receive()  # websocket.connect
        if door.is_foreign(scope):
            await self.close()
            return
        offered = limits.SUBPROTOCOL in scope.get("subprotocols", ())
        await self.accept(limits.SUBPROTOCOL if offered else None)
        try:
            if not offered:
                await self._turn_away(PROTOCOL, "The subprotocol is hub.v1.")
            elif (connection := await self._greet()) is not None:
                await self._converse(connection)
        except Gone:
            pass
        except asyncio.CancelledError:
            if not self._outbox.broken:
                raise
        finally:
            self._outbox.drop()

    def _break_off(self) -> None:
        """End a conversation nothing goes out of any more, unless the peer leaves by itself."""
        if self._task is not None:
            self._task.get_loop().call_later(limits.PACE.tick, self._task.cancel)

    async def _greet(self) -> Connection | None:
        address = door.enter(self.scope)
        if address is None:
            await self._turn_away(OVERLOAD, "Too many sockets without a hello.")
            return None
        try:
            async with asyncio.timeout(limits.PACE.hello):
                text = await self._next()
        except TimeoutError:
            await self._turn_away(NO_HELLO, "No hello.")
            return None
        finally:
            door.leave(address)
        return await self._welcome(text)

    async def _welcome(self, text: str | None) -> Connection | None:
        here = hub.current()
        if here.closing:
            await self._turn_away(RESTART, "The server restarts.", reconnect_ms=1000)
            return None
        try:
            frame = read_frame(text, limits.HELLO_BYTES)
            if frame["type"] != "hello":
                raise NotSignedIn("The first frame is hello.")
            return await opening.welcome(here, read_hello(frame), self._outbox)
        except Unreadable as error:
            self._outbox.put(wire.refusal(error, None))
            await self._turn_away(PROTOCOL, error.detail)
        except DomainError as error:
            code = SIGN_IN_AGAIN if isinstance(error, NotSignedIn) else STOP
            await self._turn_away(code, error.detail)
        except DatabaseError as error:
            log.warning("socket_database", extra={"error": type(error).__name__})
            await self._turn_away(OVERLOAD, "The database is away.", reconnect_ms=2000)
        except Exception:
            log.exception("socket_welcome_failed")
            await self._turn_away(INTERNAL, "Something went wrong on our side.")
        return None

    async def _converse(self, connection: Connection) -> None:
        here = hub.current()
        requests, bucket = Requests(here, connection), Bucket()
        task = asyncio.current_task()

        def finished() -> None:
            here.remove(connection)
            if task is not None:
                here.loop.call_later(limits.PACE.linger, task.cancel)

        connection.on_finish = finished
        try:
            while True:
                self._heed(await self._next(), connection, requests, bucket)
        except asyncio.CancelledError:
            if connection.finished is None:
                raise
        finally:
            connection.finished = connection.finished or Close(1006)
            here.remove(connection)
            requests.leave()

    def _heed(
        self, text: str | None, connection: Connection, requests: Requests, bucket: Bucket
    ) -> None:
        if connection.finished is not None:
            return
        re = None
        try:
            frame = read_frame(text)
            re = reference(frame)
            # An ack that says something new is earned by frames of ours and costs nothing.
            if frame["type"] == "ack" and _acknowledged(frame, connection):
                hub.current().refill(connection)
            elif after := bucket.take():
                connection.put(wire.refusal(RateLimited(retry_after=after), re))
            else:
                _pass_on(frame, connection, requests)
        except Unreadable as error:
            bucket.strikes += 1
            connection.put(wire.refusal(error, re))
            if bucket.strikes > limits.STRIKES:
                connection.finish(PROTOCOL, error.detail)
        if bucket.broken:
            connection.finish(RATE, RateLimited.detail, reconnect_ms=5000)

    async def _turn_away(self, code: Close, reason: str, reconnect_ms: int | None = None) -> None:
        bye = wire.frame("bye", code=int(code), reason=reason, reconnect_ms=reconnect_ms)
        close = {"type": "websocket.close", "code": int(code), "reason": reason}
        self._outbox.finish([bye, close])
        try:
            async with asyncio.timeout(limits.PACE.linger):
                while True:  # until the peer has answered the close frame
                    await self._next()
        except TimeoutError:
            raise Gone from None

    async def _next(self) -> str | None:
        message = await self._receive()
        if message["type"] == "websocket.disconnect":
            raise Gone
        text: str | None = message.get("text")
        return text


def _pass_on(frame: dict[str, Any], connection: Connection, requests: Requests) -> None:
    if frame["type"] == "heartbeat":
        connection.unanswered = 0
    elif requests.knows(frame["type"]):
        requests.put(frame)
    elif frame["type"] != "ack":
        raise Unreadable("Unknown type of frame.")


def _acknowledged(frame: dict[str, Any], connection: Connection) -> bool:
    n = frame.get("n")
    return type(n) is int and connection.acknowledge(n)


application = SocketConsumer.as_asgi()
