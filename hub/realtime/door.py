"""Who may open a socket: origins, and how many of one address may stand there without a hello."""

from collections import Counter
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from hub.realtime.limits import WAITING_ON_LOOPBACK, WAITING_PER_ADDRESS

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})

_waiting: Counter[str] = Counter()


def is_foreign(scope: dict[str, Any]) -> bool:
    """Whether a browser's page of another origin is behind this handshake.

    Without a cookie an Origin proves nothing (any program can write one) and the ticket decides;
    with a cookie it is a browser, and its page must be ours.
    """
    headers = _headers(scope["headers"])
    if "cookie" not in headers:
        return False
    origin = headers.get("origin", "")
    return origin != settings.PUBLIC_URL and not _same_loopback(origin, headers.get("host", ""))


def enter(scope: dict[str, Any]) -> str | None:
    """Count one more socket of this address that has not said hello; None when too many."""
    address = (scope.get("client") or ("",))[0]
    limit = WAITING_ON_LOOPBACK if address in LOOPBACK else WAITING_PER_ADDRESS
    if _waiting[address] >= limit:
        return None
    _waiting[address] += 1
    return address


def leave(address: str) -> None:
    """It has said hello, or is gone."""
    _waiting[address] -= 1
    if not _waiting[address]:
        del _waiting[address]


def _headers(pairs: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in pairs}


def _same_loopback(origin: str, host: str) -> bool:
    try:
        name = urlsplit(origin).hostname
        return name in LOOPBACK and name == urlsplit(f"//{host}").hostname
    except ValueError:
        return False
