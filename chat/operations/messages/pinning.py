"""What everybody should find again: pinned, at most fifty in a conversation."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from chat.models import Message
from chat.operations import numbers, threads
from chat.operations.conversations import events
from chat.operations.conversations.places import refuse_unless_in
from chat.queries.conversations import may_answer
from chat.queries.messages import pinned
from chat.types import OUTSIDE, Kind
from hub.kernel.errors import Conflict, Forbidden

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST_PINS = 50


class EnoughPins(Conflict):
    """The conversation has as many pins as anybody looks through."""

    code, detail = "enough_pins", f"At most {MOST_PINS} messages are pinned; unpin another first."


@numbers.transacted
def pin(
    *, message: Message, on: bool, by: User, at: datetime, client_id: UUID | None = None
) -> Message:
    """Pin a message for everyone of ours who reads it, or take the pin off.

    Members do it among themselves; in customers' conversations those who answer, and the customer
    does not learn of it. EnoughPins beyond fifty; the same again changes nothing.
    """
    conversation = message.conversation
    if conversation.kind in OUTSIDE and not may_answer(by, conversation):
        raise Forbidden
    numbers.hold(conversation.id)
    refuse_unless_in(conversation, by)
    message.refresh_from_db(fields=["deleted_at", "pinned_at", "seq"])
    if message.deleted_at is not None or message.kind == Kind.SYSTEM:
        raise Conflict("Nobody can pin this.")
    if on == (message.pinned_at is not None):
        return message
    if on and pinned(conversation, after_number=0).count() >= MOST_PINS:
        raise EnoughPins
    message.pinned_at, message.pinned_by = (at, by) if on else (None, None)
    fresh = threads.touch(message, ["pinned_at", "pinned_by"], client_id=client_id)
    if on:
        _note(message, by=by, at=at)
    return fresh


def _note(message: Message, *, by: User, at: datetime) -> None:
    conversation = message.conversation
    events.note(
        conversation,
        "pinned",
        by=by,
        at=at,
        private=conversation.kind in OUTSIDE,
        change=None,
        message=str(message.id),
        number=message.number,
    )
