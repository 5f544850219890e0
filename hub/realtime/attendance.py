"""One hub's part in knowing who is here: it puts up its own people and tells what changed."""

import asyncio
import time
from typing import TYPE_CHECKING

from hub.kernel.ids import new_key
from hub.realtime import calls, limits, presence, roster, wire
from hub.realtime.connection import Connection
from hub.realtime.presence import AWAY, OFFLINE, ONLINE
from hub.realtime.roster import People, Seen
from hub.realtime.types import HOUSE

if TYPE_CHECKING:
    from hub.realtime.hub import Hub

EVENT = "presence"
REMEMBERED_SECONDS = 15 * 60.0  # how long it is known when somebody was last here
REWRITE_SECONDS = 10.0
_desk = calls.Desk("socket-presence", 1)  # Redis may be slow, the other desks must not be


class Attendance:
    """Who of the house is connected here, and what the people here were told of everyone."""

    def __init__(self, hub: "Hub") -> None:
        self.hub = hub
        self.process = new_key(9)
        self.states: dict[str, str] = {}  # everybody who is not offline, as told
        self._people: People = {}
        self._others: list[People] = []
        self._left_at: dict[str, float] = {}
        self._written_at = 0.0
        self._news = asyncio.Event()

    def moved(self, connection: Connection) -> None:
        """Note that a connection came, went, or looks elsewhere."""
        if HOUSE in connection.who.tags:
            self._news.set()

    def greet(self, connection: Connection) -> None:
        """Tell somebody who has just come who is here."""
        if HOUSE in connection.who.tags:
            whole = wire.whisper((), EVENT, {"people": self.states, "whole": True})
            connection.whisper({"type": "websocket.send", "text": whole.text})

    async def look(self) -> None:
        """Put up who is here, read who is anywhere, and tell the difference to those here."""
        people = self._present()
        boards = await _desk.ask(self._exchange, people)
        everyone = {
            key: seen.state
            for key, seen in presence.merged(boards).items()
            if seen.state != OFFLINE
        }
        moved = {
            key: everyone.get(key, OFFLINE)
            for key in everyone.keys() | self.states.keys()
            if everyone.get(key) != self.states.get(key)
        }
        self.states = everyone
        if moved:  # one frame for all who come back after a restart, not one each
            self.hub.take(wire.whisper((HOUSE,), EVENT, {"people": moved}))

    async def rest(self) -> None:
        """Wait until somebody moves, or for the next round."""
        try:
            async with asyncio.timeout(limits.PACE.presence):
                await self._news.wait()
        except TimeoutError:
            return
        await asyncio.sleep(limits.PACE.gather)
        self._news.clear()

    def close(self) -> None:
        """Nobody is here any more."""
        roster.take_down(self.process)

    def _exchange(self, people: People) -> list[People]:
        due = time.monotonic() - self._written_at > REWRITE_SECONDS
        if due or people != self._people:
            roster.write(self.process, people)
            self._people, self._written_at = people, time.monotonic()
        others = roster.read(but=self.process)
        self._others = self._others if others is None else others  # away: as they last stood
        return [people, *self._others]

    def _present(self) -> People:
        now = time.time()
        people = {key: _seen(windows, now) for key, windows in self._windows().items()}
        for key, before in self._people.items():
            if key in people:
                self._left_at.pop(key, None)
                continue
            left_at = self._left_at.setdefault(key, now)
            if now - left_at < REMEMBERED_SECONDS:
                lingers = now - left_at < limits.PACE.gone
                people[key] = Seen(before.state if lingers else OFFLINE, (), before.active_at)
            else:
                del self._left_at[key]
        return people

    def _windows(self) -> dict[str, list[Connection]]:
        windows: dict[str, list[Connection]] = {}
        for connection in self.hub.listeners((HOUSE,)):
            windows.setdefault(str(connection.who.user_id), []).append(connection)
        return windows


def _seen(windows: list[Connection], now: float) -> Seen:
    used = [window for window in windows if window.active]
    looking = sorted({window.focus[0] for window in used if window.focus is not None})
    if used:
        # Rounded, so that staying here is no change that has to be written each time.
        return Seen(ONLINE, tuple(looking), now - now % REWRITE_SECONDS)
    return Seen(AWAY, (), max(window.active_until for window in windows))
