"""Shapes of customers and their requests on the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from crm.models import Communication
from crm.types import Channel, CommunicationState
from hub.accounts.queries import card
from hub.accounts.serializers import CardShape
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso

if TYPE_CHECKING:
    from hub.accounts.models import User

ACTIONS = {"recharge": {"es": "Cargar recarga", "en": "Load a recharge"}}
MOST_DATA = 30


class NewCommunication(StrictSerializer):
    """What a customer asks in the portal."""

    channel = serializers.ChoiceField(choices=Channel.choices)
    body = serializers.CharField(max_length=4000)
    data = serializers.DictField(  # type: ignore[assignment]
        child=serializers.CharField(max_length=500, allow_blank=True), required=False
    )
    client_id = serializers.UUIDField(
        required=False, help_text="Made before the first try; the same one again changes nothing."
    )

    def validate_data(self, data: dict[str, str]) -> dict[str, str]:
        """Refuse more names than a form has, and names no form has."""
        if len(data) > MOST_DATA:
            raise serializers.ValidationError(f"At most {MOST_DATA} values.")
        for name in data:
            if not name.isprintable() or not 0 < len(name) <= 60:
                raise serializers.ValidationError("Names are 1 to 60 visible characters.")
        return data


class CommunicationFilter(serializers.Serializer[Any]):
    """What a list of communications can be narrowed to."""

    state = serializers.ChoiceField(choices=CommunicationState.choices, required=False)
    channel = serializers.CharField(max_length=20, required=False)
    customer = serializers.UUIDField(required=False)
    conversation = serializers.UUIDField(required=False)


class UnlockedActionShape(serializers.Serializer[Any]):
    """What an answer unlocked."""

    key = serializers.ChoiceField(choices=sorted(ACTIONS))
    label = serializers.CharField()  # type: ignore[assignment]
    locked = serializers.BooleanField()
    reason = serializers.CharField(allow_null=True)


class NamedShape(serializers.Serializer[Any]):
    """Something by its name."""

    id = serializers.CharField()
    name = serializers.CharField()


class CommunicationShape(serializers.Serializer[Any]):
    """One request of a customer; `actions` holds what is unlocked and not yet used."""

    id = serializers.CharField()
    channel = serializers.CharField()
    body = serializers.CharField(allow_blank=True)
    data = serializers.DictField(  # type: ignore[assignment]
        child=serializers.CharField(allow_blank=True)
    )
    state = serializers.ChoiceField(choices=CommunicationState.choices)
    actions = UnlockedActionShape(many=True)
    conversation = serializers.CharField()
    customer = NamedShape()
    opening_number = serializers.IntegerField()
    recharge = serializers.CharField(allow_null=True)
    created_at = serializers.DateTimeField()
    answered_at = serializers.DateTimeField(allow_null=True)
    answered_by = CardShape(allow_null=True)
    first_response_seconds = serializers.IntegerField(allow_null=True)


class CommunicationPageShape(serializers.Serializer[Any]):
    """A keyset page of communications."""

    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = CommunicationShape(many=True)


def communication(row: Communication, user: User) -> dict[str, Any]:
    """Return a communication from `queries.with_people` in this person's language."""
    grant = getattr(row, "grant", None)
    return {
        "id": str(row.id),
        "channel": row.channel,
        "body": row.body,
        "data": row.data,
        "state": row.state,
        "actions": _actions(user) if grant is not None and grant.recharge_id is None else [],
        "conversation": str(row.conversation_id),
        "customer": {"id": str(row.customer_id), "name": row.customer.name},
        "opening_number": row.opening_number,
        "recharge": str(grant.recharge_id) if grant is not None and grant.recharge_id else None,
        "created_at": iso(row.created_at),
        "answered_at": iso(row.answered_at),
        "answered_by": card(row.answered_by) if row.answered_by is not None else None,
        "first_response_seconds": row.first_response_seconds,
    }


def _actions(user: User) -> list[dict[str, Any]]:
    return [
        {
            "key": key,
            "label": label.get(user.language, label["es"]),
            "locked": False,
            "reason": None,
        }
        for key, label in ACTIONS.items()
    ]
