"""Calls of the Bot API from a worker thread, and what its refusals mean (providers: 6.3)."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import httpx
from django.conf import settings
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)
from telegram.request import BaseRequest, RequestData

from channels_bridge.types import Fault, OutcomeUnknown, SendRefused
from hub.kernel import http

T = TypeVar("T")

# The coming form of `retry_after`; the present one warns at every use.
os.environ.setdefault("PTB_TIMEDELTA", "true")

SECONDS = 20.0  # per step of a call; two steps stay below the lease of a delivery
BEFORE_LEAVING = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class ThreadRequest(BaseRequest):
    """Carries a bot's requests over the kernel's client, so one place makes outgoing HTTP.

    It blocks, which harms nobody: each call has an event loop of its own in a worker thread.
    """

    def __init__(self) -> None:
        self.status: int | None = None

    @property
    def read_timeout(self) -> float:
        return SECONDS

    async def initialize(self) -> None:
        """Nothing to open; the client is shared."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        client = http.client(settings.TELEGRAM_API_BASE, SECONDS)
        data = request_data.json_parameters if request_data else None
        files = request_data.multipart_data if request_data else None
        response = client.request(method, url, data=data, files=files or None)
        self.status = response.status_code
        return response.status_code, response.content


def call(token: str, work: Callable[[Bot], Awaitable[T]]) -> T:
    """Run one bot method; SendRefused when nothing was done, OutcomeUnknown when unsure."""
    request = ThreadRequest()
    base = settings.TELEGRAM_API_BASE
    bot = Bot(
        token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=request,
        get_updates_request=request,
    )

    async def run() -> T:
        return await work(bot)

    try:
        return asyncio.run(run())
    except TelegramError as error:
        raise _verdict(error, request.status) from None
    except (TypeError, ValueError, KeyError, AttributeError):
        # A 200 whose body is not what the method answers.
        raise OutcomeUnknown("The answer could not be read.") from None


def _verdict(error: TelegramError, status: int | None) -> Exception:
    cause = error.__cause__
    if status is None:
        if isinstance(cause, BEFORE_LEAVING):
            return SendRefused(Fault.RETRY, code="unreachable", detail="Telegram is unreachable.")
        return OutcomeUnknown(type(cause or error).__name__)
    if 200 <= status < 300:
        return OutcomeUnknown("The answer could not be read.")
    wait = None
    if isinstance(error, RetryAfter):
        after = error.retry_after
        wait = float(after if isinstance(after, int | float) else after.total_seconds())
    fault = _fault(error, status)
    moved = str(error.new_chat_id) if isinstance(error, ChatMigrated) else ""
    return SendRefused(
        fault, code=str(status), detail=_plain(error), retry_after=wait, now_known_as=moved
    )


def _fault(error: TelegramError, status: int) -> Fault:
    if isinstance(error, RetryAfter) or status == 429:
        return Fault.LIMIT
    if isinstance(error, InvalidToken | Conflict):
        return Fault.CONFIGURATION
    if isinstance(error, Forbidden):
        return Fault.BLOCKED
    if isinstance(error, BadRequest) and "chat not found" in str(error).lower():
        return Fault.BLOCKED
    if isinstance(error, ChatMigrated):
        return Fault.RETRY
    if isinstance(error, BadRequest) or 400 <= status < 500:
        return Fault.PERMANENT
    return Fault.RETRY


def _plain(error: TelegramError) -> str:
    return str(error).partition(". Parsing the server response")[0][:300]
