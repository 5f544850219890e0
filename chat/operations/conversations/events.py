"""Lines in the thread that say who did what to the conversation."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from chat.models import Conversation, Message
from chat.operations import threads
from chat.operations.threads import Change
from chat.types import Direction, Kind
from hub.accounts.queries import card

if TYPE_CHECKING:
    from hub.accounts.models import User


def note(
    conversation: Conversation,
    event: str,
    *,
    by: User,
    at: datetime,
    change: Change | None,
    check: Change | None = None,
    private: bool = True,
    **facts: Any,
) -> Conversation:
    """Change a conversation and leave `{"type": "event", "event", "by", …}` for screens to word.

    Customers never see these lines; among ourselves everyone does.
    """
    message = Message(
        conversation=conversation,
        kind=Kind.SYSTEM,
        direction=Direction.INTERNAL,
        private=private,
        author=by,
        card={"type": "event", "event": event, "by": dict(card(by)), **facts},
        created_at=at,
    )
    return threads.append(message, at=at, check=check, change=change)
