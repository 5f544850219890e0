"""Confirms to customers what they wished to be sent, once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from chat.models import Message
from chat.operations import automatic, wishes
from chat.queries.wishes import wish_words


def answer(*, message_id: UUID, out: bool, at: datetime) -> None:
    """Do what was wished on every channel, and confirm it once; nothing to spam and strangers."""
    message = Message.objects.select_related("conversation__identity").get(id=message_id)
    identity = message.conversation.identity
    assert identity is not None, "a customer wrote it"
    if not out:
        wishes.let_back(identity_id=identity.id, at=at)
    if message.standby:  # another app holds the thread, whatever was written since
        return
    known = wish_words()
    automatic.say(
        conversation=message.conversation,
        text=known.stop_answer if out else known.back_answer,
        at=at,
        why="wish",
        trigger=message.id,
        asked_for=True,
    )
