"""What a message said before it was changed or taken back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from chat.models import Edition, Mention, Message, Preview
from chat.operations import notices, previews, threads

if TYPE_CHECKING:
    from hub.accounts.models import User


def keep(message: Message, *, by: User, at: datetime) -> None:
    """Keep what the message says until now; whoever calls holds the conversation's numbers."""
    Edition.objects.create(message=message, text=message.text, by=by, at=at)


def take_back(
    message: Message, *, by: User, at: datetime, client_id: UUID | None = None
) -> Message:
    """Take a message back: kept for its author and admins, pinned nowhere, naming nobody."""
    keep(message, by=by, at=at)
    Mention.objects.filter(message=message).delete()
    notices.end_message(message, message.conversation, at=at)
    previews.forget(Preview.objects.filter(message=message))
    message.deleted_at, message.pinned_at, message.pinned_by = at, None, None
    fields = ["deleted_at", "pinned_at", "pinned_by"]
    return threads.touch(message, fields, client_id=client_id)
