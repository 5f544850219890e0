"""What was asked on the web for a channel goes on there, once the channel is proven."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from chat.operations import messages
from chat.operations.conversations import proving
from chat.queries import conversation_for
from chat.types import Draft
from crm.models import Communication, Reading
from crm.operations import communications
from crm.queries import linking as queries
from crm.types import word_of

if TYPE_CHECKING:
    from hub.accounts.models import User


def carry_on(*, user: User, conversation_id: UUID, at: datetime) -> int:
    """Say in a proven conversation what waits on the web for it; returns how many requests.

    Part of the caller's transaction. What was answered meanwhile stays where it was answered.
    """
    target = conversation_for(user, conversation_id)
    word = word_of(target.channel_kind)
    waiting = list(queries.waiting_on_web(user, word))
    if not waiting:
        return 0
    web = waiting[0].conversation_id
    communications.follow(conversation_ids=[web])  # so that nothing is opened there once more
    reading = Reading.objects.select_for_update().get(conversation=web)
    held = queries.waiting_on_web(user, word).select_for_update(of=("self",))
    moved = [_say(row, user=user, conversation_id=conversation_id, at=at) for row in held]
    if not moved:
        return 0
    if proving.note_carried_on(conversation_id=web, number=moved[-1], to=word, at=at):
        reading.waiting = False
        reading.save(update_fields=["waiting"])
    return len(moved)


def _say(row: Communication, *, user: User, conversation_id: UUID, at: datetime) -> int:
    """Move one request and return the number that opened it on the web."""
    target, number = conversation_for(user, conversation_id), row.opening_number
    draft = Draft(client_id=uuid5(row.id, "carried"), text=row.body)
    sent = messages.send(conversation=target, draft=draft, by=user, at=at)
    assert target.identity is not None, "customers write with an identity"
    row.conversation, row.identity = target, target.identity
    row.opening_number = sent.message.number
    row.save(update_fields=["conversation", "identity", "opening_number"])
    return number
