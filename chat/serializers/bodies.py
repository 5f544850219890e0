"""What the API is told: shapes of request bodies and frames."""

from datetime import UTC, datetime
from typing import Any

from rest_framework import serializers

from chat.serializers.cards import CardField, ChoiceBody, ChoicesBody
from chat.serializers.templates import TemplateBody
from chat.types import CHOICE, CHOICES, ConversationState, Draft, Kind
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


class ExpectedNumber(serializers.IntegerField):
    """The newest message one has seen; 409 `stale` where there are newer ones."""

    def __init__(self) -> None:
        super().__init__(
            required=False, allow_null=True, default=None, min_value=0, max_value=LARGEST_NUMBER
        )


class DraftBody(StrictSerializer):
    """A message to send; `client_id` is made and kept by the sender before the first try."""

    client_id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=[str(kind) for kind in WRITTEN], default="text")
    text = Text(required=False, default="")
    attachments = serializers.ListField(
        child=serializers.UUIDField(), required=False, default=list, max_length=50
    )
    card = CardField(required=False, allow_null=True, default=None)
    choices = ChoicesBody(required=False, allow_null=True, default=None)
    choice = ChoiceBody(required=False, allow_null=True, default=None)
    reply_to = serializers.UUIDField(required=False, allow_null=True, default=None)
    private = serializers.BooleanField(required=False, default=False)
    template = TemplateBody(required=False, allow_null=True, default=None)
    expect_number = ExpectedNumber()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        given = [name for name in ("card", "choices", "choice") if attrs[name] is not None]
        if len(given) > 1:
            raise serializers.ValidationError({given[1]: ["One card at most."]})
        return attrs


def draft_of(checked: dict[str, Any]) -> Draft:
    """Return the draft of a checked body."""
    return Draft(
        client_id=checked["client_id"],
        kind=Kind(checked["kind"]),
        text=checked["text"],
        attachments=tuple(checked["attachments"]),
        card=_card_of(checked),
        reply_to=checked["reply_to"],
        private=checked["private"],
        template=checked["template"],
        expect_number=checked["expect_number"],
    )


def _card_of(checked: dict[str, Any]) -> dict[str, Any] | None:
    if checked["choices"] is not None:
        return {"type": CHOICES, **checked["choices"]}
    if checked["choice"] is not None:
        return {"type": CHOICE, "id": checked["choice"]["id"], "of": str(checked["choice"]["of"])}
    card: dict[str, Any] | None = checked["card"]
    return card


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
    expect_number = ExpectedNumber()

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict) and data.get("state") == SNOOZED:
            raise serializers.ValidationError({"state": ["Snoozing has its own door: snooze/."]})
        return super().to_internal_value(data)


class SnoozeBody(StrictSerializer):
    """Until an instant, or until the customer writes."""

    until = serializers.DateTimeField(required=False, allow_null=True, default=None)
    on_reply = serializers.BooleanField(required=False, default=False)
    expect_number = ExpectedNumber()

    def validate_until(self, value: datetime | None) -> datetime | None:
        if value is not None and value > LATEST:
            raise serializers.ValidationError("Too far away.")
        return value

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if (attrs["until"] is None) != attrs["on_reply"]:
            raise serializers.ValidationError({"until": ["Either an instant or on_reply."]})
        return attrs


class AssignBody(StrictSerializer):
    """To a person, a team or both, or (null) to nobody; what is not said stays as it is."""

    user = serializers.UUIDField(required=False, allow_null=True)
    team = serializers.UUIDField(required=False, allow_null=True)
    note = Text(required=False, default="", help_text="A private word to whoever has it then.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not {"user", "team"} & attrs.keys():
            raise serializers.ValidationError({"user": ["A person, a team, or both."]})
        return attrs


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


class SettleBody(StrictSerializer):
    """What somebody saw at the customer's."""

    delivered = serializers.BooleanField()


class EmptyBody(StrictSerializer):
    """Nothing to say."""
