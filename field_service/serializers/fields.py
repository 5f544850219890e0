"""Values that bodies of service share: instants no zone overflows, places on earth."""

from __future__ import annotations

from datetime import UTC, datetime
from math import isfinite
from typing import Any

from rest_framework import serializers

EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


class Instant(serializers.DateTimeField):
    """An instant of this age."""

    def to_internal_value(self, value: Any) -> datetime:
        found: datetime = super().to_internal_value(value)
        if not EARLIEST <= found <= LATEST:
            raise serializers.ValidationError("Not in these times.")
        return found


class Degrees(serializers.FloatField):
    """A latitude or a longitude."""

    def to_internal_value(self, data: Any) -> float:
        found: float = super().to_internal_value(data)
        if not isfinite(found):
            raise serializers.ValidationError("A number is expected.")
        return found


class Several(serializers.CharField):
    """Words of a choice, parted by commas."""

    def __init__(self, *, choices: list[str], **more: Any) -> None:
        self.words = choices
        super().__init__(**more)

    def to_internal_value(self, data: Any) -> Any:
        said = [word.strip() for word in super().to_internal_value(data).split(",")]
        found = [word for word in said if word]
        if set(found) - set(self.words):
            raise serializers.ValidationError("There is no such word.")
        return found
