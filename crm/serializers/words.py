"""Shapes of the lists that are edited: words, and fields of the house's own."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from crm.models import CustomField, Status, Word
from crm.types import FieldFor, FieldKind, Meaning, Tone
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.text import Line


class WordBody(StrictSerializer):
    """What may be said of a word."""

    es = Line(max_length=40, required=False)
    en = Line(max_length=40, required=False)
    color = serializers.ChoiceField(choices=Tone.choices, required=False)
    is_default = serializers.BooleanField(required=False)
    meaning = serializers.ChoiceField(choices=Meaning.choices, required=False)


class CategoryWordBody(StrictSerializer):
    """A new category."""

    es = Line(max_length=40)
    en = Line(max_length=40)
    color = serializers.ChoiceField(choices=Tone.choices, required=False)
    is_default = serializers.BooleanField(required=False)


class StatusWordBody(CategoryWordBody):
    """A new state, and what follows from it."""

    meaning = serializers.ChoiceField(choices=Meaning.choices)


class WordOrderBody(StrictSerializer):
    """All of a list, in the order wanted."""

    keys = serializers.ListField(child=serializers.CharField(max_length=40), max_length=100)


class RemoveBody(StrictSerializer):
    """What those get who have the word."""

    into = serializers.CharField(max_length=40, required=False, allow_null=True)


class WordShape(serializers.Serializer[Any]):
    """A word of a list; `meaning` is null for categories."""

    key = serializers.CharField()
    es = serializers.CharField()
    en = serializers.CharField()
    color = serializers.ChoiceField(choices=Tone.choices)
    is_default = serializers.BooleanField()
    meaning = serializers.ChoiceField(choices=Meaning.choices, allow_null=True)
    used = serializers.IntegerField(help_text="How many customers have it.")


class RemovedShape(serializers.Serializer[Any]):
    """How many customers got the other word."""

    moved = serializers.IntegerField()


class FieldBody(StrictSerializer):
    """A new field; `options` only for a choice."""

    name = Line(max_length=60)
    kind = serializers.ChoiceField(choices=FieldKind.choices)
    applies_to = serializers.ChoiceField(choices=FieldFor.choices, required=False)
    options = serializers.ListField(child=Line(max_length=80), required=False, max_length=50)
    required = serializers.BooleanField(required=False)  # type: ignore[assignment]


class FieldPatch(StrictSerializer):
    """What may change about a field."""

    name = Line(max_length=60, required=False)
    applies_to = serializers.ChoiceField(choices=FieldFor.choices, required=False)
    options = serializers.ListField(child=Line(max_length=80), required=False, max_length=50)
    required = serializers.BooleanField(required=False)  # type: ignore[assignment]
    archived = serializers.BooleanField(required=False)


class FieldOrderBody(StrictSerializer):
    """All fields in use, in the order wanted."""

    ids = serializers.ListField(child=serializers.UUIDField(), max_length=100)


class CustomFieldShape(serializers.Serializer[Any]):
    """A field of the house's own."""

    id = serializers.CharField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=FieldKind.choices)
    applies_to = serializers.ChoiceField(choices=FieldFor.choices)
    options = serializers.ListField(child=serializers.CharField())
    required = serializers.BooleanField()  # type: ignore[assignment]
    archived_at = serializers.DateTimeField(allow_null=True)


def word(row: Word, used: int = 0) -> dict[str, Any]:
    """Return a word."""
    names = ("key", "es", "en", "color", "is_default")
    return {
        **{name: getattr(row, name) for name in names},
        "meaning": row.meaning if isinstance(row, Status) else None,
        "used": getattr(row, "used", used),
    }


def field(row: CustomField) -> dict[str, Any]:
    """Return a field."""
    names = ("name", "kind", "applies_to", "options", "required")
    return {
        "id": str(row.id),
        **{name: getattr(row, name) for name in names},
        "archived_at": iso(row.archived_at),
    }
