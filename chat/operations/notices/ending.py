"""Notices end with what they are about: read, taken back, or out of sight."""

from datetime import datetime
from uuid import UUID

from chat.models import Conversation, Message
from chat.operations.notices.remembering import remember_change
from chat.queries.notices import told_beyond_the_counter, topics_lost
from hub.realtime.types import conversation_stream
from hub.reports.operations import alerts, notices


def note_read(conversation: Conversation, user_id: UUID, number: int, *, at: datetime) -> None:
    """Who has read up to `number` has read the notices about it."""
    topic = conversation_stream(conversation.id)
    notices.read_through(user_id, topic=topic, number=number, at=at)


def end_message(message: Message, conversation: Conversation, *, at: datetime) -> None:
    """Tell nobody any more of a message that is taken back."""
    topic = conversation_stream(conversation.id)
    alerts.drop_about(topic=topic, number=message.number, at=at)
    remember_change(message, conversation, at=at)


def forget_place(conversation: Conversation, user_ids: list[UUID], *, at: datetime) -> None:
    """Leave nothing said here in the notices of people who were let out."""
    notices.take_away(user_ids, topics=[conversation_stream(conversation.id)], at=at)


def forget_outsiders(*, at: datetime, user_id: UUID | None = None) -> None:
    """Leave nothing in the notices of people (or one) about what they see no more by their role."""
    for user in told_beyond_the_counter(user_id):
        notices.take_away([user.id], topics=topics_lost(user), at=at)
