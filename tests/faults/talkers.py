"""Colleagues in one group whose screens stay open and keep to the contract, come what may."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from typing import Any
from uuid import uuid4

import httpx
from websockets.exceptions import WebSocketException

from tests.caller import Caller
from tests.outside import Outside
from tests.realtime.client import Client, join

PATIENCE, ANSWER = 90.0, 10.0
TROUBLE = (OSError, TimeoutError, WebSocketException, AssertionError, httpx.HTTPError)
Words = list[tuple[int, str]]  # number and text, in order


class Screen(Client):
    """Keeps what it shows and forgets the frames, of which a long day brings many."""

    def __init__(self, *args: Any, **more: Any) -> None:
        self.asked: dict[str, asyncio.Future[dict[str, Any]]] = {}
        super().__init__(*args, **more)

    async def ask(self, **frame: Any) -> dict[str, Any]:
        """Send a request and return what answers it."""
        key = uuid4().hex
        self.asked[key] = asyncio.get_running_loop().create_future()
        async with asyncio.timeout(ANSWER):
            await self.send(id=key, **frame)
            return await self.asked[key]

    async def _keep(self, frame: dict[str, Any]) -> None:
        answered = self.asked.pop(frame.get("re", ""), None)
        if answered is not None and not answered.done():
            answered.set_result(frame)
        elif frame["type"] not in ("event", "events", "ephemeral"):
            await super()._keep(frame)


class Talker:
    """One member: what they say is said again under its `client_id` until it is confirmed."""

    def __init__(self, outside: Outside, caller: Caller, group: str) -> None:
        self.url = outside.house.sockets
        self.caller, self.group, self.stream = caller, group, f"c:{group}"
        self.heard: dict[int, dict[str, Any]] = {}
        self.position: int | None = None
        self.epoch: str | None = None
        self.last = 0  # the number of what was said last
        self._screen: Client | None = None

    async def open(self) -> Screen:
        """Come (back) with the position there was, as often as it takes."""
        await self.close()
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with suppress(*TROUBLE):
                ticket = await asyncio.to_thread(self.caller.ticket)
                cursors = {} if self.position is None else {self.stream: self.position}
                screen = await join(
                    self.url, ticket, kind=Screen, cursors=cursors, epoch=self.epoch
                )
                self._screen, self.epoch = screen, screen.welcome["epoch"]
                return screen
            await asyncio.sleep(0.1)
        raise AssertionError("the hub never came back")

    async def close(self) -> None:
        """Leave, and remember how far one was."""
        screen, self._screen = self._screen, None
        if screen is not None:
            with suppress(*TROUBLE):
                await screen.leave()
            self._show(screen)

    async def say(self, text: str) -> int:
        """Say it until it is confirmed; returns its number."""
        words = {"client_id": str(uuid4()), "kind": "text", "text": text}
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with suppress(*TROUBLE):
                screen = await self._present()
                answer = await screen.ask(type="send", conversation=self.group, **words)
                if answer["type"] == "ok":
                    self.last = answer["number"]
                    return self.last
                await asyncio.sleep(answer.get("retry_after_ms", 200) / 1000)
        raise AssertionError("nobody confirmed it")

    async def reaches(self, number: int) -> Words:
        """Return everything this screen shows once it shows `number`."""
        until = time.monotonic() + PATIENCE
        while max(self.heard, default=0) < number and time.monotonic() < until:
            self._show(await self._present())
            await asyncio.sleep(0.05)
        return [(each, self.heard[each]["text"]) for each in sorted(self.heard)]

    async def _present(self) -> Any:
        if self._screen is None or self._screen.code is not None:
            await self.open()
        return self._screen

    def _show(self, screen: Client) -> None:
        assert screen.gaps == 0, "something was doubled or left out"
        if any(frame["type"] == "reset" for frame in screen.frames):
            # The hole was too big: taken over HTTP, as a screen does.
            self.heard |= {row["number"]: row for row in stored(self.caller, self.group)}
        screen.frames.clear()
        for item in screen.log.pop(self.stream, []):
            if item["kind"] == "message":
                self.heard[item["data"]["number"]] = item["data"]
        self.position = screen.positions.get(self.stream, self.position)


@asynccontextmanager
async def open_screens(talkers: Iterable[Talker]) -> AsyncIterator[list[Talker]]:
    """Open the screens of all, and close them in the end."""
    everybody = list(talkers)
    try:
        await asyncio.gather(*(each.open() for each in everybody))
        yield everybody
    finally:
        await asyncio.gather(*(each.close() for each in everybody))


def stored(caller: Caller, group: str) -> list[dict[str, Any]]:
    """Return every message of the database, in its order."""
    rows: list[dict[str, Any]] = []
    while True:
        after = rows[-1]["number"] if rows else 0
        page = caller.get(f"/conversations/{group}/messages/", after=after, limit=200)["results"]
        rows += page
        if not page:
            return rows


def words_of(rows: list[dict[str, Any]]) -> Words:
    """Return number and text of each."""
    return [(row["number"], row["text"]) for row in rows]
