"""Shapes of customers on the wire."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from crm.models import Customer
from crm.serializers import NamedShape
from crm.types import SORTS, CustomerKind, word_of
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.text import Line
from hub.registration.types import MASK, masked

if TYPE_CHECKING:
    from chat.models import Conversation

COLUMNS = ("name", "phone", "email", "kind")
MOST_LABELS = 20


class CustomerPatch(StrictSerializer):
    """What the counter may correct about a customer."""

    name = Line(max_length=255, required=False)
    kind = serializers.ChoiceField(choices=CustomerKind.choices, required=False)
    document_number = Line(max_length=20, required=False, allow_blank=True)
    phone = Line(max_length=20, required=False, allow_blank=True)
    email = serializers.EmailField(max_length=254, required=False, allow_blank=True)
    category = serializers.CharField(max_length=40, required=False)
    status = serializers.CharField(max_length=40, required=False)
    labels = serializers.ListField(
        child=Line(max_length=40), required=False, max_length=MOST_LABELS
    )
    custom = serializers.DictField(
        required=False, help_text="Values by id of a field of the house; null takes one away."
    )

    def validate_document_number(self, number: str) -> str:
        """Refuse what a list shows in a number's place."""
        if MASK in number:
            raise serializers.ValidationError("Write the whole number.")
        return number


class NewCustomer(CustomerPatch):
    """Somebody who has not written yet."""

    name = Line(max_length=255)


class CustomerFilter(serializers.Serializer[Any]):
    """What a list of customers can be narrowed to; `custom.<id>` asks for a field of the house."""

    q = serializers.CharField(
        max_length=100,
        required=False,
        allow_blank=True,
        help_text="In name, phone or e-mail; a whole document.",
    )
    status = serializers.CharField(max_length=400, required=False, allow_blank=True)
    category = serializers.CharField(max_length=400, required=False, allow_blank=True)
    kind = serializers.ChoiceField(choices=CustomerKind.choices, required=False, allow_blank=True)
    label = serializers.CharField(  # type: ignore[assignment]
        max_length=400, required=False, allow_blank=True
    )
    portal = serializers.BooleanField(required=False, allow_null=True, default=None)
    since = serializers.DateField(required=False)
    until = serializers.DateField(required=False)


class CustomersAsked(CustomerFilter):
    """Which customers, and in what order."""

    sort = serializers.ChoiceField(choices=sorted(SORTS), required=False, default="newest")


class RevealBody(StrictSerializer):
    """Why the whole number is needed, where somebody says so."""

    reason = Line(max_length=200, required=False, allow_blank=True, default="")


class DocumentShape(serializers.Serializer[Any]):
    """A whole document number."""

    document_number = serializers.CharField(allow_blank=True)


class CustomerRecordShape(serializers.Serializer[Any]):
    """A customer, the document masked; `custom` and `labels` are empty for themselves."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=CustomerKind.choices)
    name = serializers.CharField()
    document_number = serializers.CharField(
        allow_blank=True, help_text="Its last three signs; `document/` tells it whole."
    )
    phone = serializers.CharField(allow_blank=True)
    email = serializers.CharField(allow_blank=True)
    status = serializers.CharField(help_text="Key of a word of `customer-words/status/`.")
    category = serializers.CharField(help_text="Key of a word of `customer-words/category/`.")
    labels = serializers.ListField(child=serializers.CharField())
    custom = serializers.DictField()
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
    """A customer with the channels they write on and the companies they speak for."""

    channels = ChannelOfCustomerShape(many=True)
    companies = NamedShape(many=True)
    inactive = serializers.BooleanField(help_text="Nothing new is begun for them.")


class CustomerPageShape(serializers.Serializer[Any]):
    """A keyset page of customers."""

    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = CustomerRecordShape(many=True)


def customer(row: Customer, *, whole: bool = True) -> dict[str, Any]:
    """Return a customer; `whole` with what only our people know of them."""
    return {
        "id": str(row.id),
        **{name: getattr(row, name) for name in COLUMNS},
        "document_number": masked(row.document_number),
        "status": row.status_id,
        "category": row.category_id,
        "labels": sorted(label.name for label in row.labels.all()) if whole else [],
        "custom": row.custom if whole else {},
        "has_portal": row.portal_user_id is not None,
        "created_at": iso(row.created_at),
        "updated_at": iso(row.updated_at),
    }


def detail(
    row: Customer,
    conversations: Iterable[Conversation],
    companies: Iterable[Customer],
    *,
    inactive: bool,
    whole: bool,
) -> dict[str, Any]:
    """Return a customer with the channels of these conversations."""
    return {
        **customer(row, whole=whole),
        "channels": [_channel(one) for one in conversations],
        "companies": [{"id": str(each.id), "name": each.name} for each in companies],
        "inactive": inactive,
    }


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
