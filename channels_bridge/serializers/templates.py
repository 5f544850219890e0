"""Shapes of templates, and of the channels one can write by."""

from typing import Any

from rest_framework import serializers

from channels_bridge.adapters.base import adapters
from channels_bridge.models import Channel, Template, TemplateSync
from channels_bridge.models.templates import Judgement
from channels_bridge.types.templates import problems_of, words_of
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso

BUTTONS = ["quick_reply", "url", "phone", "code"]


class TemplatesAsked(serializers.Serializer[Any]):
    """What the list is narrowed to."""

    q = serializers.CharField(max_length=100, required=False, allow_blank=True, default="")
    all = serializers.BooleanField(
        required=False, default=False, help_text="Those that cannot be sent, too."
    )


class TemplatePreviewBody(StrictSerializer):
    """What stands in the blanks, by key."""

    variables = serializers.DictField(
        child=serializers.CharField(max_length=4096, allow_blank=True, trim_whitespace=False),
        required=False,
        default=dict,
    )


class TemplateHeadShape(serializers.Serializer[Any]):
    """What stands above the words."""

    kind = serializers.ChoiceField(choices=["text", "image", "video", "document"])
    text = serializers.CharField()
    url = serializers.CharField()
    file = serializers.BooleanField(help_text="One of our files goes here.")


class TemplateButtonShape(serializers.Serializer[Any]):
    """What can be pressed."""

    kind = serializers.ChoiceField(choices=BUTTONS)
    text = serializers.CharField()
    value = serializers.CharField()


class TemplateBlankShape(serializers.Serializer[Any]):
    """Something to fill in: `{{key}}` in the texts."""

    key = serializers.CharField()
    part = serializers.ChoiceField(choices=["header", "body", "button"])
    name = serializers.CharField()
    example = serializers.CharField()


class TemplateFormShape(serializers.Serializer[Any]):
    """A template taken apart."""

    header = TemplateHeadShape(allow_null=True)
    body = serializers.CharField()
    footer = serializers.CharField()
    buttons = TemplateButtonShape(many=True)
    blanks = TemplateBlankShape(many=True)
    named = serializers.BooleanField()


class TemplateShape(serializers.Serializer[Any]):
    """A template in one language; without `form` it cannot be filled in here."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    language = serializers.CharField()
    category = serializers.CharField(help_text="What it is billed as: marketing, utility …")
    status = serializers.ChoiceField(choices=Judgement.choices)
    reason = serializers.CharField()
    sendable = serializers.BooleanField()
    form = TemplateFormShape(allow_null=True)
    synced_at = serializers.DateTimeField()


class TemplateSyncShape(serializers.Serializer[Any]):
    """When the templates were read last, and what hindered it since."""

    synced_at = serializers.DateTimeField(allow_null=True)
    error = serializers.CharField()
    error_at = serializers.DateTimeField(allow_null=True)


class TemplatePageShape(serializers.Serializer[Any]):
    """A page of templates."""

    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = TemplateShape(many=True)
    sync = TemplateSyncShape()


class TemplatePreviewShape(serializers.Serializer[Any]):
    """What the customer would read, and what is wrong with it by key."""

    text = serializers.CharField()
    problems = serializers.DictField(child=serializers.CharField())


class OutwardShape(serializers.Serializer[Any]):
    """A channel one can write by; `first`: also to a number that never wrote."""

    id = serializers.UUIDField()
    kind = serializers.CharField()
    name = serializers.CharField()
    first = serializers.BooleanField()
    templates = serializers.BooleanField()


class OutwardsShape(serializers.Serializer[Any]):
    """All channels one can write by."""

    results = OutwardShape(many=True)


def template(row: Template) -> dict[str, Any]:
    """Return a template as the API shows it."""
    return {
        "id": str(row.id),
        "name": row.name,
        "language": row.language,
        "category": row.category,
        "status": row.status,
        "reason": row.reason,
        "sendable": row.status == Judgement.APPROVED and row.form is not None,
        "form": row.form,
        "synced_at": iso(row.synced_at),
    }


def sync(row: TemplateSync | None) -> dict[str, Any]:
    """Return where reading a channel's templates stands."""
    return {
        "synced_at": iso(row.synced_at) if row else None,
        "error": row.error if row else "",
        "error_at": iso(row.error_at) if row else None,
    }


def preview(row: Template, values: dict[str, str]) -> dict[str, Any]:
    """Return what the customer would read, and what is wrong with it."""
    return {"text": words_of(row.form, values), "problems": problems_of(row.form, values)}


def outward(row: Channel) -> dict[str, Any]:
    """Return a channel one can write by."""
    adapter = adapters.get(row.kind)
    return {
        "id": str(row.id),
        "kind": row.kind,
        "name": row.name,
        "first": adapter is not None and adapter.writes_first,
        "templates": adapter is not None and adapter.has_templates,
    }
