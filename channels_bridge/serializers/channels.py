"""Shapes of channels at the HTTP door."""

from typing import Any

from rest_framework import serializers

from channels_bridge.adapters.base import adapters
from channels_bridge.models import Channel
from channels_bridge.models.channels import ChannelState, TokenState
from channels_bridge.queries.channels import has_public_address
from channels_bridge.types import AccountState
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso

TAIL, LONG_ENOUGH = 4, 12  # a short secret shows nothing of itself


class NewChannel(StrictSerializer):
    """A channel to connect."""

    kind = serializers.CharField(max_length=20)
    name = serializers.CharField(max_length=120)
    path = serializers.CharField(
        max_length=20, required=False, allow_blank=True, help_text="The way it is set up."
    )
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
    shows_read = serializers.BooleanField(required=False)
    human_agent = serializers.BooleanField(
        required=False, help_text="Meta has reviewed that people answer up to seven days later."
    )


class Renewal(StrictSerializer):
    """Secrets to replace; `untested` keeps them even if the provider does not take them."""

    credentials = serializers.DictField(
        child=serializers.CharField(max_length=4096, allow_blank=True), allow_empty=False
    )
    untested = serializers.BooleanField(required=False, default=False)


class ChannelShape(serializers.Serializer[Any]):
    """A channel; `ids` whole, secrets by their last four."""

    id = serializers.UUIDField()
    kind = serializers.CharField()
    name = serializers.CharField()
    state = serializers.ChoiceField(choices=ChannelState.choices)
    ids = serializers.DictField(child=serializers.CharField())
    shows_read = serializers.BooleanField(help_text="Customers see that we read and write.")
    webhook_url = serializers.CharField()
    public_address = serializers.BooleanField(
        help_text="Whether providers on the internet can reach the webhook; else let it poll."
    )
    token_state = serializers.ChoiceField(choices=TokenState.choices)
    human_agent = serializers.BooleanField(allow_null=True, help_text="null: no such thing here.")
    stopped_at = serializers.DateTimeField(allow_null=True)
    last_error = serializers.CharField()
    path = serializers.CharField(help_text="The way it is set up: coexistence, sandbox …")
    heard_at = serializers.DateTimeField(allow_null=True, help_text="The first webhook ever.")
    registered_at = serializers.DateTimeField(
        allow_null=True, help_text="The provider verified our address."
    )
    connecting = serializers.BooleanField(help_text="The webhook is still to be registered.")
    former_until = serializers.DateTimeField(
        allow_null=True, help_text="Webhooks proved by the replaced secrets are taken until then."
    )
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class GroundShape(serializers.Serializer[Any]):
    """Where providers find us; not `reachable`: only what asks by itself can be connected."""

    public_url = serializers.CharField()
    reachable = serializers.BooleanField()


class TestShape(serializers.Serializer[Any]):
    """What the provider said."""

    ok = serializers.BooleanField()
    name = serializers.CharField()
    detail = serializers.CharField()
    ids = serializers.DictField(child=serializers.CharField())


def channel(row: Channel) -> dict[str, Any]:
    """Return a channel as the API shows it."""
    return {
        "id": str(row.id),
        "kind": row.kind,
        "name": row.name,
        "state": row.state,
        "ids": _ids(row),
        "shows_read": row.shows_read,
        "webhook_url": row.webhook_url,
        "public_address": has_public_address(),
        "token_state": row.token_state,
        "human_agent": _human_agent(row),
        "stopped_at": iso(row.stopped_at),
        "last_error": row.last_error,
        "path": row.path,
        "heard_at": iso(row.heard_at),
        "registered_at": iso(row.registered_at),
        "connecting": row.connect_at is not None,
        "former_until": iso(row.former_until),
        "created_at": iso(row.created_at),
        "updated_at": iso(row.updated_at),
    }


def tested(state: AccountState) -> dict[str, Any]:
    """Return what the provider said."""
    return {"ok": state.ok, "name": state.name, "detail": state.detail, "ids": dict(state.ids)}


def _human_agent(row: Channel) -> bool | None:
    adapter = adapters.get(row.kind)
    if adapter is None or adapter.limits.human_agent_hours is None:
        return None
    return row.human_agent


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
