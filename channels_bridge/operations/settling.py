"""What nobody knows about, settled by a person who asked the customer."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from channels_bridge.models import Delivery
from channels_bridge.operations.ticks import parts_of, roll_up
from channels_bridge.types import Status
from chat.operations import numbers
from chat.types import DeliveryState
from hub.kernel.errors import Conflict

if TYPE_CHECKING:
    from chat.models import Message

MISSED = {"code": "not_arrived", "detail": "Somebody of the house says it did not arrive."}


@numbers.transacted
def settle(message: Message, *, delivered: bool, at: datetime) -> None:
    """Note that the unknown parts arrived, or did not; what waited behind them goes on.

    Conflict when nothing is unknown any more, or while a part is being sent.
    """
    delivery = Delivery.objects.select_for_update(no_key=True).filter(message=message).first()
    parts = parts_of(delivery) if delivery is not None else []
    unsure = [part for part in parts if part.state == DeliveryState.UNKNOWN]
    if delivery is None or not unsure:
        raise Conflict("It is known what became of this message.")
    if delivery.leased_until is not None:
        raise Conflict("A part of it is being sent; wait a moment.")
    for part in unsure:
        # The word of the provider, should it still come, beats the one of a person.
        part.learn(Status.DELIVERED if delivered else Status.FAILED, at, MISSED)
        part.save()
    delivery.attempt += 1  # a result of the call that was lost counts no more
    delivery.next_try_at = at
    roll_up(delivery, parts, at=at)
