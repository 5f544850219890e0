"""Conditions and actions of rules, macros and policies: told apart by `kind`, all else refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from rest_framework import serializers

from chat.ports import standing
from chat.serializers.bodies import Text
from chat.types import ConversationState
from hub.kernel.api import StrictSerializer
from hub.kernel.text import Line

MOST_MINUTES = 60 * 24 * 90
LABEL = 40


class Words(serializers.ListField):
    """Up to fifty lines."""

    child = Line(max_length=80)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_empty=False, max_length=50, **kwargs)


class Kinds(serializers.ListField):
    """A list of objects, each of a kind from a list; kinds nobody knows are refused."""

    bodies: ClassVar[Mapping[str, type[StrictSerializer]]] = {}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(child=serializers.DictField(), max_length=20, **kwargs)

    def to_internal_value(self, data: Any) -> list[dict[str, Any]]:
        return [
            self._one(place, each) for place, each in enumerate(super().to_internal_value(data))
        ]

    def _one(self, place: int, said: dict[str, Any]) -> dict[str, Any]:
        kind = said.get("kind")
        body = self.bodies.get(kind) if isinstance(kind, str) else None
        if body is None:
            raise serializers.ValidationError(f"{place + 1}: of no kind there is.")
        shape = body(data={name: value for name, value in said.items() if name != "kind"})
        if not shape.is_valid():
            wrong = ", ".join(sorted(shape.errors))
            raise serializers.ValidationError(f"{place + 1}: {kind} needs {wrong}.")
        return {"kind": kind, **{name: _plain(each) for name, each in shape.validated_data.items()}}


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, UUID) else value


class AnyOf(StrictSerializer):
    any = Words()


class TeamAsked(StrictSerializer):
    any = serializers.ListField(
        child=serializers.UUIDField(allow_null=True), allow_empty=False, max_length=50
    )


class AssigneeAsked(StrictSerializer):
    who = serializers.ChoiceField(choices=["none", "someone"])


class LabelAsked(StrictSerializer):
    has = serializers.ChoiceField(choices=["any", "none"])
    names = Words()


class CategoryAsked(StrictSerializer):
    any = Words()

    def validate_any(self, value: list[str]) -> list[str]:
        return _known(value, standing.port().categories())


class StatusAsked(StrictSerializer):
    any = Words()

    def validate_any(self, value: list[str]) -> list[str]:
        return _known(value, standing.port().statuses())


class LanguageAsked(StrictSerializer):
    any = serializers.ListField(
        child=serializers.ChoiceField(choices=["es", "en"]), allow_empty=False
    )


class StateAsked(StrictSerializer):
    any = serializers.ListField(
        child=serializers.ChoiceField(choices=ConversationState.choices), allow_empty=False
    )


class FirstTimeAsked(StrictSerializer):
    first = serializers.BooleanField()


class HoursAsked(StrictSerializer):
    when = serializers.ChoiceField(choices=["open", "closed"])


class PriorityAsked(StrictSerializer):
    at_least = serializers.IntegerField(min_value=1, max_value=4)


class Conditions(Kinds):
    """All of them have to hold."""

    bodies = {
        "channel": AnyOf,
        "team": TeamAsked,
        "assignee": AssigneeAsked,
        "label": LabelAsked,
        "words": AnyOf,
        "category": CategoryAsked,
        "status": StatusAsked,
        "language": LanguageAsked,
        "first_time": FirstTimeAsked,
        "hours": HoursAsked,
        "priority": PriorityAsked,
        "state": StateAsked,
    }


# A policy speaks of conversations, not of messages.
class PolicyConditions(Kinds):
    """Which conversations are promised something."""

    bodies = {name: Conditions.bodies[name] for name in ("channel", "team", "category", "priority")}


class Said(StrictSerializer):
    text = Text(max_length=4000)

    def validate_text(self, value: str) -> str:
        if not value.strip():
            raise serializers.ValidationError("Say something.")
        return value


class Given(StrictSerializer):
    to = serializers.UUIDField(allow_null=True)


class Labelled(StrictSerializer):
    add = serializers.ListField(child=Line(max_length=LABEL), default=list, max_length=20)
    remove = serializers.ListField(child=Line(max_length=LABEL), default=list, max_length=20)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs["add"] and not attrs["remove"]:
            raise serializers.ValidationError({"add": ["Some label."]})
        return attrs


class Prioritised(StrictSerializer):
    to = serializers.IntegerField(min_value=0, max_value=4)


class Turned(StrictSerializer):
    to = serializers.ChoiceField(choices=["open", "pending", "resolved"])


class Snoozed(StrictSerializer):
    minutes = serializers.IntegerField(
        min_value=1, max_value=MOST_MINUTES, allow_null=True, help_text="null: until they write."
    )


class Named(StrictSerializer):
    id = serializers.UUIDField()


class Actions(Kinds):
    """What is done, in this order."""

    bodies = {
        "say": Said,
        "note": Said,
        "assign": Given,
        "team": Given,
        "labels": Labelled,
        "priority": Prioritised,
        "state": Turned,
        "snooze": Snoozed,
        "subscription": Named,
        "macro": Named,
    }


class MacroActions(Kinds):
    """What a macro does: all but another macro."""

    bodies = {name: body for name, body in Actions.bodies.items() if name != "macro"}


def _known(asked: list[str], there: list[str]) -> list[str]:
    if unknown := [each for each in asked if each not in there]:
        raise serializers.ValidationError(f"Unknown: {', '.join(unknown)}.")
    return asked
