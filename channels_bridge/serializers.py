"""Shapes of channels and events at the HTTP door."""

from typing import Any

from rest_framework import serializers

from channels_bridge.adapters.base import adapters
from channels_bridge.models import Channel, RawEvent
from channels_bridge.models.channels import ChannelState, TokenState
from channels_bridge.models.events import EventState
from channels_bridge.queries.health import Health
from channels_bridge.types import AccountState
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso

TAIL, LONG_ENOUGH = 4, 12  # a short secret shows nothing of itself


class NewChannel(StrictSerializer):
    """A channel to connect."""

    kind = serializers.CharField(max_length=20)
    name = serializers.CharField(max_length=120)
    credentials = serializers.DictField(
        child=serializers.CharField(max_length=4096, allow_blank=True)
    )


class ChannelPatch(StrictSerializer):
    """What changes of a channel; credentials not named stay."""

    name = serializers.CharField(max_length=120, required=False)
    state = serializers.ChoiceField(
        choices=[ChannelState.ACTIVE.value, ChannelState.PAUSED.value], required=False
    )
    credentials = serializers.DictField(
        child=serializers.CharField(max_length=4096, allow_blank=True), required=False
    )


class ChannelShape(serializers.Serializer[Any]):
    """A channel; `ids` whole, secrets by their last four."""

    id = serializers.UUIDField()
    kind = serializers.CharField()
    name = serializers.CharField()
    state = serializers.ChoiceField(choices=ChannelState.choices)
    ids = serializers.DictField(child=serializers.CharField())
    webhook_url = serializers.CharField()
    token_state = serializers.ChoiceField(choices=TokenState.choices)
    stopped_at = serializers.DateTimeField(allow_null=True)
    last_error = serializers.CharField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class HealthShape(serializers.Serializer[Any]):
    """How a channel is."""

    state = serializers.ChoiceField(choices=ChannelState.choices)
    token_state = serializers.ChoiceField(choices=TokenState.choices)
    webhook_url = serializers.CharField()
    last_event_at = serializers.DateTimeField(allow_null=True)
    last_sent_at = serializers.DateTimeField(allow_null=True)
    last_error = serializers.CharField()
    last_error_at = serializers.DateTimeField(allow_null=True)
    stopped_at = serializers.DateTimeField(allow_null=True)
    silent = serializers.BooleanField()
    waiting = serializers.IntegerField()
    parked = serializers.IntegerField()
    queued = serializers.IntegerField()
    warnings = serializers.ListField(child=serializers.CharField())


class AlarmShape(serializers.Serializer[Any]):
    """A channel something is wrong with."""

    id = serializers.UUIDField()
    kind = serializers.CharField()
    name = serializers.CharField()
    warnings = serializers.ListField(child=serializers.CharField())


class AlarmsShape(serializers.Serializer[Any]):
    """All channels something is wrong with."""

    results = AlarmShape(many=True)


class TestShape(serializers.Serializer[Any]):
    """What the provider said."""

    ok = serializers.BooleanField()
    name = serializers.CharField()
    detail = serializers.CharField()
    ids = serializers.DictField(child=serializers.CharField())


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


def channel(row: Channel) -> dict[str, Any]:
    """Return a channel as the API shows it."""
    return {
        "id": str(row.id),
        "kind": row.kind,
        "name": row.name,
        "state": row.state,
        "ids": _ids(row),
        "webhook_url": row.webhook_url,
        "token_state": row.token_state,
        "stopped_at": iso(row.stopped_at),
        "last_error": row.last_error,
        "created_at": iso(row.created_at),
        "updated_at": iso(row.updated_at),
    }


def health(found: Health) -> dict[str, Any]:
    """Return how a channel is."""
    row = found.channel
    return {
        "state": row.state,
        "token_state": row.token_state,
        "webhook_url": row.webhook_url,
        "last_event_at": iso(found.last_event_at),
        "last_sent_at": iso(row.last_sent_at),
        "last_error": row.last_error,
        "last_error_at": iso(row.last_error_at),
        "stopped_at": iso(row.stopped_at),
        "silent": found.silent,
        "waiting": found.waiting,
        "parked": found.parked,
        "queued": found.queued,
        "warnings": list(found.warnings),
    }


def alarm(found: Health) -> dict[str, Any]:
    """Return what the inbox's banner says of a channel."""
    row = found.channel
    return {
        "id": str(row.id),
        "kind": row.kind,
        "name": row.name,
        "warnings": list(found.warnings),
    }


def tested(state: AccountState) -> dict[str, Any]:
    """Return what the provider said."""
    return {"ok": state.ok, "name": state.name, "detail": state.detail, "ids": dict(state.ids)}


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


def _ids(row: Channel) -> dict[str, str]:
    adapter = adapters.get(row.kind)
    if adapter is None:
        return {}
    shown = {str(name): str(value) for name, value in row.learned.items()}
    for name in adapter.fields:
        value = row.credentials.get(name, "")
        shown[name] = _tail(value) if name in adapter.secrets else value
    return shown


def _tail(secret: str) -> str:
    if not secret:
        return ""
    return f"…{secret[-TAIL:]}" if len(secret) >= LONG_ENOUGH else "…"
