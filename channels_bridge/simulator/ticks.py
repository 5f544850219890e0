"""Sent, delivered, read: when, in which order, and whether at all the hub is told."""

import asyncio
import random
from typing import TYPE_CHECKING, Protocol

from .chats import Bubble
from .config import Account
from .phones import Phone

if TYPE_CHECKING:
    from .world import World


class Teller(Protocol):
    """The provider's way to tell one status; it may have none."""

    async def tick(
        self, account: Account, bubble: Bubble, state: str, error: int | None
    ) -> None: ...


class Ticks:
    """Carries each answer of the hub through its states."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self._held: list[tuple[Account, Bubble, str, int | None]] = []

    async def start(self, account: Account, bubble: Bubble, *, error: int | None = None) -> None:
        """Begin; returns at once, unless statuses shall overtake the answer of the call."""
        work = self._run(account, bubble, error)
        if self._world.ctl.manners(account).early_statuses:
            await work
        else:
            self._world.webhooks.later(work)

    async def read(self, account: Account, phone: Phone) -> int:
        """The person looks at the chat: everything delivered becomes read. Returns how many."""
        waiting = [
            bubble
            for bubble in self._world.chats.of(account, phone).bubbles.values()
            if bubble.author == "hub" and bubble.state in ("sent", "delivered")
        ]
        for bubble in waiting:
            await self._emit(account, bubble, "read", None)
        return len(waiting)

    async def release(self, order: str = "fifo") -> int:
        """Tell what was held back: fifo, reverse or shuffle. Returns how many."""
        held, self._held = self._held, []
        if order == "reverse":
            held.reverse()
        elif order == "shuffle":
            random.shuffle(held)
        for account, bubble, state, error in held:
            await self._world.provider(account).tick(account, bubble, state, error)
        return len(held)

    def forget(self) -> None:
        """Throw away what was held back."""
        self._held.clear()

    async def _run(self, account: Account, bubble: Bubble, error: int | None) -> None:
        manners = self._world.ctl.manners(account)
        states = ["failed"] if error else ["sent", "delivered"]
        skip = manners.delivered == "never" or (
            manners.delivered == "sometimes" and random.random() < 0.5
        )
        if skip and "delivered" in states:
            states.remove("delivered")
        if manners.auto_read and not error:
            states.append("read")
        pause = 0 if manners.early_statuses else manners.status_delay
        if manners.statuses == "shuffle":
            await asyncio.gather(
                *(
                    self._after(random.random() * 2 * pause, account, bubble, s, error)
                    for s in random.sample(states, len(states))
                )
            )
            return
        for state in states:
            await self._after(pause, account, bubble, state, error)

    async def _after(
        self, pause: float, account: Account, bubble: Bubble, state: str, error: int | None
    ) -> None:
        await asyncio.sleep(pause)
        await self._emit(account, bubble, state, error)

    async def _emit(self, account: Account, bubble: Bubble, state: str, error: int | None) -> None:
        self._world.chats.advance(bubble, state, str(error) if error else None)
        manner = self._world.ctl.manners(account).statuses
        if manner == "hold":
            self._held.append((account, bubble, state, error))
        elif manner != "drop":
            await self._world.provider(account).tick(account, bubble, state, error)
