"""What a refusal means beyond its message: for the person, and for the whole channel."""

from datetime import datetime, timedelta
from uuid import UUID

from channels_bridge.adapters.base import adapters
from channels_bridge.models import Channel, Delivery, Part
from channels_bridge.types import Fault, SendRefused
from chat.operations import identities
from chat.types import DeliveryState, Sender
from hub.kernel import jobs

PAUSES = (2, 5, 10, 20, 40, 60, 120, 300, 600, 900)  # seconds between tries; then it has failed
LIMITED = timedelta(hours=6)  # a queue that has not moved for so long is told to a person
NO_MARKETING = frozenset({"131050"})  # they still want answers


def unreachable(channel_id: UUID, recipient: str, code: str, *, at: datetime) -> None:
    """Mark somebody who blocked us or is gone, until they write again."""
    if code not in NO_MARKETING:
        sender = Sender(external_id=recipient)
        identities.set_reachable(channel_id=channel_id, sender=sender, reachable=False, at=at)


def stop(channel_id: UUID, refusal: SendRefused, at: datetime) -> None:
    """Let nothing leave by a channel whose configuration the provider refuses."""
    text = f"{refusal.code} {refusal.detail}".strip()[:500]
    going = Channel.objects.filter(id=channel_id, stopped_at=None)
    if going.update(
        stopped_at=at, last_error=text, last_error_at=at, token_state="refused", updated_at=at
    ):
        jobs.enqueue("channels_bridge.tasks.tell_stopped", str(channel_id))


def slow_down(delivery: Delivery, refusal: SendRefused, until: datetime, *, at: datetime) -> None:
    """Have the right ones wait: this person, or everybody on the channel.

    Telegram does not say whom it means: a second person while a first one waits is everybody.
    """
    adapter = adapters.get(delivery.channel.kind)
    if adapter is not None and refusal.code in adapter.for_one:
        delivery.limited_until = until
        others = Delivery.objects.filter(channel=delivery.channel_id, state=DeliveryState.QUEUED)
        others = others.exclude(conversation_id=delivery.conversation_id)
        if adapter.receipts or not others.filter(next_try_at__gt=at, limited_until__gt=at).exists():
            return
    Channel.objects.filter(id=delivery.channel_id).update(held_until=until)
    jobs.enqueue("channels_bridge.tasks.deliver_held", str(delivery.channel_id))


def told(part: Part, error: dict[str, str] | None, *, at: datetime) -> None:
    """Follow what a status says about a part that was not delivered.

    Old news of what has been changed since stops no channel.
    """
    channel = Channel.objects.get(id=part.channel_id)
    adapter, code = adapters.get(channel.kind), (error or {}).get("code", "")
    fault = adapter.meaning(code) if adapter else None
    if fault is Fault.BLOCKED:
        unreachable(channel.id, part.recipient, code, at=at)
    fresh = part.called_at is not None and part.called_at >= channel.updated_at
    if fault is Fault.CONFIGURATION and fresh and channel.stopped_at is None:
        stop(channel.id, SendRefused(fault, code=code, detail=(error or {}).get("detail", "")), at)


def pause_of(refusal: SendRefused, refusals: int, limited: timedelta) -> float | None:
    """Return the seconds until the next try, or None when there is none.

    `limited`: for how long it has been told to wait at every try. A provider that names a pause is
    obeyed to the second, for hours; it costs no try.
    """
    if refusal.fault is Fault.CONFIGURATION:
        return 0.0  # the stopped channel holds it back
    last = PAUSES[min(refusals, len(PAUSES) - 1)]
    if refusal.fault is Fault.LIMIT:
        return None if limited > LIMITED else refusal.retry_after or float(last)
    if refusal.fault is not Fault.RETRY or refusals >= len(PAUSES):
        return None
    return max(refusal.retry_after or 0.0, float(last))
