"""A stretch of changes as one person catches up with it."""

from typing import Any
from uuid import UUID

from rest_framework import serializers

from chat.models import Conversation
from chat.queries.changes import Changed
from chat.queries.conversations import members_of
from chat.serializers import conversations, messages
from chat.types import HIDDEN, INSIDE, Reader


class ChangeShape(serializers.Serializer[Any]):
    """One change: a message, the conversation itself, or one the reader may not see."""

    seq = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=["message", "conversation", HIDDEN])
    data = serializers.DictField(child=serializers.JSONField())  # type: ignore[assignment]


class ChangesShape(serializers.Serializer[Any]):
    """Everything after a number, each thing once at its latest; numbers inside may skip."""

    to = serializers.IntegerField()
    items = ChangeShape(many=True)
    more = serializers.BooleanField()

    def get_fields(self) -> dict[str, Any]:
        return {"from": serializers.IntegerField(), **super().get_fields()}


def items(changed: Changed, row: Conversation, reader: Reader) -> list[dict[str, Any]]:
    """Return `{"seq", "kind", "data"}` in order, as an event would have told them."""
    heard = Reader(portal=reader.portal, from_number=reader.from_number)
    told = [_told(message, heard) for message in changed.messages]
    if changed.row_moved:
        data = _row(row, heard, reader.user_id)
        told.append({"seq": row.meta_seq, "kind": "conversation", "data": data})
    return sorted(told, key=lambda item: item["seq"])


def _told(message: Any, heard: Reader) -> dict[str, Any]:
    if messages.is_hidden(message, heard):
        return {"seq": message.seq, "kind": HIDDEN, "data": {}}
    return {"seq": message.seq, "kind": "message", "data": messages.message(message, heard)}


def _row(row: Conversation, heard: Reader, of: UUID | None) -> dict[str, Any]:
    members = members_of([row.id]).get(row.id, []) if row.kind in INSIDE else []
    return conversations.conversation(row, heard, members=members, of=of)
