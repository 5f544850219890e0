"""What was found, on the wire."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from chat.models import Conversation, Message
from chat.queries import reader_of
from chat.serializers.conversations import many_for_user
from chat.serializers.messages import message as shape
from chat.serializers.shapes import ChannelRefShape, ConversationShape, MessageShape
from chat.types import ConversationKind
from hub.kernel.folding import marks, terms_of

if TYPE_CHECKING:
    from hub.accounts.models import User

Shape = serializers.Serializer[Any]
_PLACE = ("id", "kind", "title", "channel", "picture_url")


class PlaceShape(Shape):
    """The conversation a message was found in."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=ConversationKind.choices)
    title = serializers.CharField()
    channel = ChannelRefShape(allow_null=True)
    picture_url = serializers.CharField(allow_null=True)


class MarkShape(Shape):
    """A stretch of the text, in UTF-16 units as JavaScript counts."""

    start = serializers.IntegerField()
    end = serializers.IntegerField()


class FoundMessageShape(MessageShape):
    """A message found; `highlights` is empty where a file or a card holds the words."""

    place = PlaceShape()
    highlights = MarkShape(many=True)


class FoundShape(Shape):
    """Newest first; conversations, at most 25, come with the first page alone."""

    conversations = ConversationShape(many=True)
    messages = FoundMessageShape(many=True)
    next = serializers.CharField(allow_null=True, help_text="Opaque; give it back as `cursor`.")


def found_messages(rows: Sequence[Message], user: User, words: str) -> list[dict[str, Any]]:
    """Return messages of `messages_saying`, each with its place and where the words stand."""
    conversations: dict[Any, Conversation] = {row.conversation_id: row.conversation for row in rows}
    places = {
        place["id"]: {name: place[name] for name in _PLACE}
        for place in many_for_user(conversations.values(), user)
    }
    terms = terms_of(words)
    return [
        {
            **shape(row, reader_of(user, row.conversation)),
            "place": places[str(row.conversation_id)],
            "highlights": [{"start": start, "end": end} for start, end in marks(row.text, terms)],
        }
        for row in rows
    ]
