"""Lines and standing of a conversation whose outsider showed a code of a portal account."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from chat.events import ConversationChanged
from chat.models import Conversation, Message
from chat.operations import numbers
from chat.operations.conversations import events
from chat.operations.threads import Change
from chat.types import ConversationState, Direction
from hub.accounts.queries import house_bot
from hub.kernel.events import announce

if TYPE_CHECKING:
    from hub.accounts.models import User


@numbers.transacted
def note_shown(
    *, conversation_id: UUID, number: int, outcome: str, account: User | None, at: datetime
) -> Conversation:
    """Leave a line about a code shown by message `number`, which itself waits for no answer."""
    row = Conversation.objects.get(id=conversation_id)
    shown = Message.objects.get(conversation=row, number=number)

    def change(row: Conversation) -> None:
        if row.needs_reply_since == shown.created_at and _is_last_word(row, number):
            _rest(row)

    name = account.name if account is not None else ""
    return _noted(row, f"link_{outcome}", at=at, change=change, account=name)


@numbers.transacted
def note_carried_on(*, conversation_id: UUID, number: int, to: str, at: datetime) -> bool:
    """Leave a line that what was asked up to `number` goes on elsewhere.

    Where nothing was said after it, nobody waits here any more; returns whether that is so.
    """
    row = Conversation.objects.get(id=conversation_id)
    numbers.hold(row.id)
    rests = _is_last_word(row, number)

    def change(row: Conversation) -> None:
        if rests:
            _rest(row)

    _noted(row, "carried_on", at=at, change=change, channel=to)
    return rests


def _noted(
    row: Conversation, event: str, *, at: datetime, change: Change, **facts: Any
) -> Conversation:
    noted = events.note(row, event, by=house_bot(), at=at, change=change, **facts)
    announce(ConversationChanged(conversation_id=noted.id))
    return noted


def _is_last_word(row: Conversation, number: int) -> bool:
    later = Message.objects.filter(conversation=row, number__gt=number)
    return not later.filter(direction=Direction.IN).exists()


def _rest(row: Conversation) -> None:
    row.needs_reply_since = row.queued_at = None
    row.state, row.snoozed_until = ConversationState.RESOLVED, None
