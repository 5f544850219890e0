"""Looking for words in what one may see: newest first, and never more than a screenful."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chat.models import Conversation, Message
from chat.queries.conversations import PORTAL, visible_to, whole
from chat.queries.inbox import NEWEST, named
from chat.queries.messages import whole as whole_messages
from chat.types import INSIDE, Kind

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST = 25
_READ = 2_000  # conversations whose texts are looked through


@dataclass(frozen=True)
class Found:
    """Conversations by their people, and messages by their text."""

    conversations: list[Conversation]
    messages: list[Message]


def search(user: User, words: str) -> Found:
    """Return what holds the words, letter case aside."""
    rows = visible_to(user)
    people = whole(rows.filter(named(words))).order_by(*NEWEST)
    seen: dict[object, Conversation] = {row.id: row for row in people[: MOST * 2]}
    newest = rows.order_by(*NEWEST).values_list("id", flat=True)[:_READ]
    texts = Message.objects.filter(
        conversation_id__in=list(newest), text__icontains=words, deleted_at=None
    ).exclude(kind=Kind.SYSTEM)
    if user.role in PORTAL:
        texts = texts.exclude(private=True)
    found = list(whole_messages(texts).order_by("-created_at", "-id")[:MOST])
    places = {
        row.id: row
        for row in whole(rows.filter(id__in={message.conversation_id for message in found}))
    }
    for message in found:
        message.conversation = places[message.conversation_id]
    shown = [message for message in found if _is_shown(message)]
    return Found(list(seen.values())[:MOST], shown)


def _is_shown(message: Message) -> bool:
    row = message.conversation
    return row.kind not in INSIDE or message.number > getattr(row, "from_number", 0)
