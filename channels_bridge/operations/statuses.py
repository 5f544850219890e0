"""Ticks: what providers say about what we sent, in whatever order they say it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from channels_bridge.models import Channel, Delivery, EarlyStatus, Part
from channels_bridge.operations.ticks import tick
from channels_bridge.types import Status, StatusChange
from chat.operations import numbers
from chat.types import DeliveryState

KEPT = timedelta(days=7)  # as long as Meta repeats


def apply(channel: Channel, change: StatusChange, *, at: datetime) -> None:
    """Apply one status inside the caller's transaction; what cannot be placed yet waits."""
    error = _error(change)
    told_at = change.at or at
    found: set[UUID] = set()
    for external_id in change.external_ids:
        part = Part.objects.filter(channel=channel, external_id=external_id[:255]).first()
        if part is None:
            part = _by_our_id(channel, change, external_id)
        if part is None:
            _wait(channel, change, at, external_id=external_id[:255])
        else:
            found.add(part.id)
    if not change.external_ids and (ours := _by_our_id(channel, change, None)):
        found.add(ours.id)
    if change.recipient and change.watermark:
        found |= set(_sent_until(channel.id, change.recipient, change.watermark, change.status))
        if _in_the_air(channel, change.recipient):
            _wait(channel, change, at, watermark=change.watermark)
    _tick_all(found, change.status, told_at, error, at)


def settle_early(channel_id: UUID, *, at: datetime, external_id: str = "") -> int:
    """Apply what waited for parts that are known by now; return how many statuses found theirs."""
    known = Part.objects.filter(channel=OuterRef("channel"), external_id=OuterRef("external_id"))
    # Statuses of what others sent on our number wait in vain, and there may be thousands.
    waiting = EarlyStatus.objects.filter(
        Exists(known) | Q(watermark__isnull=False), channel_id=channel_id
    )
    if external_id:
        waiting = waiting.filter(Q(external_id=external_id) | Q(watermark__isnull=False))
    # Looked at before a transaction is begun: watermarks wait for minutes, and mostly for nothing.
    return sum(_settle(early, at) for early in waiting.order_by("id") if _parts_of(early))


@numbers.transacted
def _settle(early: EarlyStatus, at: datetime) -> bool:
    parts = _parts_of(early)
    if parts:
        _tick_all(set(parts), Status(early.status), early.at, early.error, at)
    if parts and early.watermark is None:
        EarlyStatus.objects.filter(id=early.pk).delete()
    return bool(parts)


def sweep_early(*, at: datetime) -> None:
    """Settle what a lost race left behind; forget what nobody will ever place."""
    EarlyStatus.objects.filter(created_at__lt=at - KEPT).delete()
    EarlyStatus.objects.filter(
        watermark__isnull=False, created_at__lt=at - timedelta(minutes=5)
    ).delete()
    for channel_id in EarlyStatus.objects.values_list("channel_id", flat=True).distinct():
        settle_early(channel_id, at=at)


def _tick_all(
    part_ids: set[UUID],
    status: Status,
    told_at: datetime,
    error: dict[str, str] | None,
    at: datetime,
) -> None:
    rows = Part.objects.filter(id__in=part_ids).values_list("delivery_id", flat=True)
    # One order of locks for everybody.
    for delivery_id in sorted(set(rows)):
        tick(delivery_id, part_ids, status, told_at=told_at, error=error, at=at)


def _by_our_id(channel: Channel, change: StatusChange, external_id: str | None) -> Part | None:
    try:
        ours = UUID(change.our_id or "")
    except ValueError:
        return None
    part = Part.objects.filter(channel=channel, id=ours).first()
    if part is None or part.state == DeliveryState.QUEUED:
        return None
    if external_id and part.external_id not in (None, external_id):
        return None  # news of an earlier try, which a retry has replaced
    if external_id and part.external_id is None:
        Part.objects.filter(id=ours, external_id=None).update(external_id=external_id[:255])
    return part


def _sent_until(
    channel_id: UUID, recipient: str, watermark: datetime, status: Status
) -> QuerySet[Part, UUID]:
    """Return the parts a watermark tells something new; by the instant of the call: ours lags."""
    untold = {"read_at": None, f"{status.value}_at": None}
    return Part.objects.filter(
        channel_id=channel_id,
        recipient=recipient,
        called_at__lte=watermark,
        external_id__isnull=False,
        **untold,
    ).values_list("id", flat=True)


def _in_the_air(channel: Channel, recipient: str) -> bool:
    return Delivery.objects.filter(
        channel=channel, recipient=recipient, state=DeliveryState.SENDING
    ).exists()


def _wait(
    channel: Channel,
    change: StatusChange,
    at: datetime,
    *,
    external_id: str = "",
    watermark: datetime | None = None,
) -> None:
    EarlyStatus.objects.create(
        channel=channel,
        external_id=external_id,
        recipient=(change.recipient or "")[:255] if watermark else "",
        watermark=watermark,
        status=change.status.value,
        error=_error(change),
        at=change.at or at,
        created_at=at,
    )
    # The sender writes the id and then looks here; we write here and then look for the id.
    channel_id = channel.id
    transaction.on_commit(lambda: settle_early(channel_id, at=at, external_id=external_id))


def _parts_of(early: EarlyStatus) -> list[UUID]:
    if early.watermark is not None:
        status = Status(early.status)
        return list(_sent_until(early.channel_id, early.recipient, early.watermark, status))
    rows = Part.objects.filter(channel_id=early.channel_id, external_id=early.external_id)
    return list(rows.values_list("id", flat=True))


def _error(change: StatusChange) -> dict[str, str] | None:
    if change.status is not Status.FAILED:
        return None
    detail = change.error_text.replace("\x00", "").encode("utf-8", "replace").decode()
    return {"code": change.error_code[:60] or "failed", "detail": detail[:500]}
