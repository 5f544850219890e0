"""What hangs on a message: files, pages behind links, what it said before."""

from typing import Any

from rest_framework import serializers

from chat.types import FileState, Kind
from hub.accounts.serializers import CardShape

Shape = serializers.Serializer[Any]


class AttachmentShape(Shape):
    """A file; the links last five minutes and are made for the caller alone."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=Kind.choices)
    name = serializers.CharField()
    content_type = serializers.CharField()
    size = serializers.IntegerField(allow_null=True)
    width = serializers.IntegerField(allow_null=True)
    height = serializers.IntegerField(allow_null=True)
    duration = serializers.FloatField(allow_null=True, help_text="Seconds.")
    state = serializers.ChoiceField(choices=FileState.choices)
    error = serializers.CharField(allow_null=True)
    url = serializers.CharField(allow_null=True, help_text="Not in live events.")
    thumbnail_url = serializers.CharField(allow_null=True, help_text="Not in live events.")


class PreviewShape(Shape):
    """What a link in a message leads to."""

    url = serializers.CharField()
    title = serializers.CharField()
    description = serializers.CharField()
    site = serializers.CharField()
    picture_url = serializers.CharField(allow_null=True, help_text="Not in live events.")


class EditionShape(Shape):
    """What a message said before, and until when."""

    text = serializers.CharField()
    at = serializers.DateTimeField()
    by = CardShape(allow_null=True)


class LinkCardShape(Shape):
    """What stands behind an address of ours."""

    kind = serializers.CharField()
    title = serializers.CharField()
    subtitle = serializers.CharField()
    state = serializers.CharField()
    path = serializers.CharField()
