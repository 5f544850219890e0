"""Policies, what closing asks for, and ratings on the wire."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from chat.models import Closing, SlaPolicy, Survey, SurveySettings
from chat.serializers.bodies import LATEST, Text
from chat.serializers.kinds import LABEL, MOST_MINUTES, PolicyConditions
from chat.serializers.rules import KindShape
from hub.accounts.queries import card
from hub.accounts.serializers import CardShape
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.text import Line

Shape = serializers.Serializer[Any]


def _minutes(**more: Any) -> serializers.IntegerField:
    return serializers.IntegerField(
        min_value=1, max_value=MOST_MINUTES, required=False, allow_null=True, **more
    )


class PolicyShape(Shape):
    """How soon somebody is answered; null minutes promise nothing."""

    id = serializers.CharField()
    name = serializers.CharField()
    first_minutes = serializers.IntegerField(allow_null=True)
    next_minutes = serializers.IntegerField(allow_null=True)
    resolution_minutes = serializers.IntegerField(allow_null=True)
    in_hours = serializers.BooleanField(help_text="Minutes of business hours, else of the clock.")
    pauses = serializers.BooleanField(help_text="While snoozed or pending.")
    warn_minutes = serializers.IntegerField(help_text="Before it is broken.")
    conditions = serializers.ListField(child=KindShape())
    position = serializers.IntegerField(help_text="The first that fits is taken.")
    active = serializers.BooleanField()
    breaches = serializers.IntegerField(help_text="Of the last thirty days.")


class PolicyBody(StrictSerializer):
    name = Line(max_length=80)
    first_minutes = _minutes(default=None)
    next_minutes = _minutes(default=None)
    resolution_minutes = _minutes(default=None)
    in_hours = serializers.BooleanField(required=False, default=True)
    pauses = serializers.BooleanField(required=False, default=True)
    warn_minutes = serializers.IntegerField(
        min_value=0, max_value=MOST_MINUTES, required=False, default=10
    )
    conditions = PolicyConditions(required=False, default=list)
    active = serializers.BooleanField(required=False, default=True)


class PolicyPatch(StrictSerializer):
    name = Line(max_length=80, required=False)
    first_minutes = _minutes()
    next_minutes = _minutes()
    resolution_minutes = _minutes()
    in_hours = serializers.BooleanField(required=False)
    pauses = serializers.BooleanField(required=False)
    warn_minutes = serializers.IntegerField(min_value=0, max_value=MOST_MINUTES, required=False)
    conditions = PolicyConditions(required=False)
    position = serializers.IntegerField(min_value=0, max_value=1000, required=False)
    active = serializers.BooleanField(required=False)


class ClosingShape(Shape):
    """What closing asks for."""

    require_label = serializers.BooleanField()
    labels = serializers.ListField(
        child=serializers.CharField(), help_text="Those that count; none: any at all."
    )


class ClosingBody(StrictSerializer):
    require_label = serializers.BooleanField()
    labels = serializers.ListField(
        child=Line(max_length=LABEL), required=False, default=list, max_length=50
    )


class SurveySettingsShape(Shape):
    """How customers are asked."""

    on = serializers.BooleanField()
    delay_minutes = serializers.IntegerField(help_text="After it was resolved.")
    every_days = serializers.IntegerField(help_text="At most once in so many.")
    channels = serializers.ListField(child=serializers.CharField(), help_text="None: all.")
    teams = serializers.ListField(child=serializers.CharField(), help_text="None: all.")
    question = serializers.CharField()
    comment = serializers.CharField(help_text="Asked after the rating; empty: nothing is.")
    low = serializers.IntegerField(help_text="Up to here somebody is told; 0: nobody.")
    reopen_low = serializers.BooleanField()


class SurveySettingsBody(StrictSerializer):
    on = serializers.BooleanField(required=False)
    delay_minutes = serializers.IntegerField(min_value=0, max_value=60 * 24 * 7, required=False)
    every_days = serializers.IntegerField(min_value=0, max_value=365, required=False)
    channels = serializers.ListField(child=Line(max_length=40), required=False, max_length=50)
    teams = serializers.ListField(child=serializers.UUIDField(), required=False, max_length=50)
    question = Text(max_length=500, required=False)
    comment = Text(max_length=500, required=False)
    low = serializers.IntegerField(min_value=0, max_value=4, required=False)
    reopen_low = serializers.BooleanField(required=False)

    def validate_question(self, value: str) -> str:
        if not value.strip():
            raise serializers.ValidationError("Ask something.")
        return value

    def validate_teams(self, value: list[Any]) -> list[str]:
        return [str(each) for each in value]


class RatingsAsked(serializers.Serializer[Any]):
    """Which ratings."""

    since = serializers.DateTimeField(required=False)
    until = serializers.DateTimeField(required=False, help_text="Left out itself.")
    score = serializers.IntegerField(required=False, min_value=1, max_value=5)
    advisor = serializers.UUIDField(required=False)
    channel = serializers.CharField(required=False, max_length=40, help_text="Kind.")
    conversation = serializers.UUIDField(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if any(attrs.get(name) and attrs[name] > LATEST for name in ("since", "until")):
            raise serializers.ValidationError({"since": ["Too far away."]})
        return attrs


class RatingShape(Shape):
    """One rating."""

    id = serializers.CharField()
    conversation = serializers.CharField()
    customer = serializers.CharField()
    channel = serializers.CharField()
    advisor = CardShape(allow_null=True)
    score = serializers.IntegerField()
    comment = serializers.CharField()
    rated_at = serializers.DateTimeField()


class AverageShape(Shape):
    """A mean over some ratings."""

    key = serializers.CharField()
    name = serializers.CharField()
    count = serializers.IntegerField()
    average = serializers.FloatField()


class RatingSummaryShape(Shape):
    """All ratings of a stretch at a glance."""

    asked = serializers.IntegerField()
    count = serializers.IntegerField()
    average = serializers.FloatField(allow_null=True)
    scores = serializers.ListField(
        child=serializers.IntegerField(), help_text="How many said 1, 2, 3, 4, 5."
    )
    advisors = AverageShape(many=True)
    channels = AverageShape(many=True)


def policy(row: SlaPolicy) -> dict[str, Any]:
    """Return a policy."""
    same = ("name", "first_minutes", "next_minutes", "resolution_minutes", "in_hours", "pauses")
    more = ("warn_minutes", "conditions", "position", "active")
    shape = {name: getattr(row, name) for name in (*same, *more)}
    return {"id": str(row.id), **shape, "breaches": getattr(row, "broken", 0)}


def closing(row: Closing) -> dict[str, Any]:
    """Return what closing asks for."""
    return {"require_label": row.require_label, "labels": row.labels}


def survey_settings(row: SurveySettings) -> dict[str, Any]:
    """Return how customers are asked."""
    timing = ("on", "delay_minutes", "every_days", "channels", "teams")
    return {
        name: getattr(row, name) for name in (*timing, "question", "comment", "low", "reopen_low")
    }


def rating(row: Survey) -> dict[str, Any]:
    """Return one rating."""
    return {
        "id": str(row.id),
        "conversation": str(row.conversation_id),
        "customer": str(row.conversation.identity or ""),
        "channel": row.conversation.channel_kind,
        "advisor": dict(card(row.assignee)) if row.assignee else None,
        "score": row.score,
        "comment": row.comment,
        "rated_at": iso(row.rated_at),
    }
