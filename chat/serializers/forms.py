"""A workflow's form as screens draw it."""

from typing import Any

from rest_framework import serializers

from chat.ports.workflow import Offer, Workflow

_TYPES: list[tuple[type[Any], str]] = [
    (serializers.ChoiceField, "choice"),
    (serializers.BooleanField, "boolean"),
    (serializers.IntegerField, "number"),
    (serializers.FloatField, "number"),
    (serializers.DecimalField, "money"),
    (serializers.DateTimeField, "datetime"),
    (serializers.DateField, "date"),
    (serializers.UUIDField, "attachment"),
]


FIELD_TYPES = [
    "text",
    "textarea",
    "number",
    "money",
    "date",
    "datetime",
    "choice",
    "boolean",
    "attachment",
]


class ChoiceShape(serializers.Serializer[Any]):
    """One of the answers a field allows."""

    value = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]


class FieldShape(serializers.Serializer[Any]):
    """One field of a form."""

    name = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    type = serializers.ChoiceField(choices=FIELD_TYPES)
    required = serializers.BooleanField()  # type: ignore[assignment]
    choices = ChoiceShape(many=True)
    help = serializers.CharField()
    max_length = serializers.IntegerField(allow_null=True)


class ActionShape(serializers.Serializer[Any]):
    """Work this conversation unlocks."""

    key = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    slash = serializers.CharField(help_text="Typed after `/` in the composer.")
    locked = serializers.BooleanField()
    reason = serializers.CharField(allow_null=True)
    form = FieldShape(many=True)


class PanelItemShape(serializers.Serializer[Any]):
    """One line of a section; `value` is text or money; something that happened has `at`."""

    label = serializers.CharField()  # type: ignore[assignment]
    value = serializers.JSONField()
    link = serializers.CharField(allow_null=True, required=False)
    state = serializers.CharField(allow_null=True, required=False)
    at = serializers.DateTimeField(allow_null=True, required=False)


class PanelSectionShape(serializers.Serializer[Any]):
    """One section beside a conversation."""

    key = serializers.CharField()
    title = serializers.CharField()
    items = PanelItemShape(many=True)


def action(workflow: Workflow, offer: Offer, language: str) -> dict[str, Any]:
    """Return an offered action with its form."""
    return {
        "key": workflow.key,
        "label": worded(workflow.label, language),
        "slash": workflow.slash,
        "locked": offer.locked,
        "reason": offer.reason,
        "form": [
            field(name, item, language)
            for name, item in workflow.form().fields.items()
            if not item.read_only
        ],
    }


def field(name: str, item: Any, language: str) -> dict[str, Any]:
    """Return one field; `style` may say `type`, and `label` or `help` by language."""
    labels, helps = item.style.get("label"), item.style.get("help")
    choices: dict[Any, Any] = getattr(item, "choices", {})
    names = item.style.get("choices", {})
    return {
        "name": name,
        "type": item.style.get("type") or _type_of(item),
        "label": worded(labels, language) if labels else str(item.label or name),
        "required": item.required,
        "choices": [
            {"value": str(value), "label": worded(names.get(value, str(label)), language)}
            for value, label in choices.items()
        ],
        "help": worded(helps, language) if helps else str(item.help_text or ""),
        "max_length": getattr(item, "max_length", None),
    }


def worded(texts: dict[str, str] | str, language: str) -> str:
    """Return the text in this language, in Spanish where it has none of it."""
    return texts if isinstance(texts, str) else texts.get(language, texts["es"])


def _type_of(item: Any) -> str:
    if item.style.get("base_template") == "textarea.html":
        return "textarea"
    named = type(item).__name__.removesuffix("Field").lower()  # a field of an app's own: `money`
    if named in FIELD_TYPES:
        return named
    return next((name for kind, name in _TYPES if isinstance(item, kind)), "text")
