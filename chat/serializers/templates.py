"""What the API is told about a template to send."""

from typing import Any

from rest_framework import serializers

from hub.kernel.api import StrictSerializer


class TemplateBody(StrictSerializer):
    """Which template, by `id` or by name and language, and what stands in its blanks."""

    id = serializers.UUIDField(required=False)
    name = serializers.CharField(max_length=512, required=False)
    language = serializers.CharField(max_length=20, required=False)
    variables = serializers.DictField(
        child=serializers.CharField(max_length=4096, allow_blank=True, trim_whitespace=False),
        required=False,
        help_text="By the keys of the template's blanks.",
    )
    header = serializers.UUIDField(
        required=False, allow_null=True, help_text="An own unsent upload, where a file goes."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Ask for an id, or for name and language; return it as what may be stored as JSON."""
        if ("id" in attrs) == ("name" in attrs and "language" in attrs):
            raise serializers.ValidationError({"id": ["An id, or name and language."]})
        told: dict[str, Any] = {
            name: str(attrs[name]) for name in ("id", "name", "language") if name in attrs
        }
        header = attrs.get("header")
        return {**told, "variables": attrs.get("variables", {}), "header": header and str(header)}
