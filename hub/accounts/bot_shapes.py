"""Shapes of bots and their keys on the wire, for admins."""

from typing import Any

from rest_framework import serializers

from hub.accounts import queries
from hub.accounts.models import BotToken, User
from hub.accounts.scopes import SCOPES
from hub.accounts.serializers import CardShape
from hub.kernel import clock
from hub.kernel.api import StrictSerializer
from hub.kernel.text import Line


class BotShape(CardShape):
    """A bot as an admin sees it."""

    username = serializers.CharField()
    is_active = serializers.BooleanField()
    created_at = serializers.CharField()


class KeyShape(serializers.Serializer[Any]):
    """A key of a bot; what it is, nobody reads here again."""

    id = serializers.CharField()
    name = serializers.CharField()
    scopes = serializers.ListField(child=serializers.ChoiceField(choices=SCOPES))
    created_by = CardShape(allow_null=True)
    created_at = serializers.CharField()
    last_used_at = serializers.CharField(allow_null=True, help_text="To the minute.")
    ended_at = serializers.CharField(allow_null=True)


class NewKeyShape(KeyShape):
    """A key that was just made."""

    token = serializers.CharField(help_text="Shown this once.")


class BotBody(StrictSerializer):
    name = Line(max_length=150)
    username = Line(max_length=150)


class BotPatch(StrictSerializer):
    name = Line(max_length=150, required=False)
    is_active = serializers.BooleanField(required=False)


class KeyBody(StrictSerializer):
    name = Line(max_length=60)
    scopes = serializers.ListField(
        child=serializers.ChoiceField(choices=SCOPES), allow_empty=False, max_length=len(SCOPES)
    )


def bot(user: User) -> dict[str, Any]:
    """Return a bot as an admin sees it."""
    return {
        **queries.card(user),
        "username": user.username,
        "is_active": user.is_active,
        "created_at": clock.iso(user.created_at),
    }


def key(row: BotToken) -> dict[str, Any]:
    """Return a key without its secret."""
    return {
        "id": str(row.id),
        "name": row.name,
        "scopes": row.scopes,
        "created_by": dict(queries.card(row.created_by)) if row.created_by else None,
        "created_at": clock.iso(row.created_at),
        "last_used_at": clock.iso(row.last_used_at),
        "ended_at": clock.iso(row.revoked_at),
    }
