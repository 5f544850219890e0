"""Changes of many conversations on the wire, and taking a change back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rest_framework import serializers

from chat.models import BulkRow, BulkRun
from chat.serializers.asked import ListAsked
from chat.serializers.bodies import AssignBody, LabelsBody, SnoozeBody, StateBody
from chat.types import BulkState, RowState
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.errors import Invalid, Malformed

UNDOABLE = ["claimed", "assigned", "unassigned", "open", "pending", "snoozed", "resolved"]


class UndoBody(StrictSerializer):
    """Which change one means: the event its line in the thread names."""

    event = serializers.ChoiceField(choices=UNDOABLE)


class PriorityBody(StrictSerializer):
    """How urgent: 0 none to 4 urgent."""

    priority = serializers.IntegerField(min_value=0, max_value=4)


class NothingBody(StrictSerializer):
    """The action needs to be told nothing."""


TOLD: dict[str, type[StrictSerializer]] = {
    "assign": AssignBody,
    "labels": LabelsBody,
    "state": StateBody,
    "snooze": SnoozeBody,
    "priority": PriorityBody,
    "read": NothingBody,
}


class BulkBody(StrictSerializer):
    """One action for many: named by `ids`, or all that a list holds (`query`, as its address)."""

    client_id = serializers.UUIDField()
    ids = serializers.ListField(child=serializers.UUIDField(), required=False, max_length=5000)
    query = serializers.DictField(child=serializers.JSONField(), required=False)
    action = serializers.ChoiceField(choices=sorted(TOLD))
    told = serializers.DictField(
        child=serializers.JSONField(allow_null=True),
        required=False,
        default=dict,
        help_text="What the action's own door takes: `{user}`, `{state}`, `{add, remove}` …",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("ids" in attrs) == ("query" in attrs):
            raise serializers.ValidationError({"ids": ["Either ids or query."]})
        return attrs


def told_of(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the action is told, checked by the shape of its own door, as JSON."""
    shape = TOLD[body["action"]](data=body["told"])
    shape.is_valid(raise_exception=True)
    return {
        name: value if isinstance(value, int | str | list | None) else _plain(value)
        for name, value in shape.validated_data.items()
    }


def query_in(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the checked filters of a list kept as JSON; Malformed for names no list has."""
    if unknown := sorted(set(said) - set(ListAsked().fields)):
        raise Malformed(fields={"query": [f"Unknown: {', '.join(unknown)}."]})
    shape = ListAsked(data=dict(said))
    if not shape.is_valid():
        raise Invalid(fields={"query": [str(shape.errors)]})
    return dict(shape.validated_data)


class RefusedShape(serializers.Serializer[Any]):
    """One that was refused, and why."""

    conversation = serializers.CharField()
    name = serializers.CharField()
    code = serializers.CharField()
    detail = serializers.CharField()


class BulkCountShape(serializers.Serializer[Any]):
    """How many conversations a list holds, at most one more than one change takes."""

    count = serializers.IntegerField()
    most = serializers.IntegerField(help_text="Of one change.")


class BulkShape(serializers.Serializer[Any]):
    """How far a change of many has come; `refused` names up to a hundred."""

    id = serializers.CharField()
    action = serializers.CharField()
    state = serializers.ChoiceField(choices=BulkState.choices)
    total = serializers.IntegerField()
    done = serializers.IntegerField()
    undone = serializers.IntegerField()
    refused_count = serializers.IntegerField()
    refused = RefusedShape(many=True)
    created_at = serializers.DateTimeField()


def bulk(run: BulkRun, tally: Mapping[str, int], refused: Iterable[BulkRow]) -> dict[str, Any]:
    """Return a run as its asker sees it."""
    return {
        "id": str(run.id),
        "action": run.action,
        "state": run.state,
        "total": run.total,
        "done": tally[RowState.DONE],
        "undone": tally[RowState.UNDONE],
        "refused_count": tally[RowState.REFUSED],
        "refused": [
            {
                "conversation": str(row.conversation_id),
                "name": row.conversation.title or str(row.conversation.identity or ""),
                **(row.error or {"code": "conflict", "detail": ""}),
            }
            for row in refused
        ],
        "created_at": iso(run.created_at),
    }


def _plain(value: Any) -> Any:
    return iso(value) if hasattr(value, "isoformat") else str(value)
