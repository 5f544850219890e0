"""Notices end with what they are about: read, taken back, or out of sight."""

from datetime import datetime
from uuid import UUID

from chat.models import Conversation, Message
from chat.serializers.messages import preview
from chat.types import PERSONAL
from hub.realtime.types import conversation_stream
from hub.reports.operations import notices


def note_read(conversation: Conversation, user_id: UUID, number: int, *, at: datetime) -> None:
    """Who has read up to `number` has read the notices about it."""
    topic = conversation_stream(conversation.id)
    notices.read_through(user_id, topic=topic, number=number, at=at)


def forget_words(message: Message, *, at: datetime) -> None:
    """Leave no words of a message that was taken back in anybody's notices."""
    topic = conversation_stream(message.conversation_id)
    notices.take_back(topic=topic, number=message.number, at=at)


def reword(message: Message) -> None:
    """Let notices about a message that was edited say what it says now."""
    notices.reword(
        topic=conversation_stream(message.conversation_id),
        number=message.number,
        kinds=PERSONAL,
        text=preview(message),
    )


def forget_place(conversation: Conversation, user_ids: list[UUID], *, at: datetime) -> None:
    """Leave nothing said here in the notices of people who were let out."""
    notices.take_away(user_ids, topic=conversation_stream(conversation.id), at=at)
