"""Showing our reaction on a customer's message at the provider."""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from channels_bridge.adapters.base import adapters
from channels_bridge.models import ReactionOut
from channels_bridge.models.channels import ChannelState
from channels_bridge.operations.slots import slots
from channels_bridge.operations.ticks import first_external_id
from channels_bridge.types import Fault, SendRefused
from hub.kernel import jobs

log = logging.getLogger(__name__)

PAUSES = (5, 30, 120, 600)  # seconds between tries; a reaction is not worth more
LEASE = timedelta(seconds=60)


def due(*, at: datetime) -> list[UUID]:
    """Return the messages whose reaction is still to be shown, where anything may leave."""
    sending = ReactionOut.objects.filter(
        channel__state=ChannelState.ACTIVE, channel__stopped_at=None
    )
    rows = sending.filter(next_try_at__lte=at).order_by("next_try_at")
    return list(rows.values_list("message_id", flat=True)[:50])


def show(message_id: UUID, *, at: datetime) -> None:
    """Show the newest reaction once; the whole reaction is told, so a repetition is harmless."""
    row = ReactionOut.objects.select_related("message__conversation__identity", "channel")
    found = row.filter(message_id=message_id, next_try_at__lte=at).first()
    if found is None or not found.channel.sends or found.channel.is_held(at):
        return
    if not slots.take(found.channel_id):
        return
    try:
        mine = Q(message_id=message_id, version=found.version)
        if ReactionOut.objects.filter(mine, next_try_at=found.next_try_at).update(
            next_try_at=at + LEASE
        ):
            wait = _told(found)
            again = None if wait is None else at + timedelta(seconds=wait)
            ReactionOut.objects.filter(mine).update(next_try_at=again, refusals=found.refusals + 1)
    finally:
        for other in slots.give(found.channel_id):
            jobs.ring("channels_bridge.tasks.deliver", str(other))


def _told(row: ReactionOut) -> float | None:
    """Tell the provider; return the seconds until another try, None when it is done with."""
    adapter = adapters.get(row.channel.kind)
    message = row.message
    identity = message.conversation.identity
    external_id = message.external_id or first_external_id(message.id)
    if adapter is None or identity is None or not external_id:
        return None
    try:
        adapter.react(
            recipient=identity.external_id,
            external_id=external_id,
            emoji=row.emoji,
            account=row.channel.account(),
        )
    except SendRefused as refused:
        if refused.fault in (Fault.RETRY, Fault.LIMIT) and row.refusals < len(PAUSES):
            return max(refused.retry_after or 0.0, float(PAUSES[row.refusals]))
        log.info("reaction_refused", extra={"message": str(message.id), "code": refused.code})
    except Exception as error:  # telling it again does no harm
        log.warning("reaction_unknown", extra={"error": type(error).__name__})
        return float(PAUSES[row.refusals]) if row.refusals < len(PAUSES) else None
    return None
