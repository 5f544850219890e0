"""Daphne as the hub needs it. Importing it installs Twisted's reactor: not where uvicorn runs."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

import daphne.server
from daphne.endpoints import build_endpoint_description_strings
from daphne.http_protocol import HTTPFactory, WebRequest
from daphne.ws_protocol import WebSocketFactory, WebSocketProtocol
from twisted.internet import defer

from hub.config.asgi import Application
from hub.config.bodies import MAX_BODY, REFUSAL, REFUSAL_HEADERS

UPLOAD_BUFFER = 65_536


def build(
    application: Application,
    *,
    host: str,
    port: int,
    max_frame: int,
    goodbye: Callable[[], Awaitable[None]],
    signal_handlers: bool = True,
) -> "PoliteServer":
    """Return a server that runs until SIGINT or SIGTERM; `goodbye` comes before the cut."""
    # Daphne offers no other place for protocol classes of one's own.
    daphne.server.HTTPFactory = BoundedFactory
    daphne.server.WebSocketFactory = RoomyFactory
    server = PoliteServer(
        application,
        endpoints=build_endpoint_description_strings(host=host, port=port),
        request_buffer_size=UPLOAD_BUFFER,
        websocket_max_message_size=max_frame,
        websocket_max_frame_size=max_frame,
        server_name="hub",
        signal_handlers=signal_handlers,
    )
    server.goodbye = goodbye
    return server


class PoliteServer(daphne.server.Server):  # type: ignore[misc]
    """Says goodbye, then ends what still runs; Twisted waits for both."""

    goodbye: Callable[[], Awaitable[None]]

    def kill_all_applications(self) -> object:
        """Twisted's hook before the loop ends."""
        return defer.Deferred.fromFuture(asyncio.ensure_future(self._leave()))

    async def _leave(self) -> None:
        await self.goodbye()
        running = [
            details["application_instance"]
            for details in self.connections.values()
            if details.get("application_instance")
        ]
        for application in running:
            application.cancel()
        await asyncio.gather(*running, return_exceptions=True)


class BoundedRequest(WebRequest):  # type: ignore[misc]
    """Refuses an endless body while it arrives: Twisted keeps all of it before anyone may look."""

    _seen = 0
    _refused = False

    def gotLength(self, length: int | None) -> None:
        """Twisted: the header was read; None when the body comes in chunks."""
        super().gotLength(length)
        if length is not None and length > MAX_BODY:
            self._refuse()

    def handleContentChunk(self, data: bytes) -> None:
        """Twisted: the next bytes of the body, chunked or not."""
        self._seen += len(data)
        if self._refused:
            return
        if self._seen > MAX_BODY:
            self._refuse()
        else:
            super().handleContentChunk(data)

    def process(self) -> object:
        """Twisted: the body is complete."""
        return None if self._refused else super().process()

    def _refuse(self) -> None:
        self._refused = True
        lines = [b": ".join(header) for header in REFUSAL_HEADERS]
        head = b"\r\n".join([b"HTTP/1.1 413 Content Too Large", *lines, b"", b""])
        self.channel.transport.write(head + REFUSAL)
        self.channel.loseConnection()


class BoundedFactory(HTTPFactory):  # type: ignore[misc]
    """Builds every connection with the bounded request."""

    def buildProtocol(self, addr: object) -> object:
        """Twisted: somebody connects."""
        protocol = super().buildProtocol(addr)
        # Django reads the forms, once, and says in our words what is wrong with one.
        protocol.requestFactory = partial(BoundedRequest, parsePOSTFormSubmission=False)
        return protocol


class RoomySocket(WebSocketProtocol):  # type: ignore[misc]
    """Bounds what is read, not what is sent."""

    maxMessagePayloadSize: int

    def sendMessage(self, payload: bytes, *args: object, **options: object) -> None:
        """Autobahn: a frame goes out. It applies the limit of incoming frames to it as well."""
        bound = self.maxMessagePayloadSize
        self.maxMessagePayloadSize = 0
        try:
            super().sendMessage(payload, *args, **options)
        finally:
            self.maxMessagePayloadSize = bound


class RoomyFactory(WebSocketFactory):  # type: ignore[misc]
    """Builds every socket so."""

    protocol = RoomySocket
