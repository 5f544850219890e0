"""The road from provider to hub: posts, and each provider's own way of trying again."""

import asyncio
import time
from collections.abc import Coroutine
from dataclasses import asdict, dataclass
from typing import Any

import httpx

from .config import Account
from .log import Log

# Seconds before each further attempt. Telegram and Meta repeat every non-2xx with growing pauses
# (their exact schedules are not documented); Twilio repeats once, and only if it could not connect.
AGAIN: dict[str, tuple[float, ...]] = {
    "telegram": (0.5, 1, 2, 4, 8, 15, 30, 60, 60, 60),
    "whatsapp_twilio": (0.5,),
    "whatsapp_cloud": (0.1, 0.5, 1, 2, 4, 8, 15, 30, 60, 60),
    "messenger": (0.1, 0.5, 1, 2, 4, 8, 15, 30, 60, 60),
    "instagram": (0.1, 0.5, 1, 2, 4, 8, 15, 30, 60, 60),
}
PATIENCE = {"telegram": 60.0, "whatsapp_twilio": 15.0}


@dataclass(frozen=True)
class Post:
    """One signed request, ready to leave."""

    url: str
    body: bytes
    headers: dict[str, str]
    operation: str = "webhook"
    told: Any = None


@dataclass(frozen=True)
class Answer:
    """What the hub said; `status` is None when nothing came back."""

    status: int | None
    body: str
    headers: dict[str, str]
    ms: float
    error: str | None = None
    connected: bool = True

    @property
    def taken(self) -> bool:
        return self.status is not None and 200 <= self.status < 300

    def shape(self) -> dict[str, Any]:
        return asdict(self) | {"taken": self.taken}


class Webhooks:
    """Posts to the hub and remembers what runs in the background."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._client = httpx.AsyncClient(
            trust_env=False,
            verify=False,
            limits=httpx.Limits(max_connections=200, max_keepalive_connections=50),
        )
        self._running: set[asyncio.Task[Any]] = set()

    async def post(self, account: Account, post: Post, *, attempt: int = 1) -> Answer:
        """Send once, log it, and never raise for what the network does."""
        begun = time.perf_counter()
        try:
            got = await self._client.post(
                post.url,
                content=post.body,
                headers=post.headers,
                timeout=PATIENCE.get(account.kind, 10.0),
            )
            answer = Answer(got.status_code, got.text[:65536], dict(got.headers), _ms(begun))
        except httpx.HTTPError as error:
            connected = not isinstance(error, httpx.ConnectError | httpx.ConnectTimeout)
            answer = Answer(None, "", {}, _ms(begun), repr(error), connected)
        self._log.write(
            direction="webhook",
            account=account.name,
            kind=account.kind,
            operation=post.operation,
            status=answer.status,
            accepted=answer.taken,
            request=post.told,
            response=answer.body[:2000],
            ms=answer.ms,
            path=post.url,
            attempt=attempt,
            error=answer.error,
        )
        return answer

    async def deliver(self, account: Account, post: Post, scale: float = 1.0) -> Answer:
        """Send once and return the answer; go on in the background if the provider would."""
        first = await self.post(account, post)
        if self.repeats(account, first):
            self.later(self._again(account, post, scale))
        return first

    async def ask(self, url: str, query: dict[str, str]) -> httpx.Response:
        """A plain GET, as in Meta's handshake."""
        return await self._client.get(url, params=query, timeout=10)

    def repeats(self, account: Account, answer: Answer) -> bool:
        """Whether this provider sends again after such an answer."""
        if answer.taken:
            return False
        return not answer.connected if account.kind == "whatsapp_twilio" else True

    def later(self, work: Coroutine[Any, Any, Any]) -> None:
        """Run beside the caller; `close` ends what still runs."""
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._done)

    def forget(self) -> None:
        """Stop trying whatever still runs."""
        for task in list(self._running):
            task.cancel()

    async def close(self) -> None:
        """Stop trying and let go of the connections."""
        self.forget()
        await asyncio.gather(*self._running, return_exceptions=True)
        await self._client.aclose()

    async def _again(self, account: Account, post: Post, scale: float) -> None:
        for attempt, pause in enumerate(AGAIN[account.kind], start=2):
            await asyncio.sleep(pause * scale)
            if not self.repeats(account, await self.post(account, post, attempt=attempt)):
                return

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled() and task.exception():
            asyncio.get_running_loop().call_exception_handler(
                {"message": "a background delivery failed", "exception": task.exception()}
            )


def _ms(begun: float) -> float:
    return round((time.perf_counter() - begun) * 1000, 2)
