"""Cards a message may carry: places, people, questions with buttons, and presses."""

from typing import Any

from rest_framework import serializers

from hub.kernel.api import StrictSerializer


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


class OptionBody(StrictSerializer):
    """An answer to press; `id` is what comes back."""

    id = serializers.RegexField(r"^[A-Za-z0-9_.:-]{1,64}\Z")
    title = serializers.CharField(max_length=72)
    description = serializers.CharField(max_length=72, required=False, allow_blank=True)


class ChoicesBody(StrictSerializer):
    """Up to ten answers to the question in `text`; `button` opens them where they are a list."""

    button = serializers.CharField(max_length=20, required=False, allow_blank=True)
    options = OptionBody(many=True, allow_empty=False)


class ChoiceBody(StrictSerializer):
    """An answer pressed on the web: the message `of` which it is one, and its option."""

    of = serializers.UUIDField()
    id = serializers.CharField(max_length=64)
