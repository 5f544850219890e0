"""Meta's road to the hub: batches, signatures, and what is sent again in other groups."""

import asyncio
from collections.abc import Callable
from typing import Any

from channels_bridge.simulator import sign
from channels_bridge.simulator.config import Account
from channels_bridge.simulator.webhooks import AGAIN, Answer, Post
from channels_bridge.simulator.world import World

Item = dict[str, Any]
LARGEST = 3 * 1024 * 1024


def post(account: Account, payload: dict[str, Any], operation: str = "event") -> Post:
    """A signed JSON body, escaped as Meta escapes it."""
    body = sign.meta_body(payload)
    headers = {
        "Content-Type": "application/json",
        "X-Hub-Signature-256": sign.meta(account.credentials["app_secret"], body),
        "User-Agent": "facebookexternalua",
    }
    return Post(account.webhook, body, headers, operation, payload)


class Delivery:
    """Sends items in batches; a refused batch comes again item by item."""

    def __init__(self, world: World, envelope: Callable[[Account, list[Item]], Item]) -> None:
        self.world = world
        self._envelope = envelope

    async def send(self, account: Account, items: list[Item], operation: str) -> list[Answer]:
        """Post the items; one answer for each request made at first."""
        answers = []
        size = max(1, self.world.ctl.manners(account).batch)
        for start in range(0, len(items), size):
            batch = items[start : start + size]
            made = post(account, self._envelope(account, batch), operation)
            if len(made.body) > LARGEST and len(batch) > 1:
                half = len(batch) // 2
                answers += await self.send(account, batch[:half], operation)
                answers += await self.send(account, batch[half:], operation)
                continue
            answer = await self.world.webhooks.post(account, made)
            answers.append(answer)
            if not answer.taken:
                for item in batch:
                    self.world.webhooks.later(self._again(account, item, operation))
        return answers

    async def _again(self, account: Account, item: Item, operation: str) -> None:
        scale = self.world.ctl.manners(account).retry_scale
        for attempt, pause in enumerate(AGAIN[account.kind], start=2):
            await asyncio.sleep(pause * scale)
            made = post(account, self._envelope(account, [item]), operation)
            if (await self.world.webhooks.post(account, made, attempt=attempt)).taken:
                return
