"""Shapes of how channels are."""

from typing import Any

from rest_framework import serializers

from channels_bridge.models import Duty
from channels_bridge.models.channels import ChannelState, TokenState
from channels_bridge.queries.health import Health
from hub.kernel.clock import iso


class ProviderShape(serializers.Serializer[Any]):
    """How the provider sees the account, as it last told; null or empty where it does not."""

    asked_at = serializers.DateTimeField(allow_null=True)
    error = serializers.CharField()
    token_expires_at = serializers.DateTimeField(allow_null=True)
    webhook_url = serializers.CharField(allow_null=True)
    pending = serializers.IntegerField(allow_null=True)
    last_error = serializers.CharField()
    last_error_at = serializers.DateTimeField(allow_null=True)
    sender = serializers.CharField()
    quality = serializers.CharField()


class RegularShape(serializers.Serializer[Any]):
    """What is asked of the provider again and again: when it last went well, what hinders it."""

    done_at = serializers.DateTimeField(allow_null=True)
    error = serializers.CharField()
    error_at = serializers.DateTimeField(allow_null=True)
    found = serializers.IntegerField(help_text="Messages found that no webhook had brought.")


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
    oldest_unsent_at = serializers.DateTimeField(allow_null=True)
    held_until = serializers.DateTimeField(allow_null=True)
    connect_at = serializers.DateTimeField(allow_null=True)
    provider = ProviderShape()
    polling = RegularShape(allow_null=True)
    listing = RegularShape(allow_null=True)
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
        "oldest_unsent_at": iso(found.oldest_unsent_at),
        "held_until": iso(row.held_until),
        "connect_at": iso(row.connect_at),
        "provider": _provider(found),
        "polling": _regular(found.duties.get("polling") if row.polls else None),
        "listing": _regular(found.duties.get("listing")),
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


def _provider(found: Health) -> dict[str, Any]:
    asked, facts = found.duties.get("checkup"), found.facts
    return {
        "asked_at": iso(asked.done_at if asked else None),
        "error": asked.error if asked else "",
        "token_expires_at": iso(facts.token_expires_at),
        "webhook_url": facts.webhook_url,
        "pending": facts.pending,
        "last_error": facts.last_error,
        "last_error_at": iso(facts.last_error_at),
        "sender": facts.sender,
        "quality": facts.quality,
    }


def _regular(duty: Duty | None) -> dict[str, Any] | None:
    if duty is None:
        return None
    return {
        "done_at": iso(duty.done_at),
        "error": duty.error,
        "error_at": iso(duty.error_at),
        "found": int(duty.known.get("found", 0)),
    }
