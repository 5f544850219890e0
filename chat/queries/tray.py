"""The tray: what should have reached a customer and did not, or nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from chat.models import Message
from chat.queries.conversations import visible_to
from chat.queries.messages import whole
from chat.types import OUTSIDE

if TYPE_CHECKING:
    from hub.accounts.models import User

NEWEST = ("-troubled_at", "-id")


def troubled(user: User, *, mine: bool) -> QuerySet[Message]:
    """Return the messages in the tray of this person, each with its conversation.

    `mine` are those they wrote, or that stand in a conversation of theirs.
    """
    seen = visible_to(user).filter(id=OuterRef("conversation_id"), kind__in=OUTSIDE)
    rows = Message.objects.filter(Exists(seen), troubled_at__isnull=False, deleted_at=None)
    if mine:
        rows = rows.filter(Q(author=user) | Q(conversation__assignee=user))
    return whole(rows).select_related(
        "conversation__identity", "conversation__assignee", "conversation__counter"
    )
