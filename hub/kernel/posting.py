"""One POST to somebody's program: a checked address, no redirects, and never longer than agreed."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from hub.kernel.http import aimed, trust

READ = 1024  # bytes of an answer that are taken off the line; nobody looks at them
LONGEST = timedelta(hours=24)  # that an address may ask us to wait


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What was answered, without its body."""

    status: int
    headers: Mapping[str, str]


def asked_to_wait(answer: Answer, *, at: datetime) -> timedelta:
    """Return what `Retry-After` (RFC 9110, 10.2.3) asks for: nothing to a day."""
    raw = answer.headers.get("retry-after", "").strip()
    if raw.isascii() and raw.isdigit():
        return min(timedelta(seconds=int(raw[:9])), LONGEST)
    try:
        wait = parsedate_to_datetime(raw) - at
    except (TypeError, ValueError, OverflowError):
        return timedelta()
    return min(max(wait, timedelta()), LONGEST)


def guarded_post(
    url: str,
    *,
    body: bytes,
    headers: Mapping[str, str],
    trusted: Sequence[str] = (),
    seconds: float = 10.0,
) -> Answer:
    """Post to a `trusted` origin, or over HTTPS to a global address; a redirect is an answer.

    AddressRefused before any connection to another address; httpx.TransportError or TimeoutError
    when there was no answer within `seconds` in all. Runs an event loop of its own.
    """
    aim = aimed(url, trusted=trusted)
    aim["headers"] = {**headers, **aim["headers"]}
    return asyncio.run(_post(aim, body, seconds))


async def _post(aim: dict[str, Any], body: bytes, seconds: float) -> Answer:
    # Time-outs of a client count each step: a body that trickles would hold on for ever.
    async with (
        asyncio.timeout(seconds),
        httpx.AsyncClient(
            trust_env=False, follow_redirects=False, timeout=seconds, verify=trust()
        ) as client,
        client.stream("POST", content=body, **aim) as response,
    ):
        read = 0
        async for chunk in response.aiter_raw(READ):
            read += len(chunk)
            if read >= READ:
                break
        return Answer(status=response.status_code, headers=response.headers)
