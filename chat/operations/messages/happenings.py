"""What senders do to their messages and around them, without saying anything new."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from chat.events import ConversationChanged
from chat.models import Message
from chat.operations import numbers, threads, words
from chat.operations.identities import identity_of
from chat.queries import message_by_external
from chat.types import Direction, Kind, Sender
from hub.kernel.clock import iso
from hub.kernel.events import announce


@numbers.transacted
def move_received(
    *, channel_id: UUID, external_id: str, card: Mapping[str, Any], at: datetime
) -> bool:
    """Take over where a live location is now; False when the message is not known.

    News may overtake each other: an older place never replaces a newer one.
    """
    message = message_by_external(channel_id, external_id)
    if message is None:
        return False
    numbers.hold(message.conversation_id)
    message.refresh_from_db()
    known = message.card or {}
    moved_at = iso(at) or ""
    stood_at = str(known.get("moved_at") or "")
    gone = message.deleted_at is not None or known.get("type") != "location"
    # Told in whole seconds: within one the later news counts, but what has ended stays so.
    if gone or stood_at > moved_at or (stood_at == moved_at and not known.get("live")):
        return True
    message.card = words.value({**_named(known), **card, "moved_at": moved_at})
    threads.touch(message, ["card"])
    return True


@numbers.transacted
def note_referral(
    *,
    channel_id: UUID,
    sender: Sender,
    external_id: str,
    referral: Mapping[str, Any],
    at: datetime,
) -> bool:
    """Leave a line that a known customer came back by an advertisement or link, once.

    False for people without a conversation: with their first words the referral comes again.
    """
    identity = identity_of(channel_id, sender)
    conversation = getattr(identity, "conversation", None)
    if identity is None or conversation is None:
        return False
    numbers.hold(conversation.id)
    if message_by_external(channel_id, external_id) is not None:
        return True
    card = words.value({"type": "event", "event": "referred", "referral": dict(referral)})
    line = Message(conversation=conversation, kind=Kind.SYSTEM, direction=Direction.INTERNAL)
    line.private, line.card, line.created_at = True, card, at
    line.channel_id, line.external_id = channel_id, external_id
    threads.append(line, at=at)
    # Nobody said anything, yet a link may carry what somebody waits for.
    announce(ConversationChanged(conversation_id=conversation.id))
    return True


def _named(card: Mapping[str, Any]) -> dict[str, Any]:
    return {key: card[key] for key in ("name", "address") if card.get(key)}
