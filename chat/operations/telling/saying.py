"""What a call says: rows keep no words, which are read as they stand when the call is made.

So what was taken back meanwhile is told to nobody, and stands in no log.
"""

from typing import Any

from chat.models import Conversation, HookDelivery, Message
from chat.queries.messages import whole
from chat.serializers import conversations, messages
from chat.types import Reader

MESSAGE, CONVERSATION = "message", "conversation"  # how the ids of events begin
_EVERYONE = Reader()


def without_words(row: Conversation) -> dict[str, Any]:
    """Return a conversation as staff see it, without the people in it and what was said last."""
    shape = {**conversations.conversation(row, _EVERYONE), "last_message": None}
    shape.pop("members", None)
    return shape


def payload_of(delivery: HookDelivery) -> dict[str, Any]:
    """Return what a program is told, with the words as they stand now."""
    payload = dict(delivery.payload)
    about, _, key = delivery.event_id.partition(":")
    if about in (MESSAGE, CONVERSATION):
        rows = Conversation.objects.select_related("identity")
        row = rows.filter(id=payload["conversation"]["id"]).first()
        last = conversations.last_message(row, (), {}) if row is not None else None
        payload["conversation"] = {**payload["conversation"], "last_message": last}
    if about == MESSAGE:
        message = whole(Message.objects.filter(id=key)).first()
        payload["message"] = messages.message(message, _EVERYONE) if message else None
    return payload
