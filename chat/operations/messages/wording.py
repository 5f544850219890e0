"""What a message says, drawn once when it is written or edited; and whom it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from chat.models import Conversation
from chat.queries import mentions
from chat.serializers import rich_text
from chat.types import INSIDE

if TYPE_CHECKING:
    from hub.accounts.models import User


@dataclass(frozen=True)
class Worded:
    """A text as HTML, and the people it names."""

    html: str
    named: list[User]


def worded(
    text: str, conversation: Conversation, *, private: bool, author_id: UUID | None
) -> Worded:
    """Draw a text before any number is taken.

    Markdown and mentions are ours: what customers write or read stays the text it is.
    """
    if not is_among_ourselves(conversation, private=private):
        return Worded(rich_text.plain(text), [])
    people = mentions.readers_of(conversation, private=private) if "@" in text else {}
    return Worded(
        rich_text.formatted(text, mentions.find(text, people)),
        mentions.named_in(text, people, author_id=author_id),
    )


def is_among_ourselves(conversation: Conversation, *, private: bool) -> bool:
    """Whether only our own people ever read this: direct, group, and private notes."""
    return private or conversation.kind in INSIDE
