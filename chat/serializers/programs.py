"""Hooks and subscriptions on the wire: what is told, and what is asked."""

from typing import Any

from rest_framework import serializers

from chat.models import Hook, HookDelivery, Subscription
from chat.ports.facts import facts
from chat.serializers.bodies import Text
from chat.types import HookState
from hub.accounts.queries import card
from hub.accounts.serializers import CardShape
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.text import Line

Shape = serializers.Serializer[Any]


class HookShape(Shape):
    """An address a program posts to; the address itself is not shown again."""

    id = serializers.CharField()
    name = serializers.CharField()
    bot = CardShape()
    created_by = CardShape()
    created_at = serializers.DateTimeField()
    last_used_at = serializers.DateTimeField(allow_null=True, help_text="To the minute.")


class NewHookShape(HookShape):
    """A hook that was just made."""

    url = serializers.CharField(help_text="Shown this once.")


class SubscriptionShape(Shape):
    """An address that is told what happens; its secret is not shown again."""

    id = serializers.CharField()
    name = serializers.CharField()
    url = serializers.CharField()
    events = serializers.ListField(child=serializers.CharField())
    conversation = serializers.CharField(
        allow_null=True, help_text="null: all customers' conversations."
    )
    created_by = CardShape()
    created_at = serializers.DateTimeField()
    paused_at = serializers.DateTimeField(allow_null=True)
    failing_since = serializers.DateTimeField(allow_null=True)
    listens = serializers.BooleanField(
        help_text="False: nothing is told, who made it is no active admin or has left the group."
    )


class NewSubscriptionShape(SubscriptionShape):
    """A subscription that was just made."""

    secret = serializers.CharField(help_text="Signs every call; shown this once.")


class DeliveryShape(Shape):
    """One event for one address, and what became of it."""

    id = serializers.CharField()
    subscription = serializers.CharField()
    event = serializers.CharField()
    event_id = serializers.CharField()
    state = serializers.ChoiceField(choices=HookState.choices)
    tries = serializers.IntegerField()
    next_try_at = serializers.DateTimeField(allow_null=True)
    status_code = serializers.IntegerField(allow_null=True)
    error = serializers.CharField(allow_null=True)
    created_at = serializers.DateTimeField()
    delivered_at = serializers.DateTimeField(allow_null=True)


class HookBody(StrictSerializer):
    name = Line(max_length=60)


class IncomingBody(StrictSerializer):
    """What a program says; the same `client_id` again is the same message."""

    text = Text()
    client_id = Line(max_length=200, required=False, default="")
    topic = Line(max_length=80, required=False, default="", allow_blank=True)


class EventsField(serializers.ListField):
    """Kinds of facts that somebody here announces."""

    child = Line(max_length=40)

    def to_internal_value(self, data: Any) -> list[str]:
        known = [key for key, _ in facts]
        asked = list(dict.fromkeys(super().to_internal_value(data)))
        if unknown := [each for each in asked if each not in known]:
            raise serializers.ValidationError(
                f"Unknown: {', '.join(unknown)}. There are: {', '.join(known)}."
            )
        return asked


class SubscriptionBody(StrictSerializer):
    name = Line(max_length=60)
    url = Line(max_length=2000)
    events = EventsField(allow_empty=False, max_length=50)
    conversation = serializers.UUIDField(required=False, allow_null=True, default=None)


class SubscriptionPatch(StrictSerializer):
    name = Line(max_length=60, required=False)
    url = Line(max_length=2000, required=False)
    events = EventsField(allow_empty=False, max_length=50, required=False)
    paused = serializers.BooleanField(required=False)


def hook(row: Hook) -> dict[str, Any]:
    """Return a hook without its address."""
    return {
        "id": str(row.id),
        "name": row.name,
        "bot": dict(card(row.bot)),
        "created_by": dict(card(row.created_by)),
        "created_at": iso(row.created_at),
        "last_used_at": iso(row.last_used_at),
    }


def subscription(row: Subscription) -> dict[str, Any]:
    """Return a subscription that came from `subscriptions` without its secret."""
    return {
        "id": str(row.id),
        "name": row.name,
        "url": row.url,
        "events": row.events,
        "conversation": str(row.conversation_id) if row.conversation_id else None,
        "created_by": dict(card(row.created_by)),
        "created_at": iso(row.created_at),
        "paused_at": iso(row.paused_at),
        "failing_since": iso(row.failing_since),
        "listens": row.listens,  # type: ignore[attr-defined]  # see `subscriptions`
    }


def delivery(row: HookDelivery) -> dict[str, Any]:
    """Return what became of one event, without what it said."""
    return {
        "id": str(row.id),
        "subscription": str(row.subscription_id),
        "event": row.kind,
        "event_id": row.event_id,
        "state": row.state,
        "tries": row.tries,
        "next_try_at": iso(row.next_try_at),
        "status_code": row.status_code,
        "error": row.error or None,
        "created_at": iso(row.created_at),
        "delivered_at": iso(row.delivered_at),
    }
