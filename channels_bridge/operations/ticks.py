"""What a delivery shows: the worst of its parts, recomputed under its lock."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from channels_bridge.models import Delivery, Part
from channels_bridge.operations import failures
from channels_bridge.types import Status
from chat.operations import deliveries
from chat.types import DeliveryState
from hub.kernel import jobs

RANKED = (DeliveryState.SENT, DeliveryState.DELIVERED, DeliveryState.READ)


def locked(delivery_id: UUID) -> Delivery:
    """Return the delivery, held to the end of the transaction; parts change under this lock."""
    return Delivery.objects.select_for_update(no_key=True).get(id=delivery_id)


def tick(
    delivery_id: UUID,
    part_ids: Iterable[UUID],
    status: Status,
    *,
    told_at: datetime,
    error: dict[str, str] | None,
    at: datetime,
) -> None:
    """Keep a status of some parts of a delivery and show what follows."""
    with transaction.atomic():
        delivery = locked(delivery_id)
        parts = parts_of(delivery)
        wanted = set(part_ids)
        for part in parts:
            if part.id in wanted:
                news = status is Status.FAILED and part.failed_at is None
                part.learn(status, told_at, error)
                part.save()
                if news:
                    failures.told(part, error, at=at)
        roll_up(delivery, parts, at=at)


def parts_of(delivery: Delivery) -> list[Part]:
    """Return the parts in their order, fresh."""
    return list(delivery.parts.order_by("ordinal"))


def first_external_id(message_id: UUID) -> str | None:
    """Return the provider's id of the first part of a message of ours, once it has one."""
    parts = Part.objects.filter(delivery__message_id=message_id, external_id__isnull=False)
    return parts.order_by("ordinal").values_list("external_id", flat=True).first()


def roll_up(delivery: Delivery, parts: list[Part], *, at: datetime) -> None:
    """Show the worst part on the message; what became sendable again is sent."""
    before = (delivery.state, delivery.error)
    delivery.state, delivery.error = _worst(delivery, parts)
    reopened = delivery.state == DeliveryState.QUEUED and before[0] != DeliveryState.QUEUED
    if reopened and delivery.next_try_at <= at:
        jobs.enqueue("channels_bridge.tasks.deliver", str(delivery.channel_id))
    delivery.save()
    if (delivery.state, delivery.error) != before:
        deliveries.set_state(
            message_id=delivery.message_id,
            state=DeliveryState(delivery.state),
            error=delivery.error,
            at=at,
        )


def _worst(delivery: Delivery, parts: list[Part]) -> tuple[str, dict[str, str] | None]:
    states = [part.state for part in parts]
    if DeliveryState.FAILED in states:
        return DeliveryState.FAILED, parts[states.index(DeliveryState.FAILED)].error
    if DeliveryState.UNKNOWN in states:
        return DeliveryState.UNKNOWN, None
    if DeliveryState.QUEUED in states or DeliveryState.SENDING in states:
        carried = delivery.leased_until is not None
        return DeliveryState.SENDING if carried else DeliveryState.QUEUED, None
    return min(states, key=lambda state: RANKED.index(DeliveryState(state))), None
