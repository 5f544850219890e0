"""Lines in the thread that say who did what to the conversation."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from chat.models import Conversation, Message
from chat.operations import threads
from chat.operations.threads import Change
from chat.types import OUTSIDE, Direction, Kind
from hub.accounts.queries import card
from hub.kernel.clock import iso

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

    Customers never see these lines; among ourselves everyone does. Of a customer's conversation
    the line keeps how it stood `before`, for the way back.
    """
    said = {"type": "event", "event": event, "by": dict(card(by)), **facts}
    message = _line(conversation, said, by=by, at=at, private=private)

    def look(row: Conversation) -> None:
        if check is not None:
            check(row)
        if row.kind in OUTSIDE:
            said["before"] = standing(row)

    return threads.append(message, at=at, check=look, change=change)


def standing(row: Conversation) -> dict[str, Any]:
    """Return who has a conversation and where it stands, as JSON keeps it."""
    return {
        "state": row.state,
        "snoozed_until": iso(row.snoozed_until),
        "needs_reply_since": iso(row.needs_reply_since),
        "assignee": str(row.assignee_id) if row.assignee_id else None,
        "team": str(row.team_id) if row.team_id else None,
    }


def _line(
    conversation: Conversation, said: dict[str, Any], *, by: User, at: datetime, private: bool
) -> Message:
    return Message(
        conversation=conversation,
        kind=Kind.SYSTEM,
        direction=Direction.INTERNAL,
        private=private,
        author=by,
        card=said,
        created_at=at,
    )
