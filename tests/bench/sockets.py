"""Socket clients that cost little: frames are counted where they lie in the buffer."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

ACK_EVERY = 32  # frames; contract, section 4
_EVENT = b'{"type":"event","n"'


class Socket(asyncio.Protocol):
    """One connection; `on_event` hears of each event by its ordinal on this socket.

    Events are `event` frames where a hello was said, and every frame elsewhere. Sockets do not
    acknowledge all at the same event (`offset`), as those of people who came one by one do not.
    """

    ticket = "bench"

    def __init__(
        self, path: str, hello: bool, on_event: Callable[["Socket"], None], offset: int = 0
    ) -> None:
        self.path, self.hello, self.on_event, self.offset = path, hello, on_event, offset
        self.events = 0
        self.numbered = 0
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.transport: Any = None
        self._buffer = b""
        self._open = False

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        transport.write(
            f"GET {self.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: hub.v1\r\n\r\n".encode()
        )

    def connection_lost(self, error: Exception | None) -> None:
        if not self.ready.done():
            self.ready.set_exception(ConnectionError("closed in the handshake"))

    def data_received(self, data: bytes) -> None:
        if self._buffer:
            data, self._buffer = self._buffer + data, b""
        if not self._open:
            end = data.find(b"\r\n\r\n")
            if end < 0:
                self._buffer = data
                return
            data = data[end + 4 :]
            self._begin()
        rest = self._frames(data)
        if rest < len(data):
            self._buffer = data[rest:]

    def say(self, text: str) -> None:
        """Send a text frame; the mask is zero, so nothing has to be computed."""
        payload = text.encode()
        size = len(payload)
        short = size < 126
        head = bytes([0x81, 0x80 | (size if short else 126)])
        extended = b"" if short else size.to_bytes(2, "big")
        self.transport.write(head + extended + bytes(4) + payload)

    def _begin(self) -> None:
        self._open = True
        if self.hello:
            hello = {"type": "hello", "version": 1, "ticket": self.ticket, "cursors": {}}
            self.say(json.dumps(hello))
        else:
            self.ready.set_result(None)

    def _frames(self, data: bytes) -> int:
        at, length = 0, len(data)
        while length - at >= 2:
            size, start = data[at + 1] & 127, at + 2
            if size == 126:
                size, start = int.from_bytes(data[at + 2 : at + 4], "big"), at + 4
            elif size == 127:
                size, start = int.from_bytes(data[at + 2 : at + 10], "big"), at + 10
            if start + size > length:
                break
            self._frame(data, start, start + size)
            at = start + size
        return at

    def _frame(self, data: bytes, start: int, end: int) -> None:
        if not self.hello:
            self.events += 1
            self.on_event(self)
        elif data.startswith(_EVENT, start):
            self.events += 1
            self._count()
            self.on_event(self)
        elif not self.ready.done():
            self.ready.set_result(None)  # the welcome

    def _count(self) -> None:
        """Count a numbered frame, and acknowledge as the contract asks."""
        self.numbered += 1
        if (self.numbered + self.offset) % ACK_EVERY == 0:
            self.say(f'{{"type":"ack","n":{self.numbered}}}')


async def connect(
    port: int,
    path: str,
    *,
    hello: bool = False,
    count: int = 1,
    on_event: Callable[[Socket], None] = lambda socket: None,
) -> list[Socket]:
    """Open sockets, fifty at a time, and return when each is ready."""
    loop = asyncio.get_running_loop()
    sockets: list[Socket] = []
    for number in range(count):
        socket = Socket(path, hello, on_event, number)
        await loop.create_connection(lambda made=socket: made, "127.0.0.1", port)
        sockets.append(socket)
        if number % 50 == 49 or number == count - 1:
            await asyncio.wait_for(asyncio.gather(*(each.ready for each in sockets)), 30)
    return sockets
