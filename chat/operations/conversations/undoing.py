"""The way back: what the last turn or hand-over changed stands again as it stood before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.dateparse import parse_datetime

from chat.events import ConversationChanged
from chat.models import Conversation, Message
from chat.operations import numbers
from chat.operations.conversations import events
from chat.types import Direction, Kind
from hub.accounts.queries import active_people, teams
from hub.kernel.errors import Conflict
from hub.kernel.events import announce

if TYPE_CHECKING:
    from hub.accounts.models import User

LONGEST = timedelta(minutes=10)
LOOKED = 20  # messages
TURN = ("state", "snoozed_until", "needs_reply_since")
HANDED = ("assignee", "team")
CHANGED_BY: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("open", "pending", "snoozed", "resolved"), TURN),
    **dict.fromkeys(("claimed", "assigned", "unassigned", "teamed", "handed_back"), HANDED),
}


class Moved(Conflict):
    """Somebody changed it since; there is nothing of one's own to take back."""

    code, detail = "moved", "Somebody has changed it since."


@numbers.transacted
def undo(*, conversation: Conversation, event: str, by: User, at: datetime) -> Conversation:
    """Take back one's own `event` (`resolved`, `assigned` …); Moved when it is not the last."""
    numbers.hold(conversation.id)
    line = _last_line(conversation.id)
    card = (line.card or {}) if line is not None else {}
    if line is None or card.get("event") != event or line.author_id != by.id:
        raise Moved
    if "before" not in card or at - line.created_at > LONGEST:
        raise Moved
    return restore(
        conversation, card["before"], CHANGED_BY[event], by=by, at=at, since=line.number, what=event
    )


def restore(
    conversation: Conversation,
    before: Mapping[str, Any],
    fields: Iterable[str],
    *,
    by: User,
    at: datetime,
    since: int,
    what: str,
) -> Conversation:
    """Let these fields stand as before, with a line that says so.

    A wait that ended meanwhile, by an answer after number `since`, stays ended.
    """
    wanted = [name for name in fields if name in before]  # lines of earlier versions say less
    if "needs_reply_since" in wanted and _was_spoken(conversation.id, since):
        wanted.remove("needs_reply_since")

    def change(row: Conversation) -> None:
        if "state" in wanted and row.identity is not None and row.identity.spam_at is not None:
            raise Moved
        for name in wanted:
            _put(row, name, before[name])
        if "assignee" in wanted:
            row.queued_at = None
        row.await_somebody(at=at)

    row = events.note(conversation, "undone", by=by, at=at, change=change, what=what)
    announce(ConversationChanged(conversation_id=row.id))
    return row


def _put(row: Conversation, name: str, value: Any) -> None:
    if name == "assignee":
        # Whoever has left meanwhile cannot have it back.
        row.assignee = active_people([UUID(value)]).get(UUID(value)) if value else None
    elif name == "team":
        row.team = teams().filter(id=value).first() if value else None
    elif name in ("snoozed_until", "needs_reply_since"):
        setattr(row, name, parse_datetime(value) if value else None)
    else:
        setattr(row, name, value)


def _last_line(conversation_id: UUID) -> Message | None:
    """Return the line of the latest turn or hand-over, a taking back among them."""
    newest = Message.objects.filter(conversation_id=conversation_id).order_by("-number")[:LOOKED]
    for message in newest:
        known = (message.card or {}).get("event") if message.kind == Kind.SYSTEM else None
        if known in CHANGED_BY or known == "undone":
            return message
    return None


def _was_spoken(conversation_id: UUID, since: int) -> bool:
    said = Message.objects.filter(conversation_id=conversation_id, number__gt=since, private=False)
    return said.exclude(kind=Kind.SYSTEM).exclude(direction=Direction.INTERNAL).exists()
