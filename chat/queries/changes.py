"""Catching up: what changed in a conversation since a number one has."""

from dataclasses import dataclass

from chat.models import Conversation, Counter, Message
from chat.queries.messages import changed


@dataclass(frozen=True)
class Changed:
    """A stretch of changes: `messages` by rising `seq`, and whether the row itself is among it."""

    start: int
    end: int
    messages: list[Message]
    row_moved: bool
    more: bool


def since(conversation: Conversation, *, after: int, limit: int) -> Changed:
    """Return up to `limit` changes after `after`; each thing once, at its latest number.

    The end is read first: what moves meanwhile leaves this stretch and comes with the next.
    """
    head = Counter.objects.values_list("last_seq", flat=True).get(conversation=conversation)
    rows = changed(conversation, after=after, upto=head, limit=limit + 1)
    more = len(rows) > limit
    rows = rows[:limit]
    end = rows[-1].seq if more else head
    moved = after < conversation.meta_seq <= end
    return Changed(min(after, head), end, rows, moved, more)
