"""Text as it may enter a database: no NUL, no lone surrogates."""

from typing import Any

from rest_framework import serializers


class Line(serializers.CharField):
    """One line a person typed: no control characters, so that no log or screen is fooled.

    NUL and lone surrogates are refused by CharField itself or here, before any database.
    """

    def to_internal_value(self, data: Any) -> str:
        text: str = super().to_internal_value(data)
        if not text.isprintable():
            raise serializers.ValidationError("Control characters are not allowed.")
        return text
