"""The tray on the wire."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from chat.models import Message
from chat.queries import reader_of
from chat.serializers.conversations import many_for_user
from chat.serializers.messages import message as shape
from chat.serializers.shapes import ChannelRefShape, MessageShape
from hub.accounts.serializers import CardShape

if TYPE_CHECKING:
    from hub.accounts.models import User

_PLACE = ("id", "kind", "title", "channel", "assignee", "window_closes_at")


class TrayAsked(serializers.Serializer[Any]):
    """Whose messages."""

    whose = serializers.ChoiceField(choices=["mine", "all"], required=False, default="all")


class TrayPlaceShape(serializers.Serializer[Any]):
    """The conversation a message of the tray stands in."""

    id = serializers.CharField()
    kind = serializers.CharField()
    title = serializers.CharField()
    channel = ChannelRefShape(allow_null=True)
    assignee = CardShape(allow_null=True)
    window_closes_at = serializers.DateTimeField(allow_null=True)


class TroubledShape(MessageShape):
    """A message of the tray."""

    place = TrayPlaceShape()


def troubled(rows: Sequence[Message], user: User) -> list[dict[str, Any]]:
    """Return messages of the tray, each with the conversation it stands in."""
    talks = {row.conversation_id: row.conversation for row in rows}
    places = {
        talk["id"]: {name: talk[name] for name in _PLACE}
        for talk in many_for_user(talks.values(), user)
    }
    return [
        {
            **shape(row, reader_of(user, row.conversation)),
            "place": places[str(row.conversation_id)],
        }
        for row in rows
    ]
