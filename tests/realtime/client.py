"""A client of the socket that keeps to the contract, over a real connection."""

import asyncio
import json
from contextlib import suppress
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

PATIENCE = 25.0


class Client:
    """Reads frames into lists; keeps one position a stream as the contract asks of clients."""

    def __init__(self, socket: ClientConnection, *, acknowledges: bool = True) -> None:
        self.socket = socket
        self.acknowledges = acknowledges
        self.welcome: dict[str, Any] = {}
        self.positions: dict[str, int] = {}
        self.cursors: dict[str, int] = {}
        self.log: dict[str, list[dict[str, Any]]] = {}  # what was applied, stream by stream
        self.gaps = 0
        self.frames: list[dict[str, Any]] = []
        self.n = 0
        self.code: int | None = None
        self._news = asyncio.Condition()
        self._reader = asyncio.create_task(self._read())

    async def send(self, **frame: Any) -> None:
        await self.socket.send(json.dumps(frame))

    async def until(self, kind: str, /, **fields: Any) -> dict[str, Any]:
        """Return the first frame of that type with these fields, and forget it."""

        def found() -> dict[str, Any] | None:
            for frame in self.frames:
                if frame["type"] == kind and fields.items() <= frame.items():
                    return frame
            return None

        await self._wait(lambda: found() is not None, f"{kind} {fields}")
        frame = found()
        assert frame is not None
        self.frames.remove(frame)
        return frame

    async def reaches(self, stream: str, seq: int) -> list[dict[str, Any]]:
        """Return what was applied of a stream once it stands at `seq`."""
        await self._wait(lambda: self.positions.get(stream, 0) >= seq, f"{stream} at {seq}")
        return self.log[stream]

    async def closed(self) -> int:
        """Return the close code."""
        await self._wait(lambda: self.code is not None, "close")
        assert self.code is not None
        return self.code

    async def leave(self) -> None:
        await self.socket.close()
        await self._reader

    async def _wait(self, ready: Any, what: str) -> None:
        async with self._news:
            try:
                async with asyncio.timeout(PATIENCE):
                    await self._news.wait_for(lambda: ready() or self.code is not None)
            except TimeoutError:
                pass
        if not ready():
            state = f"code {self.code}, positions {self.positions}, frames {self.frames[-5:]}"
            raise AssertionError(f"never came: {what}; {state}"[:1500])

    async def _read(self) -> None:
        try:
            async for text in self.socket:
                await self._take(json.loads(text))
        except ConnectionClosed:
            pass
        async with self._news:
            self.code = self.socket.close_code
            self._news.notify_all()

    async def _take(self, frame: dict[str, Any]) -> None:
        if "n" in frame:
            assert frame["n"] == self.n + 1
            self.n += 1
            if self.acknowledges and self.n % 32 == 0:
                with suppress(ConnectionClosed):  # what has arrived is still to be read
                    await self.send(type="ack", n=self.n)
        if frame["type"] == "event":
            self._apply(frame["stream"], frame["seq"] - 1, frame["seq"], [frame])
        elif frame["type"] == "events":
            self._apply(frame["stream"], frame["from"], frame["to"], frame["items"])
        elif frame["type"] == "reset":
            self.positions[frame["stream"]] = frame["head"]
        elif frame["type"] == "welcome":
            self.welcome = frame
            heads = {head["stream"]: head["seq"] for head in frame["heads"]}
            self.positions = heads | self.cursors
        elif frame["type"] == "heartbeat" and self.acknowledges:
            await self.send(type="heartbeat")
        await self._keep(frame)

    async def _keep(self, frame: dict[str, Any]) -> None:
        async with self._news:
            self.frames.append(frame)
            self._news.notify_all()

    def _apply(self, stream: str, start: int, end: int, items: list[dict[str, Any]]) -> None:
        have = self.positions.get(stream, start)
        if end <= have:
            self.gaps += 1000  # the server doubled something
        elif start > have:
            self.gaps += 1
        else:
            self.log.setdefault(stream, []).extend(i for i in items if i["seq"] > have)
            self.positions[stream] = end


async def dial(url: str, **kwargs: Any) -> ClientConnection:
    """Open a socket, and nothing more."""
    kwargs.setdefault("subprotocols", ["hub.v1"])
    return await connect(f"{url}/ws/v1", compression=None, max_size=2**22, **kwargs)


async def join(
    url: str,
    ticket: str,
    *,
    acknowledges: bool = True,
    kind: type[Client] = Client,
    **hello: Any,
) -> Any:
    """Open a socket, say hello and return after the welcome."""
    client = kind(await dial(url), acknowledges=acknowledges)
    client.cursors = hello.setdefault("cursors", {})
    await client.send(type="hello", version=1, ticket=ticket, **{"device": "", **hello})
    await client.until("welcome")
    return client
