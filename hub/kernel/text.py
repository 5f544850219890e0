"""Text as it may enter a database: no NUL, no lone surrogates."""

from typing import Any
from unicodedata import category

from rest_framework import serializers

JOINERS = "\u200c\u200d"  # what some scripts and many emoji are put together with
# Python knows the emoji of its own year; those that came since are in here as well.
_EMOJI = range(0x1F000, 0x1FB00)
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs by category that show nothing


def is_visible(text: str) -> bool:
    """Whether anything of a text can be seen: more than spaces, joiners and marks on nothing."""
    return any(
        ord(sign) in _EMOJI or (category(sign)[0] not in "CMZ" and sign not in _BLANK)
        for sign in text
    )


def _is_printable(text: str, besides: str = "") -> bool:
    return all(sign.isprintable() or ord(sign) in _EMOJI or sign in besides for sign in text)


class Line(serializers.CharField):
    """One line a person typed: no control characters, so that no log or screen is fooled.

    NUL and lone surrogates are refused by CharField itself or here, before any database.
    """

    def to_internal_value(self, data: Any) -> str:
        text: str = super().to_internal_value(data)
        if not _is_printable(text):
            raise serializers.ValidationError("Control characters are not allowed.")
        return text


class Phrase(Line):
    """One line in which emoji are at home."""

    def to_internal_value(self, data: Any) -> str:
        text: str = serializers.CharField.to_internal_value(self, data)
        if not _is_printable(text, besides=JOINERS):
            raise serializers.ValidationError("Control characters are not allowed.")
        if text and not is_visible(text):
            raise serializers.ValidationError("Nothing of this can be seen.")
        return text


class Emoji(Phrase):
    """One emoji, or nothing; letters are no emoji."""

    def to_internal_value(self, data: Any) -> str:
        text = super().to_internal_value(data)
        if any(sign.isalpha() or sign.isspace() or sign in "<>&\"'" for sign in text):
            raise serializers.ValidationError("Not an emoji.")
        return text
