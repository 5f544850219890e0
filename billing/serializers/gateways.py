"""Gateways on the wire: secrets go in and come out as their last four."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from billing.models import GatewayAccount, GatewayEvent
from billing.ports.gateway import Gateway
from billing.types.gateways import EventState, Standing
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso

Shape = serializers.Serializer[Any]
TAIL, LONG_ENOUGH = 4, 12  # a short secret shows nothing of itself


class GatewayShape(Shape):
    """A gateway the house may take cards by."""

    name = serializers.CharField()
    title = serializers.CharField()
    fields = serializers.ListField(child=serializers.CharField())  # type: ignore[assignment]
    connected = serializers.BooleanField()
    active = serializers.BooleanField()
    known_as = serializers.CharField(allow_blank=True, help_text="What the gateway calls us.")
    live = serializers.BooleanField(allow_null=True, help_text="false: no real money moves.")
    credentials = serializers.DictField(
        child=serializers.CharField(), help_text="Secrets by their last four."
    )
    notices_url = serializers.CharField(
        allow_null=True, help_text="To be typed at the gateway as address for webhooks."
    )
    tested_at = serializers.DateTimeField(allow_null=True)
    heard_at = serializers.DateTimeField(allow_null=True)
    last_error = serializers.CharField(allow_blank=True)


class GatewaysShape(Shape):
    """All there are."""

    results = GatewayShape(many=True)


class GatewayBody(StrictSerializer):
    """Who we are there; credentials not named stay as they are."""

    credentials = serializers.DictField(
        child=serializers.CharField(max_length=500, trim_whitespace=True), required=False
    )
    active = serializers.BooleanField(required=False)


class GatewayTestShape(Shape):
    """What the gateway said."""

    ok = serializers.BooleanField()
    name = serializers.CharField(allow_blank=True)
    detail = serializers.CharField(allow_blank=True)
    live = serializers.BooleanField()


class GatewayEventShape(Shape):
    """A notice that came in."""

    id = serializers.CharField()
    topic = serializers.CharField(allow_blank=True)
    charge_id = serializers.CharField(allow_blank=True)
    state = serializers.ChoiceField(choices=EventState.choices)
    tries = serializers.IntegerField()
    error = serializers.CharField(allow_blank=True)
    received_at = serializers.DateTimeField()


def gateway(found: Gateway, row: GatewayAccount | None) -> dict[str, Any]:
    """Return a GatewayShape."""
    known: dict[str, str] = row.secrets if row else {}
    return {
        "name": found.name,
        "title": found.title,
        "fields": list(found.fields),
        "connected": row is not None,
        "active": bool(row and row.active),
        "known_as": row.known_as if row else "",
        "live": row.live if row else None,
        "credentials": {
            name: _tail(value) if name in found.secrets else value for name, value in known.items()
        },
        "notices_url": row.notices_url if row else None,
        "tested_at": iso(row.tested_at) if row else None,
        "heard_at": iso(row.heard_at) if row else None,
        "last_error": row.last_error if row else "",
    }


def tested(standing: Standing) -> dict[str, Any]:
    """Return a GatewayTestShape."""
    return {
        "ok": standing.ok,
        "name": standing.name,
        "detail": standing.detail,
        "live": standing.live,
    }


def event(row: GatewayEvent) -> dict[str, Any]:
    """Return a GatewayEventShape."""
    return {
        "id": str(row.id),
        "topic": row.topic,
        "charge_id": row.charge_id,
        "state": row.state,
        "tries": row.tries,
        "error": row.error,
        "received_at": iso(row.received_at),
    }


def _tail(secret: str) -> str:
    return f"…{secret[-TAIL:]}" if len(secret) >= LONG_ENOUGH else "…"
