"""What the API is told: shapes of request bodies and frames."""

from datetime import UTC, datetime
from typing import Any

from rest_framework import serializers

from chat.types import ConversationState, Draft, Kind
from hub.kernel.api import StrictSerializer

WRITTEN = [
    Kind.TEXT,
    Kind.IMAGE,
    Kind.VIDEO,
    Kind.AUDIO,
    Kind.FILE,
    Kind.STICKER,
    Kind.LOCATION,
    Kind.CONTACT,
    Kind.TEMPLATE,
    Kind.NOTE,
]
LARGEST_NUMBER = 2**63 - 1
LATEST = datetime(9000, 1, 1, tzinfo=UTC)  # nearer to the end of time, zones overflow
SNOOZED = ConversationState.SNOOZED


class Text(serializers.CharField):
    """What people write, as they wrote it: the operation cleans and measures it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(trim_whitespace=False, allow_blank=True, **kwargs)
        # NUL and stray surrogates are dropped by the operation; they refuse no message.
        self.validators = []

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return data


class LocationBody(StrictSerializer):
    """A place."""

    type = serializers.ChoiceField(choices=["location"])
    latitude = serializers.FloatField(min_value=-90, max_value=90)
    longitude = serializers.FloatField(min_value=-180, max_value=180)
    name = serializers.CharField(max_length=255, required=False, allow_blank=True)
    address = serializers.CharField(max_length=500, required=False, allow_blank=True)


class PersonBody(StrictSerializer):
    """Somebody to reach."""

    name = serializers.CharField(max_length=255)
    phones = serializers.ListField(
        child=serializers.CharField(max_length=30), max_length=10, allow_empty=False
    )


class ContactBody(StrictSerializer):
    """People to reach."""

    type = serializers.ChoiceField(choices=["contact"])
    contacts = PersonBody(many=True, allow_empty=False)


class CardField(serializers.JSONField):
    """A location or a contact, told apart by `type`."""

    def to_internal_value(self, data: Any) -> Any:
        kinds: dict[str, type[StrictSerializer]] = {
            "location": LocationBody,
            "contact": ContactBody,
        }
        kind = data.get("type") if isinstance(data, dict) else None
        body = kinds.get(kind) if isinstance(kind, str) else None
        if body is None:
            raise serializers.ValidationError("A location or a contact.")
        shape = body(data=data)
        shape.is_valid(raise_exception=True)
        return shape.validated_data


class DraftBody(StrictSerializer):
    """A message to send; `client_id` is made and kept by the sender before the first try."""

    client_id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=[str(kind) for kind in WRITTEN], default="text")
    text = Text(required=False, default="")
    attachments = serializers.ListField(
        child=serializers.UUIDField(), required=False, default=list, max_length=50
    )
    card = CardField(required=False, allow_null=True, default=None)
    reply_to = serializers.UUIDField(required=False, allow_null=True, default=None)
    private = serializers.BooleanField(required=False, default=False)
    template = serializers.DictField(
        child=serializers.JSONField(), required=False, allow_null=True, default=None
    )
    expect_number = serializers.IntegerField(
        required=False, allow_null=True, default=None, min_value=0, max_value=LARGEST_NUMBER
    )


def draft_of(checked: dict[str, Any]) -> Draft:
    """Return the draft of a checked body."""
    return Draft(
        client_id=checked["client_id"],
        kind=Kind(checked["kind"]),
        text=checked["text"],
        attachments=tuple(checked["attachments"]),
        card=checked["card"],
        reply_to=checked["reply_to"],
        private=checked["private"],
        template=checked["template"],
        expect_number=checked["expect_number"],
    )


class EditBody(StrictSerializer):
    """A new text for an own message."""

    text = Text()
    base_seq = serializers.IntegerField(
        required=False, allow_null=True, default=None, min_value=0, max_value=LARGEST_NUMBER
    )
    client_id = serializers.UUIDField(required=False, allow_null=True, default=None)


class DeleteBody(StrictSerializer):
    """The version one means to delete, when it matters."""

    base_seq = serializers.IntegerField(
        required=False, allow_null=True, default=None, min_value=0, max_value=LARGEST_NUMBER
    )
    client_id = serializers.UUIDField(required=False, allow_null=True, default=None)


class ReactBody(StrictSerializer):
    """An emoji put on or taken off."""

    emoji = serializers.CharField(max_length=32)
    on = serializers.BooleanField(default=True)
    client_id = serializers.UUIDField(required=False, allow_null=True, default=None)


class PinBody(StrictSerializer):
    """Pinned or not."""

    on = serializers.BooleanField(default=True)
    client_id = serializers.UUIDField(required=False, allow_null=True, default=None)


class ReadBody(StrictSerializer):
    """How far one has read."""

    number = serializers.IntegerField(min_value=0, max_value=LARGEST_NUMBER)


class StateBody(StrictSerializer):
    """The state a conversation turns to; snoozing says until when, at its own door."""

    state = serializers.ChoiceField(
        choices=[choice for choice in ConversationState.choices if choice[0] != SNOOZED]
    )

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict) and data.get("state") == SNOOZED:
            raise serializers.ValidationError({"state": ["Snoozing has its own door: snooze/."]})
        return super().to_internal_value(data)


class SnoozeBody(StrictSerializer):
    """Until an instant, or until the customer writes."""

    until = serializers.DateTimeField(required=False, allow_null=True, default=None)
    on_reply = serializers.BooleanField(required=False, default=False)

    def validate_until(self, value: datetime | None) -> datetime | None:
        if value is not None and value > LATEST:
            raise serializers.ValidationError("Too far away.")
        return value

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if (attrs["until"] is None) != attrs["on_reply"]:
            raise serializers.ValidationError({"until": ["Either an instant or on_reply."]})
        return attrs


class AssignBody(StrictSerializer):
    """To a person, or (null) to nobody; teams are not in use."""

    user = serializers.UUIDField(allow_null=True)
    team = serializers.UUIDField(required=False, allow_null=True, default=None)

    def validate_team(self, value: Any) -> Any:
        if value is not None:
            raise serializers.ValidationError("There is no such team.")
        return value


class LabelsBody(StrictSerializer):
    """Words to hang on and to take off."""

    add = serializers.ListField(
        child=serializers.CharField(max_length=40), required=False, default=list, max_length=20
    )
    remove = serializers.ListField(
        child=serializers.CharField(max_length=40), required=False, default=list, max_length=20
    )


class UploadBody(StrictSerializer):
    """A file to send later."""

    file = serializers.FileField(allow_empty_file=False, max_length=1000)


class EmptyBody(StrictSerializer):
    """Nothing to say."""
