"""Shapes of people and sign-ins on the wire."""

from typing import Any

from rest_framework import serializers

from hub.accounts.models import User
from hub.accounts.roles import Role

LANGUAGES = ("es", "en")
PEOPLE_ROLES = [choice for choice in Role.choices if choice[0] != Role.BOT]


class CardShape(serializers.Serializer[Any]):
    """A person as they appear anywhere."""

    id = serializers.CharField()
    name = serializers.CharField()
    role = serializers.ChoiceField(choices=Role.choices)


class MeShape(serializers.Serializer[Any]):
    """Oneself."""

    id = serializers.CharField()
    username = serializers.CharField()
    name = serializers.CharField()
    first_name = serializers.CharField()
    last_name = serializers.CharField()
    email = serializers.CharField()
    phone = serializers.CharField()
    role = serializers.ChoiceField(choices=Role.choices)
    language = serializers.ChoiceField(choices=LANGUAGES)


class PersonShape(MeShape):
    """A person as an admin sees them."""

    is_active = serializers.BooleanField()
    created_at = serializers.DateTimeField()


def me(user: User) -> dict[str, Any]:
    """Return what somebody sees of themselves."""
    return {"id": str(user.id), **{name: getattr(user, name) for name in list(_ME_FIELDS)}}


def person(user: User) -> dict[str, Any]:
    """Return what an admin sees of a person."""
    return dict(PersonShape(user).data)


_ME_FIELDS = [name for name in MeShape().fields if name != "id"]
