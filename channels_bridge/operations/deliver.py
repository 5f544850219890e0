"""Sending: claim the oldest, commit, call, record. Nothing overtakes within a conversation."""

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from channels_bridge.adapters.base import adapters
from channels_bridge.models import Channel, Delivery, Part
from channels_bridge.models.deliveries import OPEN
from channels_bridge.operations import outcomes, windows
from channels_bridge.operations.parts import for_adapter
from channels_bridge.operations.slots import buckets, slots
from channels_bridge.operations.ticks import locked, parts_of, roll_up
from channels_bridge.types import Fault, OutcomeUnknown, SendRefused
from channels_bridge.types import Part as Draft
from chat.operations import numbers
from chat.types import DeliveryState
from hub.kernel import jobs

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)  # longer than any call may take, but for the file it carries
SLOWEST = 200_000  # bytes a second a line of ours takes at least
SHORT = 0.25  # seconds worth waiting with a seat taken
SOON = 300.0  # seconds a bell may be on its way; the sweep finds what waits for longer
CLOSED = SendRefused(
    Fault.WINDOW, code="window_closed", detail="The window closed while the message waited."
)
Now = Callable[[], datetime]


def drain(channel_id: UUID, *, now: Now) -> int:
    """Send what is due on a channel; return how many deliveries were carried.

    At most two run at once per channel; the one that leaves serves whoever was turned away.
    """
    carried = 0
    while slots.take(channel_id):
        noted: set[UUID] = set()
        try:
            delivery = claim(channel_id, at=now())
            if delivery is not None:
                _carry(delivery, now)
                carried += 1
        finally:
            noted = slots.give(channel_id)
            for other in noted - {channel_id}:
                jobs.ring("channels_bridge.tasks.deliver", str(other))
        if delivery is None and channel_id not in noted:
            break
    return carried


def due_channels(*, at: datetime) -> list[UUID]:
    """Return the channels with deliveries to send now, for the sweeper."""
    rows = Delivery.objects.filter(state=DeliveryState.QUEUED, next_try_at__lte=at)
    rows = rows.exclude(channel__held_until__gt=at)
    return list(rows.values_list("channel_id", flat=True).distinct())


# Absorbing takes a delivery and its conversation's numbers the other way round.
@numbers.transacted
def claim(channel_id: UUID, *, at: datetime) -> Delivery | None:
    """Take the oldest due delivery whose conversation has no older one open; None without.

    Only the delivery is locked: who claims meanwhile passes over it, and over what is behind it,
    as it counts as open until it has ended. The channel waits for no conversation's numbers.
    """
    older = Delivery.objects.filter(
        conversation_id=OuterRef("conversation_id"), number__lt=OuterRef("number"), state__in=OPEN
    )
    channel = Channel.objects.filter(id=channel_id).first()
    if channel is None or not channel.sends or channel.is_held(at):
        return None
    delivery = (
        Delivery.objects.select_for_update(no_key=True, skip_locked=True)
        .filter(~Exists(older), channel=channel, state=DeliveryState.QUEUED)
        .filter(next_try_at__lte=at)
        .order_by("next_try_at", "number")
        .first()
    )
    if delivery is None:
        return None
    delivery.channel = channel
    delivery.attempt += 1
    delivery.leased_until = at + LEASE
    roll_up(delivery, parts_of(delivery), at=at)
    return delivery


def ring_held(channel_id: UUID, *, at: datetime) -> None:
    """Have a channel served as soon as the pause its provider asked for is over."""
    held = Channel.objects.filter(id=channel_id, held_until__gt=at)
    until = held.values_list("held_until", flat=True).first()
    if until is not None and (wait := (until - at).total_seconds()) < SOON:
        jobs.ring("channels_bridge.tasks.deliver", str(channel_id), delay=wait)


def release_lost(*, at: datetime) -> int:
    """End the leases of workers that died: what was being said is unknown, the rest goes on."""
    over = Delivery.objects.filter(leased_until__lt=at).values_list("id", flat=True)
    for delivery_id in list(over):
        with transaction.atomic():
            delivery = locked(delivery_id)
            if delivery.leased_until is None or delivery.leased_until >= at:
                continue
            parts = parts_of(delivery)
            delivery.leased_until = None
            for part in parts:
                if part.state == DeliveryState.SENDING:
                    part.state = DeliveryState.UNKNOWN
                    part.save(update_fields=["state"])
            roll_up(delivery, parts, at=at)
        log.warning("delivery_lost_its_worker", extra={"delivery": str(delivery_id)})
    return len(over)


def pause(channel: Channel, recipient: str) -> float:
    """Wait a little for the provider's rates; return the seconds when it is not a little."""
    adapter = adapters.get(channel.kind)
    if adapter is None:
        return 0.0
    rate = adapter.per_second
    for key, per_second, burst in (
        (f"{channel.id}:{recipient}", *adapter.per_recipient),
        (f"{channel.id}", rate, max(1.0, rate)),
    ):
        while wait := buckets.wait(key, per_second=per_second, burst=burst):
            if wait > SHORT:
                return wait
            time.sleep(wait)
    return 0.0


def _carry(delivery: Delivery, now: Now) -> None:
    """Say the parts that are still to be said, one after the other, until one does not get out."""
    channel = delivery.channel
    for part in parts_of(delivery):
        if part.state != DeliveryState.QUEUED:
            continue
        if (wait := pause(channel, delivery.recipient)) > 0:
            outcomes.postponed(delivery, wait, at=now())
            return
        if not _said(delivery, part, now):
            return
    outcomes.finished(delivery, at=now())


def _lease(draft: Draft) -> timedelta:
    """Return how long a call may take: shown unknown too early, somebody would send it twice."""
    return LEASE + timedelta(seconds=(draft.file.size if draft.file else 0) / SLOWEST)


def _said(delivery: Delivery, part: Part, now: Now) -> bool:
    """Make one call and record it; True when the next part may follow."""
    adapter, account = adapters.get(delivery.channel.kind), delivery.channel.account()
    if adapter is None:
        return False
    if not windows.may_leave(delivery.message, adapter.limits, now()):
        outcomes.refused(delivery, part, CLOSED, at=now())
        return False
    late = windows.needs_human_agent(delivery.message, adapter.limits, now())
    draft = for_adapter(part, delivery.message, human_agent=late)
    if not outcomes.begun(delivery, part, at=now(), until=now() + _lease(draft)):
        return False
    try:
        receipt = adapter.send(draft, account)
    except SendRefused as refused:
        outcomes.refused(delivery, part, refused, at=now())
        return False
    except FileNotFoundError:
        gone = SendRefused(Fault.PERMANENT, code="file_missing", detail="The file is gone.")
        outcomes.refused(delivery, part, gone, at=now())
        return False
    except OutcomeUnknown as unknown:
        log.warning("delivery_unknown", extra={"delivery": str(delivery.id), "why": str(unknown)})
        outcomes.unknown(delivery, part, at=now())
        return False
    except Exception:
        log.exception("adapter_failed", extra={"delivery": str(delivery.id)})
        outcomes.unknown(delivery, part, at=now())
        return False
    return outcomes.accepted(delivery, part, receipt, at=now())
