"""What was on its way when a copy was made may have arrived since: nothing is said twice."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from channels_bridge.models import Delivery
from channels_bridge.models.deliveries import OPEN
from channels_bridge.operations.ticks import locked, parts_of, roll_up
from chat.types import DeliveryState


def doubt_open(at: datetime) -> None:
    """Call every delivery of a restored house that was still open unknown; people settle it."""
    for delivery_id in list(Delivery.objects.filter(state__in=OPEN).values_list("id", flat=True)):
        with transaction.atomic():
            delivery = locked(delivery_id)
            parts = parts_of(delivery)
            delivery.leased_until = None
            for part in parts:
                if part.state in OPEN:
                    part.state = DeliveryState.UNKNOWN
                    part.save(update_fields=["state"])
            roll_up(delivery, parts, at=at)
