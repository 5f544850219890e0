"""One's own place in a conversation: what rings, how far one has read, what is typed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from rest_framework import serializers

from chat.models import Conversation, Draft, Member
from chat.queries.own import Own
from chat.serializers.bodies import LATEST, Text
from chat.types import Notify
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso


class OwnBody(StrictSerializer):
    """What of a conversation rings, and until when nothing does; null rings again."""

    notify = serializers.ChoiceField(choices=Notify.choices, required=False)
    muted_until = serializers.DateTimeField(required=False, allow_null=True)

    def validate_muted_until(self, value: datetime | None) -> datetime | None:
        if value is not None and value > LATEST:
            raise serializers.ValidationError("Too far away.")
        return value


class KeptDraftBody(StrictSerializer):
    """What is typed and not sent; an empty text forgets it."""

    text = Text()
    reply_to = serializers.UUIDField(required=False, allow_null=True, default=None)


class KeptDraftShape(serializers.Serializer[Any]):
    """What is typed and not sent."""

    text = serializers.CharField()
    reply_to = serializers.CharField(allow_null=True, help_text="The message it answers.")
    updated_at = serializers.DateTimeField()


class OwnShape(serializers.Serializer[Any]):
    """One's own place; told on one's stream as kind `user`, type `place`, when it changes."""

    notify = serializers.ChoiceField(choices=Notify.choices)
    muted_until = serializers.DateTimeField(allow_null=True)
    is_owner = serializers.BooleanField()
    draft = KeptDraftShape(allow_null=True)


def own(row: Conversation, found: Own) -> dict[str, Any]:
    """Return the reader's place in a conversation of `visible_to`."""
    return {
        "notify": getattr(row, "notify", None) or Notify.ALL,
        "muted_until": iso(getattr(row, "muted_until", None)),
        "is_owner": bool(getattr(row, "is_owner", False)),
        "draft": _draft(found.draft),
    }


def place(conversation_id: UUID, member: Member | None, found: Own) -> dict[str, Any]:
    """Return what one's other devices are told: all of it, absolute."""
    return {
        "type": "place",
        "conversation": str(conversation_id),
        "notify": member.notify if member else Notify.ALL,
        "muted_until": iso(member.muted_until) if member else None,
        "draft": _draft(found.draft),
        "read_number": member.read_number if member else 0,
        "mentions": found.mentions,
    }


def _draft(row: Draft | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {
        "text": row.text,
        "reply_to": str(row.reply_to_id) if row.reply_to_id else None,
        "updated_at": iso(row.updated_at),
    }
