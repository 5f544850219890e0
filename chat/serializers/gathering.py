"""What the API is told about conversations that people of ours begin."""

from typing import Any
from uuid import uuid4

from rest_framework import serializers

from chat.serializers.bodies import Text
from chat.serializers.templates import TemplateBody
from chat.types import Draft, Kind
from hub.kernel.api import StrictSerializer

_MOST = 200


class ConversationBody(StrictSerializer):
    """A conversation among ourselves."""

    kind = serializers.ChoiceField(choices=["direct", "group"])
    members = serializers.ListField(
        child=serializers.UUIDField(), allow_empty=False, max_length=_MOST
    )
    title = serializers.CharField(required=False, allow_blank=True, default="", max_length=120)


class CustomerBody(StrictSerializer):
    """First words to a customer: a text where the channel lets us, else a template.

    `to` is a phone number, or the identity of somebody the channel knows; the same `client_id`
    again changes nothing.
    """

    kind = serializers.ChoiceField(choices=["customer"])
    channel = serializers.UUIDField()
    to = serializers.CharField(max_length=60)
    customer = serializers.UUIDField(
        required=False,
        allow_null=True,
        default=None,
        help_text="Whose this is, when nobody knew; who is known stays who they are.",
    )
    text = Text(required=False, default="")
    template = TemplateBody(required=False, allow_null=True, default=None)
    client_id = serializers.UUIDField(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Ask for one of text and template."""
        if bool(attrs["text"].strip()) == bool(attrs["template"]):
            raise serializers.ValidationError({"text": ["Either a text or a template."]})
        return attrs


def first_words(checked: dict[str, Any]) -> Draft:
    """Return the draft of a checked CustomerBody."""
    template = checked["template"]
    return Draft(
        client_id=checked.get("client_id") or uuid4(),
        kind=Kind.TEMPLATE if template else Kind.TEXT,
        text=checked["text"],
        template=template,
    )


class ConversationPatch(StrictSerializer):
    """What can be changed of a conversation directly; of a group by its owners."""

    title = serializers.CharField(required=False, max_length=120)
    picture = serializers.UUIDField(
        required=False, allow_null=True, help_text="An own unsent upload; null for none."
    )
    open_history = serializers.BooleanField(required=False)
    priority = serializers.IntegerField(required=False, min_value=0, max_value=4)


class MembersBody(StrictSerializer):
    """People to let in and out; `owners` are all who own it then."""

    add = serializers.ListField(
        child=serializers.UUIDField(), required=False, default=list, max_length=_MOST
    )
    remove = serializers.ListField(
        child=serializers.UUIDField(), required=False, default=list, max_length=_MOST
    )
    owners = serializers.ListField(
        child=serializers.UUIDField(),
        required=False,
        allow_null=True,
        default=None,
        max_length=_MOST,
    )
