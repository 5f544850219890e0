"""Shapes of raw events at the HTTP door."""

from typing import Any

from rest_framework import serializers

from channels_bridge.models import RawEvent
from channels_bridge.models.events import EventState
from channels_bridge.queries.events import NOTHING, RESULTS
from hub.kernel.clock import iso


class EventsAsked(serializers.Serializer[Any]):
    """Which events of a channel: what became of them, what they brought, since when."""

    state = serializers.ChoiceField(
        choices=EventState.choices, required=False, allow_blank=True, default=""
    )
    result = serializers.ChoiceField(
        choices=[*RESULTS, NOTHING], required=False, allow_blank=True, default=""
    )
    since = serializers.DateTimeField(required=False)


class EventShape(serializers.Serializer[Any]):
    """A raw event in the log."""

    id = serializers.UUIDField()
    received_at = serializers.DateTimeField()
    state = serializers.ChoiceField(choices=EventState.choices)
    result = serializers.DictField(child=serializers.IntegerField(), allow_null=True)
    error = serializers.CharField()


class WholeEventShape(EventShape):
    """A raw event with what came."""

    body = serializers.CharField()


class EventChannelShape(serializers.Serializer[Any]):
    """The channel an event came by."""

    id = serializers.CharField()
    kind = serializers.CharField()
    name = serializers.CharField()


class ParkedShape(EventShape):
    """A parked event of any channel."""

    channel = EventChannelShape()


class ReplayedShape(serializers.Serializer[Any]):
    """How many events are to be taken again."""

    replayed = serializers.IntegerField()


def event(row: RawEvent) -> dict[str, Any]:
    """Return a raw event in the log."""
    return {
        "id": str(row.id),
        "received_at": iso(row.received_at),
        "state": row.state,
        "result": row.result,
        "error": row.error,
    }


def whole_event(row: RawEvent) -> dict[str, Any]:
    """Return a raw event with its body as text."""
    return {**event(row), "body": bytes(row.body).decode("utf-8", "replace")}


def parked(row: RawEvent) -> dict[str, Any]:
    """Return a parked event with its channel."""
    channel = row.channel
    of = {"id": str(channel.id), "kind": channel.kind, "name": channel.name}
    return {**event(row), "channel": of}
