"""Calling: claim, commit, call, record. A call that was lost is made again under the same id."""

import hmac
import json
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx
from django.conf import settings
from django.db import close_old_connections, connection

from chat.models import HookDelivery, Subscription
from chat.operations.telling import saying
from chat.queries.hooks import due_deliveries
from chat.types import HookState
from hub.kernel.errors import DomainError
from hub.kernel.posting import Answer, asked_to_wait, guarded_post

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)  # longer than any call may take
SECONDS = 10.0
# After the first, the second … call that was not taken; after the last one it has failed.
PAUSES = [
    *(timedelta(seconds=each) for each in (10, 30)),
    *(timedelta(minutes=each) for each in (2, 10, 30)),
    *(timedelta(hours=each) for each in (1, 3, 6, 12, 24)),
]
REST = timedelta(minutes=5)  # at most, for the rest of what waits for an address that is away
GONE = 410
OVERLOADED = frozenset({408, 425, 429})
Now = Callable[[], datetime]


def drain(subscription_id: UUID, *, now: Now) -> int:
    """Tell an address what is due, one after the other, until it does not take it."""
    called = 0
    while (delivery := claim(subscription_id, at=now())) is not None:
        called += 1
        if not _call(delivery, now):
            break
    return called


def claim(subscription_id: UUID, *, at: datetime) -> HookDelivery | None:
    """Take the oldest due delivery for a minute; None without.

    A worker that dies with it leaves it to the next one when the minute is over.
    """
    rows = due_deliveries(at=at).select_related("subscription")
    due = rows.filter(subscription=subscription_id)
    while (row := due.first()) is not None:
        mine = HookDelivery.objects.filter(
            id=row.id, state=HookState.QUEUED, tries=row.tries, next_try_at=row.next_try_at
        )
        if mine.update(tries=row.tries + 1, next_try_at=at + LEASE):
            row.tries += 1
            return row
    return None


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """Return `sha256=<hex>` over "timestamp.body" (HMAC-SHA256)."""
    signed = hmac.new(secret.encode(), timestamp.encode() + b"." + body, sha256)
    return f"sha256={signed.hexdigest()}"


def _call(delivery: HookDelivery, now: Now) -> bool:
    """Make one call and record it; True when the next may follow at once."""
    try:
        answer = _post(delivery, now)
    except (DomainError, httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
        return _missed(delivery, why=_named(error), at=now())
    except Exception as error:
        log.exception("hook_call_failed", extra={"delivery": str(delivery.id)})
        return _missed(delivery, why=type(error).__name__, at=now())
    return _answered(delivery, answer, at=now())


def _post(delivery: HookDelivery, now: Now) -> Answer:
    body = json.dumps(saying.payload_of(delivery)).encode()
    headers = _headers(delivery, str(int(now().timestamp())), body)
    if not connection.in_atomic_block:
        close_old_connections()  # none of ours waits for somebody's program
    return guarded_post(
        delivery.subscription.url,
        body=body,
        headers=headers,
        trusted=settings.HOOK_ORIGINS,
        seconds=SECONDS,
    )


def _headers(delivery: HookDelivery, timestamp: str, body: bytes) -> dict[str, str]:
    kept: Any = delivery.subscription.secret
    return {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "Mostrador",
        "X-Hub-Event": delivery.kind,
        "X-Hub-Delivery": str(delivery.id),
        "X-Hub-Timestamp": timestamp,
        "X-Hub-Signature-256": signature(kept["secret"], timestamp, body),
    }


def _answered(delivery: HookDelivery, answer: Answer, *, at: datetime) -> bool:
    rows = Subscription.objects.filter(id=delivery.subscription_id)
    if 200 <= answer.status < 300:
        _record(delivery, HookState.DELIVERED, status_code=answer.status, delivered_at=at)
        rows.filter(failing_since__isnull=False).update(failing_since=None)
        return True
    if answer.status == GONE:
        _record(delivery, HookState.FAILED, status_code=GONE, error=_phrase(GONE))
        rows.filter(paused_at=None).update(paused_at=at)
        return False
    asked = asked_to_wait(answer, at=at)
    return _missed(delivery, why=_phrase(answer.status), at=at, status=answer.status, asked=asked)


def _missed(
    delivery: HookDelivery,
    *,
    why: str,
    at: datetime,
    status: int | None = None,
    asked: timedelta = timedelta(),
) -> bool:
    """Have it told again later; the rest waits too, unless the address refused this one only."""
    over = delivery.tries > len(PAUSES)
    pause = max(PAUSES[min(delivery.tries, len(PAUSES)) - 1], asked)
    _record(
        delivery,
        HookState.FAILED if over else HookState.QUEUED,
        status_code=status,
        error=why,
        next_try_at=None if over else at + pause,
    )
    rows = Subscription.objects.filter(id=delivery.subscription_id, failing_since=None)
    rows.update(failing_since=at)
    if status is not None and 400 <= status < 500 and status not in OVERLOADED:
        return True
    until = at + max(min(pause, REST), asked)
    waiting = HookDelivery.objects.filter(
        subscription=delivery.subscription_id, state=HookState.QUEUED, next_try_at__lt=until
    )
    waiting.exclude(id=delivery.id).update(next_try_at=until)
    return False


def _record(delivery: HookDelivery, state: HookState, **fields: object) -> None:
    """Write down what became of a call, unless somebody else has taken it over meanwhile."""
    mine = HookDelivery.objects.filter(id=delivery.id, state=HookState.QUEUED, tries=delivery.tries)
    mine.update(**{"state": state, "error": "", "next_try_at": None, **fields})


def _named(error: Exception) -> str:
    if isinstance(error, DomainError):
        return error.detail
    return "No answer in time." if isinstance(error, TimeoutError) else type(error).__name__


def _phrase(status: int) -> str:
    """Name a status; of the answer itself nothing is kept, as it may repeat what it was told."""
    return next((each.phrase for each in HTTPStatus if each == status), "")
