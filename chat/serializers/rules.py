"""Rules and macros on the wire: how they are kept, and what they did."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from chat.models import Macro, MacroRun, Rule, RuleRun
from chat.models.rules import RuleEvent, RunState
from chat.serializers.kinds import MOST_MINUTES, Actions, Conditions, MacroActions
from hub.accounts.queries import card
from hub.accounts.serializers import CardShape
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.text import Line

Shape = serializers.Serializer[Any]


class KindShape(serializers.DictField):
    """One condition or action: `kind`, and what that kind needs."""

    child = serializers.JSONField()


class RuleShape(Shape):
    """When something happens (`event`), and if (`conditions`), then (`actions`)."""

    id = serializers.CharField()
    name = serializers.CharField()
    event = serializers.ChoiceField(choices=RuleEvent.choices)
    minutes = serializers.IntegerField(allow_null=True, help_text="Of waiting.")
    conditions = serializers.ListField(child=KindShape())
    actions = serializers.ListField(child=KindShape())
    stops = serializers.BooleanField(help_text="Rules behind it do not run for the same event.")
    position = serializers.IntegerField()
    active = serializers.BooleanField()
    paused_at = serializers.DateTimeField(allow_null=True, help_text="By itself: ran too often.")
    runs = serializers.IntegerField(help_text="Of the last seven days, those that matched.")
    failures = serializers.IntegerField(help_text="Of those, where an action failed.")
    created_by = CardShape()
    created_at = serializers.DateTimeField()


class RuleBody(StrictSerializer):
    name = Line(max_length=80)
    event = serializers.ChoiceField(choices=RuleEvent.choices)
    minutes = serializers.IntegerField(
        min_value=1, max_value=MOST_MINUTES, required=False, allow_null=True, default=None
    )
    conditions = Conditions(required=False, default=list)
    actions = Actions()
    stops = serializers.BooleanField(required=False, default=False)
    active = serializers.BooleanField(required=False, default=True)


class RulePatch(StrictSerializer):
    name = Line(max_length=80, required=False)
    event = serializers.ChoiceField(choices=RuleEvent.choices, required=False)
    minutes = serializers.IntegerField(
        min_value=1, max_value=MOST_MINUTES, required=False, allow_null=True
    )
    conditions = Conditions(required=False)
    actions = Actions(required=False)
    stops = serializers.BooleanField(required=False)
    active = serializers.BooleanField(required=False)


class OrderBody(StrictSerializer):
    """All ids in the order wanted; those not named come behind."""

    ids = serializers.ListField(child=serializers.UUIDField(), max_length=200)


class TryBody(StrictSerializer):
    """A rule as it is being written, and a conversation to try it on."""

    conversation = serializers.UUIDField()
    conditions = Conditions(required=False, default=list)


class TriedConditionShape(Shape):
    kind = serializers.CharField()
    holds = serializers.BooleanField()


class TriedShape(Shape):
    """What would have been: nothing was done."""

    matches = serializers.BooleanField()
    conditions = TriedConditionShape(many=True)
    message = serializers.CharField(help_text="The customer's words that were looked at.")


class OutcomeShape(Shape):
    """One action; `error` is a code, null when it was done."""

    kind = serializers.CharField()
    error = serializers.CharField(allow_null=True)


class RuleRunShape(Shape):
    """One change a rule looked at."""

    id = serializers.CharField()
    conversation = serializers.CharField()
    title = serializers.CharField()
    state = serializers.ChoiceField(choices=RunState.choices)
    reason = serializers.CharField(help_text="The condition that did not hold, or why it stopped.")
    outcome = OutcomeShape(many=True)
    created_at = serializers.DateTimeField()
    finished_at = serializers.DateTimeField(allow_null=True)


class MacroTeamShape(Shape):
    id = serializers.CharField()
    name = serializers.CharField()


class MacroShape(Shape):
    """Several actions under one name."""

    id = serializers.CharField()
    name = serializers.CharField()
    actions = serializers.ListField(child=KindShape())
    personal = serializers.BooleanField()
    team = MacroTeamShape(allow_null=True, help_text="null: for all, unless personal.")
    used = serializers.IntegerField()
    created_by = CardShape()
    created_at = serializers.DateTimeField()


class MacroBody(StrictSerializer):
    name = Line(max_length=80)
    actions = MacroActions()
    personal = serializers.BooleanField(required=False, default=True)
    team = serializers.UUIDField(required=False, allow_null=True, default=None)


class MacroPatch(StrictSerializer):
    name = Line(max_length=80, required=False)
    actions = MacroActions(required=False)
    personal = serializers.BooleanField(required=False)
    team = serializers.UUIDField(required=False, allow_null=True)


class MacroRunBody(StrictSerializer):
    conversation = serializers.UUIDField()


class MacroRunShape(Shape):
    """What a press did."""

    id = serializers.CharField()
    macro = serializers.CharField()
    conversation = serializers.CharField()
    outcome = OutcomeShape(many=True)
    undoable = serializers.BooleanField()


def rule(row: Rule) -> dict[str, Any]:
    """Return a rule with what it did lately."""
    return {
        "id": str(row.id),
        "name": row.name,
        "event": row.event,
        "minutes": row.minutes,
        "conditions": row.conditions,
        "actions": row.actions,
        "stops": row.stops,
        "position": row.position,
        "active": row.active,
        "paused_at": iso(row.paused_at),
        "runs": getattr(row, "ran", 0),
        "failures": getattr(row, "failed", 0),
        "created_by": dict(card(row.created_by)),
        "created_at": iso(row.created_at),
    }


def rule_run(row: RuleRun) -> dict[str, Any]:
    """Return one line of a rule's log."""
    return {
        "id": str(row.pk),
        "conversation": str(row.conversation_id),
        "title": str(row.conversation.identity or ""),
        "state": row.state,
        "reason": row.reason,
        "outcome": row.outcome,
        "created_at": iso(row.created_at),
        "finished_at": iso(row.finished_at),
    }


def macro(row: Macro) -> dict[str, Any]:
    """Return a macro."""
    return {
        "id": str(row.id),
        "name": row.name,
        "actions": row.actions,
        "personal": row.owner_id is not None,
        "team": {"id": str(row.team_id), "name": row.team.name} if row.team else None,
        "used": row.used,
        "created_by": dict(card(row.created_by)),
        "created_at": iso(row.created_at),
    }


def macro_run(row: MacroRun) -> dict[str, Any]:
    """Return what a press did."""
    return {
        "id": str(row.id),
        "macro": str(row.macro_id),
        "conversation": str(row.conversation_id),
        "outcome": row.outcome,
        "undoable": row.has_moved and row.undone_at is None,
    }
