"""Shapes of customers and their requests on the wire."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from crm.models import Communication, Customer
from crm.types import Category, Channel, CommunicationState, Status, word_of
from hub.accounts.queries import card
from hub.accounts.serializers import CardShape
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso

if TYPE_CHECKING:
    from chat.models import Conversation
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


class CustomerPatch(StrictSerializer):
    """What the counter may correct about a customer."""

    name = serializers.CharField(max_length=255, required=False)
    document_number = serializers.CharField(max_length=20, required=False, allow_blank=True)
    phone = serializers.CharField(max_length=20, required=False, allow_blank=True)
    email = serializers.EmailField(max_length=254, required=False, allow_blank=True)
    category = serializers.ChoiceField(choices=Category.choices, required=False)
    status = serializers.ChoiceField(choices=Status.choices, required=False)


class CommunicationFilter(serializers.Serializer[Any]):
    """What a list of communications can be narrowed to."""

    state = serializers.ChoiceField(choices=CommunicationState.choices, required=False)
    channel = serializers.CharField(max_length=20, required=False)
    customer = serializers.UUIDField(required=False)
    conversation = serializers.UUIDField(required=False)


class CustomerFilter(serializers.Serializer[Any]):
    """What a list of customers can be narrowed to."""

    q = serializers.CharField(
        max_length=100, required=False, allow_blank=True, help_text="Name, document, phone, e-mail."
    )
    status = serializers.ChoiceField(choices=Status.choices, required=False)
    category = serializers.ChoiceField(choices=Category.choices, required=False)


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


class CustomerRecordShape(serializers.Serializer[Any]):
    """A customer."""

    id = serializers.CharField()
    name = serializers.CharField()
    document_number = serializers.CharField(allow_blank=True)
    phone = serializers.CharField(allow_blank=True)
    email = serializers.CharField(allow_blank=True)
    status = serializers.ChoiceField(choices=Status.choices)
    category = serializers.ChoiceField(choices=Category.choices)
    has_portal = serializers.BooleanField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class ChannelOfCustomerShape(serializers.Serializer[Any]):
    """Where a customer writes; `proven` when they showed in the portal that it is theirs."""

    conversation = serializers.CharField()
    identity = serializers.CharField(allow_null=True)
    known_as = serializers.CharField(allow_blank=True, help_text="By the channel.")
    proven = serializers.BooleanField()
    spam = serializers.BooleanField()
    opted_out = serializers.BooleanField()
    channel = serializers.CharField()
    kind = serializers.CharField()
    name = serializers.CharField()
    phone = serializers.CharField(allow_blank=True)
    last_message_at = serializers.DateTimeField()


class CustomerDetailShape(CustomerRecordShape):
    """A customer with the channels they write on."""

    channels = ChannelOfCustomerShape(many=True)


class CommunicationPageShape(serializers.Serializer[Any]):
    """A keyset page of communications."""

    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = CommunicationShape(many=True)


class CustomerPageShape(serializers.Serializer[Any]):
    """A keyset page of customers."""

    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = CustomerRecordShape(many=True)


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


def customer(row: Customer) -> dict[str, Any]:
    """Return a customer."""
    names = ("name", "document_number", "phone", "email", "status", "category")
    return {
        "id": str(row.id),
        **{name: getattr(row, name) for name in names},
        "has_portal": row.portal_user_id is not None,
        "created_at": iso(row.created_at),
        "updated_at": iso(row.updated_at),
    }


def detail(row: Customer, conversations: Iterable[Conversation]) -> dict[str, Any]:
    """Return a customer with the channels of these conversations."""
    return {**customer(row), "channels": [_channel(one) for one in conversations]}


def _channel(row: Conversation) -> dict[str, Any]:
    identity = row.identity
    return {
        "conversation": str(row.id),
        "identity": str(identity.id) if identity is not None else None,
        "known_as": identity.name if identity is not None else "",
        "proven": identity is not None and identity.portal_user_id is not None,
        "spam": identity is not None and identity.spam_at is not None,
        "opted_out": identity is not None and identity.opted_out_at is not None,
        "channel": word_of(row.channel_kind),
        "kind": row.channel_kind,
        "name": row.channel_name,
        "phone": identity.phone if identity is not None else "",
        "last_message_at": iso(row.last_message_at),
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
