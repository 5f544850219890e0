"""Customers' files: the message stands at once, its file follows, for days if it must."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from channels_bridge.adapters.base import adapters
from channels_bridge.models import Channel
from channels_bridge.operations.slots import Slots
from channels_bridge.types import Fault, OutcomeUnknown, SendRefused
from chat.operations import files
from chat.queries import files as queries
from hub.kernel import jobs
from hub.kernel.errors import DomainError, TooLarge

if TYPE_CHECKING:
    from chat.models import Attachment

log = logging.getLogger(__name__)

# Seconds between tries: four days in all, as providers keep files for about a week.
PAUSES = (5, 15, 60, 300, 900, 3600, *(21_600,) * 16)
LEASE = timedelta(minutes=5)
GONE = ("400", "403", "404", "410", "100", "100/33")  # an address or an id that has run out
AT_ONCE = 20
# Apart from the seats for sending: a slow file never keeps a message waiting.
seats = Slots(in_all=3, each=2)
Now = Callable[[], datetime]


def fetch_of_message(message_id: UUID, *, now: Now) -> None:
    """Fetch what a message promised and is due."""
    for attachment_id in queries.promised_by(message_id):
        fetch(attachment_id, now=now)


def due(*, at: datetime) -> list[UUID]:
    """Return the files whose next try has come, the longest waiting first."""
    return queries.due(at=at, limit=AT_ONCE)


def fetch_soon(attachment: Attachment) -> None:
    """Ask for a file again because a person wants it, inside the caller's transaction."""
    jobs.enqueue("channels_bridge.tasks.fetch_media", str(attachment.id))


def fetch(attachment_id: UUID, *, now: Now) -> None:
    """Fetch one file if it is due and there is a seat; otherwise the sweeper comes by."""
    found = queries.promised(attachment_id)
    if found is None or found.message is None or found.message.channel_id is None:
        return
    channel = Channel.objects.filter(id=found.message.channel_id).first()
    if channel is None or not seats.take(channel.id):
        return
    try:
        if files.claim(attachment=found, until=now() + LEASE, at=now()):
            _fetch(found, channel, now)
    finally:
        if seats.give(channel.id):
            jobs.ring("channels_bridge.tasks.fetch_due")


def _fetch(found: Attachment, channel: Channel, now: Now) -> None:
    adapter = adapters.get(channel.kind)
    try:
        if adapter is None:
            raise SendRefused(Fault.PERMANENT, code="no_adapter")
        if adapter.largest_in and (found.size or 0) > adapter.largest_in:
            raise SendRefused(Fault.PERMANENT, code=TooLarge.code)  # asking would change nothing
        with adapter.fetch(found.source or {}, channel.account()) as fetched:
            files.arrived(
                attachment_id=found.id,
                stream=fetched.stream,
                content_type=fetched.content_type or found.content_type,
                name=fetched.name or found.name,
                at=now(),
            )
    except SendRefused as refused:
        again = refused.fault is not Fault.PERMANENT
        _failed(found, _why(refused), refused.retry_after, again=again, at=now())
    except OutcomeUnknown as unknown:
        _failed(found, str(unknown), None, again=True, at=now())
    except DomainError as refused:
        # No room on our disk passes; a file that is too large does not shrink.
        _failed(found, refused.code, None, again=refused.status >= 500, at=now())
    except Exception as error:
        log.exception("file_failed", extra={"attachment": str(found.id)})
        _failed(found, type(error).__name__, None, again=True, at=now())


def _why(refused: SendRefused) -> str:
    """Return the code a file shows; the provider's own says nothing to whoever waits for it."""
    if refused.fault is Fault.PERMANENT and refused.code in GONE:
        return "gone"
    return refused.code or refused.detail


def _failed(
    found: Attachment, error: str, retry_after: float | None, *, again: bool, at: datetime
) -> None:
    log.info("file_not_fetched", extra={"attachment": str(found.id), "code": error})
    wait = PAUSES[found.tries] if again and found.tries < len(PAUSES) else None
    next_try = None if wait is None else at + timedelta(seconds=max(wait, retry_after or 0.0))
    files.failed(attachment_id=found.id, error=error[:255], next_try_at=next_try, at=at)
