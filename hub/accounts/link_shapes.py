"""Public links on the wire."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from hub.kernel.api import StrictSerializer
from hub.kernel.link_files import KeptFile

Shape = serializers.Serializer[Any]


class EmptyBody(StrictSerializer):
    """Nothing to say."""


class PublicLinkShape(Shape):
    """What a link opens; the shape of `data` is each kind's own."""

    kind = serializers.CharField()
    state = serializers.ChoiceField(choices=["open", "used"])
    expires_at = serializers.DateTimeField(allow_null=True)
    data = serializers.DictField()  # type: ignore[assignment]


class LinkOverFieldsShape(Shape):
    """Which kind of link it was."""

    kind = serializers.CharField()
    state = serializers.ChoiceField(choices=["expired", "revoked", "used"])


class LinkOverShape(Shape):
    """A link that opened something once."""

    code = serializers.ChoiceField(choices=["link_expired", "link_revoked", "link_used"])
    detail = serializers.CharField()
    fields = LinkOverFieldsShape()  # type: ignore[assignment]


class LinkFileBody(StrictSerializer):
    """A picture or a PDF."""

    file = serializers.FileField(allow_empty_file=False, max_length=255)


class LinkFileShape(Shape):
    """What was kept; `file` is what the link's own acts call it."""

    file = serializers.CharField()
    name = serializers.CharField()
    content_type = serializers.CharField()
    size = serializers.IntegerField()


def link_file(kept: KeptFile, handle: str) -> dict[str, Any]:
    """Return a LinkFileShape."""
    return {
        "file": handle,
        "name": kept.name,
        "content_type": kept.content_type,
        "size": kept.size,
    }
