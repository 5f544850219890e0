"""The first words of the house, on the wire."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from rest_framework import serializers

from chat.models import HOUSE, Reception
from hub.kernel.api import StrictSerializer
from hub.kernel.text import Line

MOST_MINUTES = 1440
MOST_OPTIONS = 10
Shape = serializers.Serializer[Any]


class Words(serializers.CharField):
    """A text of several lines for customers."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"allow_blank": True, "max_length": 1000, **kwargs})


class MenuOptionBody(StrictSerializer):
    """One choice of the menu: where it leads, what it is filed under, what is said then."""

    id = serializers.RegexField(r"^[\w-]{1,40}$")
    title = Line(max_length=20)
    team = serializers.UUIDField(required=False, allow_null=True, default=None)
    label = Line(  # type: ignore[assignment]
        max_length=40, required=False, default="", allow_blank=True
    )
    text = Words(required=False, default="")

    def validate_team(self, value: UUID | None) -> str | None:
        return str(value) if value is not None else None


class MenuBody(StrictSerializer):
    """A question with choices; who chooses nothing goes to `team` after `minutes`."""

    question = Words(allow_blank=False)
    again = Words(required=False, default="")
    team = serializers.UUIDField(required=False, allow_null=True, default=None)
    minutes = serializers.IntegerField(min_value=1, max_value=MOST_MINUTES, default=10)
    options = serializers.ListField(child=MenuOptionBody(), min_length=2, max_length=MOST_OPTIONS)

    def validate_team(self, value: UUID | None) -> str | None:
        return str(value) if value is not None else None

    def validate_options(self, value: list[dict[str, Any]]) -> list[dict[str, Any]]:
        for name in ("id", "title"):
            if len({each[name].casefold() for each in value}) < len(value):
                raise serializers.ValidationError(f"Each {name} once.")
        return value


class ReceptionBody(StrictSerializer):
    """What a channel says first; a text that is switched on says something."""

    greets = serializers.BooleanField(default=False)
    greeting = Words(default="")
    tells_hours = serializers.BooleanField(default=False)
    away = Words(default="")
    asks = serializers.BooleanField(default=False)
    menu = MenuBody(required=False, allow_null=True, default=None)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        needed = (("greets", "greeting"), ("tells_hours", "away"), ("asks", "menu"))
        if empty := [said for on, said in needed if attrs[on] and not attrs[said]]:
            raise serializers.ValidationError({name: ["Says nothing yet."] for name in empty})
        return attrs


class ReceptionShape(Shape):
    """What a channel (null: every one without words of its own) says first."""

    channel = serializers.CharField(allow_null=True)
    greets = serializers.BooleanField()
    greeting = serializers.CharField(allow_blank=True)
    tells_hours = serializers.BooleanField()
    away = serializers.CharField(allow_blank=True)
    asks = serializers.BooleanField()
    menu = MenuBody(allow_null=True)


def reception(row: Reception) -> dict[str, Any]:
    """Return a ReceptionShape."""
    names = ("greets", "greeting", "tells_hours", "away", "asks", "menu")
    channel = None if row.id == HOUSE else str(row.channel_id)
    return {"channel": channel, **{name: getattr(row, name) for name in names}}
