"""The two ways a bot gets its updates."""

import asyncio
import contextlib
import time
from dataclasses import dataclass, field
from typing import Any

# message_reaction must be asked for (setWebhook); the others come by default.
BY_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}
KEPT = 24 * 3600.0  # seconds an update waits to be asked for


@dataclass
class Inbox:
    """A bot's webhook, or its queue for getUpdates while it has none."""

    url: str = ""
    secret: str = ""
    allowed: list[str] | None = None
    max_connections: int = 40
    pending: list[dict[str, Any]] = field(default_factory=list)
    held_since: dict[int, float] = field(default_factory=dict)  # by update_id
    filled: asyncio.Event = field(default_factory=asyncio.Event)
    turn: int = 0
    last_error_at: int | None = None
    last_error: str = ""

    def hold(self, update: dict[str, Any]) -> None:
        """Keep an update for getUpdates, for a day at most."""
        self.pending.append(update)
        self.held_since[update["update_id"]] = time.time()
        self.filled.set()

    def confirm(self, offset: int) -> None:
        """Forget everything below an offset, and what nobody has asked for in a day."""
        young = time.time() - KEPT
        self.pending = [
            each
            for each in self.pending
            if each["update_id"] >= offset and self.held_since.get(each["update_id"], 0) > young
        ]
        left = {each["update_id"] for each in self.pending}
        self.held_since = {key: at for key, at in self.held_since.items() if key in left}

    def take_turn(self) -> int:
        """A bot has one getUpdates at a time: a newer one ends the older."""
        self.turn += 1
        self.filled.set()
        return self.turn

    async def wait(self, seconds: float) -> None:
        """Until an update comes, another asks, or so many seconds."""
        self.filled.clear()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.filled.wait(), seconds)

    def wants(self, update: dict[str, Any]) -> bool:
        kind = next(key for key in update if key != "update_id")
        if not self.allowed:
            return kind not in BY_REQUEST
        return kind in self.allowed
