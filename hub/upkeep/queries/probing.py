"""The house called from outside, at the address customers and providers have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx
from django.conf import settings

from hub.kernel.http import client
from hub.kernel.saying import Said
from hub.upkeep.queries.looking import off_by
from hub.upkeep.types import Finding, Level

PATIENCE = 5.0  # seconds


def address(at: datetime) -> Iterator[Finding]:
    """A public address that does not lead here, or whose clock is another."""
    answer = _asked("/healthz")
    if isinstance(answer, str) or answer.status_code != 200:
        why = answer if isinstance(answer, str) else f"HTTP {answer.status_code}"
        yield Finding(
            key="address_unreachable",
            level=Level.ERROR,
            words=Said(
                f"{settings.PUBLIC_URL} does not lead to this house ({why}): look at DNS, the"
                " proxy, the firewall (ports 80 and 443) and whether the house runs.",
                f"{settings.PUBLIC_URL} no lleva a esta casa ({why}): revise el DNS, el proxy, el"
                " cortafuegos (puertos 80 y 443) y que la casa esté encendida.",
            ),
            about={"public_url": settings.PUBLIC_URL, "why": why},
        )
    elif told := answer.headers.get("date"):
        theirs = parsedate_to_datetime(told).replace(tzinfo=UTC)
        yield from off_by(theirs - datetime.now(UTC), where=settings.PUBLIC_URL)


def doorbells(at: datetime) -> Iterator[Finding]:
    """Webhooks that a proxy keeps to itself: any answer but ours of a channel nobody has."""
    answer = _asked("/webhooks/telegram/nobody/")
    if isinstance(answer, str):  # `address` has told why
        return
    if answer.status_code not in (401, 403, 404, 405):
        yield Finding(
            key="webhooks_unreachable",
            level=Level.ERROR,
            words=Said(
                f"Webhooks do not get through (HTTP {answer.status_code}): the proxy in front must"
                " pass /webhooks/ on.",
                f"Los webhooks no llegan (HTTP {answer.status_code}): el proxy de delante debe"
                " dejar pasar /webhooks/.",
            ),
            about={"status": answer.status_code},
        )


def _asked(path: str) -> httpx.Response | str:
    """Return the answer, or in one word why there is none."""
    try:
        return client(settings.PUBLIC_URL, PATIENCE).get(path)
    except httpx.HTTPError as error:
        return type(error).__name__
