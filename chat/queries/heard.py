"""What a customer said last, for showing them that we read and write."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chat.models import Message
from chat.types import Direction


@dataclass(frozen=True, kw_only=True)
class Heard:
    """The newest message of a customer, as their provider knows both."""

    number: int
    external_id: str
    recipient: str
    channel_id: UUID
    blocked: bool
    standby: bool
    window_closes_at: datetime | None


def heard_last(conversation_id: UUID, *, upto: int | None = None) -> Heard | None:
    """Return what a customer last said over a channel (up to a number), None for nothing yet."""
    rows = Message.objects.filter(
        conversation_id=conversation_id, direction=Direction.IN, external_id__isnull=False
    )
    if upto is not None:
        rows = rows.filter(number__lte=upto)
    found = rows.select_related("conversation__identity").order_by("-number").first()
    identity = found.conversation.identity if found is not None else None
    if found is None or identity is None or found.channel_id is None:
        return None
    return Heard(
        number=found.number,
        external_id=found.external_id or "",
        recipient=identity.external_id,
        channel_id=found.channel_id,
        blocked=identity.blocked_at is not None or identity.spam_at is not None,
        standby=found.standby,
        window_closes_at=found.conversation.window_closes_at,
    )
