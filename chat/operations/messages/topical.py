"""What a customer says about something that we wrote about belongs to the same topic."""

from __future__ import annotations

from datetime import datetime

from chat.models import Conversation, Message
from chat.ports.topics import topic_named
from chat.types import Direction


def carry(message: Message, row: Conversation, *, at: datetime) -> None:
    """Give a customer's message the topic it answers, where it answers one.

    Under the conversation's counter: our last word is the last before this one.
    """
    if message.topic:
        return
    if topic := _quoted(message) or _talked_of(message, row, at):
        message.topic = topic
        message.save(update_fields=["topic"])


def _quoted(message: Message) -> str:
    topic = message.reply_to.topic if message.reply_to is not None else ""
    return topic if topic_named(topic) is not None else ""


def _talked_of(message: Message, row: Conversation, at: datetime) -> str:
    """Return what our last word to them was about, while it counts."""
    if message.reply_to is not None:
        return ""  # they say themselves what it is about
    said = row.messages.filter(direction=Direction.OUT, private=False, deleted_at=None)
    last = said.exclude(id=message.id).order_by("-number").first()
    kind = topic_named(last.topic) if last is not None else None
    if last is None or kind is None or at - last.created_at > kind.lasts:
        return ""
    return last.topic
