"""What the API is told and tells about spam and about what customers wish to be sent."""

from typing import Any

from rest_framework import serializers

from chat.models import WishWords
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.text import Line, Phrase


class SpamBody(StrictSerializer):
    """Whether somebody is spam."""

    spam = serializers.BooleanField()


class OptOutBody(StrictSerializer):
    """Whether somebody wants nothing automatic."""

    opted_out = serializers.BooleanField()


class WishWordsBody(StrictSerializer):
    """The words customers say it with, and what they are answered."""

    stop = serializers.ListField(child=Line(max_length=40), allow_empty=False, max_length=30)
    back = serializers.ListField(child=Line(max_length=40), allow_empty=False, max_length=30)
    stop_answer = Phrase(max_length=500)
    back_answer = Phrase(max_length=500)


class WishWordsShape(serializers.Serializer[Any]):
    """The words in use; `updated_at` null while they are those of the house."""

    stop = serializers.ListField(child=serializers.CharField())
    back = serializers.ListField(child=serializers.CharField())
    stop_answer = serializers.CharField()
    back_answer = serializers.CharField()
    updated_at = serializers.DateTimeField(allow_null=True)


def wish_words(row: WishWords) -> dict[str, Any]:
    """Return the words in use."""
    return {
        "stop": row.stop,
        "back": row.back,
        "stop_answer": row.stop_answer,
        "back_answer": row.back_answer,
        "updated_at": iso(row.updated_at) if row.updated_by_id else None,
    }
