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
    moved = after < conversation.meta_seq <= head
    seqs = sorted([row.seq for row in rows] + [conversation.meta_seq] * moved)
    more = len(seqs) > limit
    end = seqs[limit - 1] if more else head
    rows = [row for row in rows if row.seq <= end]
    return Changed(min(after, head), end, rows, moved and conversation.meta_seq <= end, more)
