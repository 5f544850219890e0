"""Somebody is known by another id: their conversation follows, and what may still be sent."""

from datetime import datetime
from uuid import UUID

from channels_bridge.models import Delivery, Part
from chat.operations import identities, moving
from chat.types import DeliveryState, Sender

# What was not said, and what a person may have said again.
UNSAID = (
    DeliveryState.QUEUED,
    DeliveryState.SENDING,
    DeliveryState.FAILED,
    DeliveryState.UNKNOWN,
)


def follow(
    channel_id: UUID, sender: Sender, *, old_id: str, new_id: str, phone: str = "", at: datetime
) -> bool:
    """Move a person to their new id; False where nobody is known, or the new one is another's.

    What goes to the old id from then on would reach whoever has it next.
    """
    moved = moving.rename_identity(
        channel_id=channel_id, sender=sender, old_id=old_id, new_id=new_id, phone=phone, at=at
    )
    person = identities.identity_of(channel_id, Sender(external_id=new_id)) if moved else None
    if person is not None:
        theirs = Delivery.objects.filter(channel=channel_id, message__conversation__identity=person)
        waiting = theirs.filter(state__in=UNSAID).exclude(recipient=person.external_id)
        Part.objects.filter(delivery__in=waiting.values("id"), state__in=UNSAID).update(
            recipient=person.external_id
        )
        waiting.update(recipient=person.external_id)
    return moved
