"""Messages for later on the wire."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from chat.models import Scheduled
from chat.serializers.bodies import LATEST, Text
from chat.serializers.desk import MOST_FILES, KeptFileShape, kept_files
from chat.serializers.templates import TemplateBody
from chat.types import ScheduledState
from hub.accounts.queries import card
from hub.accounts.roles import Role
from hub.accounts.serializers import CardShape
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso

if TYPE_CHECKING:
    from hub.accounts.models import User


class Moment(serializers.DateTimeField):
    """An instant no zone overflows."""

    def to_internal_value(self, value: Any) -> datetime:
        found: datetime = super().to_internal_value(value)
        if found > LATEST:
            raise serializers.ValidationError("Too far away.")
        return found


class ScheduledBody(StrictSerializer):
    """A message for later; `client_id` is the one it will be sent under."""

    client_id = serializers.UUIDField()
    send_at = Moment()
    text = Text(required=False, default="")
    attachments = serializers.ListField(
        child=serializers.UUIDField(), required=False, default=list, max_length=MOST_FILES
    )
    reply_to = serializers.UUIDField(required=False, allow_null=True, default=None)
    private = serializers.BooleanField(required=False, default=False)
    template = TemplateBody(required=False, allow_null=True, default=None)
    unless_they_write = serializers.BooleanField(
        required=False, default=False, help_text="Call it off when the customer writes before."
    )


class ScheduledPatch(StrictSerializer):
    """What changes of a message that waits; one that was not sent needs another time."""

    send_at = Moment(required=False)
    text = Text(required=False)
    attachments = serializers.ListField(
        child=serializers.UUIDField(), required=False, max_length=MOST_FILES
    )
    reply_to = serializers.UUIDField(required=False, allow_null=True)
    unless_they_write = serializers.BooleanField(required=False)


class ScheduledErrorShape(serializers.Serializer[Any]):
    """Why it was not sent."""

    code = serializers.CharField()
    detail = serializers.CharField()


class ScheduledShape(serializers.Serializer[Any]):
    """A message for later, or one that was not sent when its time came."""

    id = serializers.CharField()
    conversation = serializers.CharField()
    client_id = serializers.CharField()
    author = CardShape()
    text = serializers.CharField()
    files = KeptFileShape(many=True)
    reply_to = serializers.CharField(allow_null=True)
    private = serializers.BooleanField()
    template = serializers.DictField(allow_null=True)
    send_at = serializers.DateTimeField()
    unless_they_write = serializers.BooleanField()
    state = serializers.ChoiceField(choices=ScheduledState.choices)
    error = ScheduledErrorShape(allow_null=True)
    changeable = serializers.BooleanField(help_text="By the caller.")


def scheduled(row: Scheduled, user: User) -> dict[str, Any]:
    """Return a message for later as this person sees it."""
    return {
        "id": str(row.id),
        "conversation": str(row.conversation_id),
        "client_id": str(row.client_id),
        "author": dict(card(row.author)),
        "text": row.text,
        "files": kept_files(list(row.files.all())),
        "reply_to": str(row.reply_to_id) if row.reply_to_id else None,
        "private": row.private,
        "template": row.template,
        "send_at": iso(row.send_at),
        "unless_they_write": row.unless_they_write,
        "state": row.state,
        "error": row.error,
        "changeable": row.author_id == user.id or user.role == Role.ADMIN,
    }
