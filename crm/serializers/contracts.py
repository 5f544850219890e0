"""Contracts on the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from crm.models import Contract
from crm.queries import contracts as queries
from crm.serializers import NamedShape
from crm.types import ContractState
from crm.types.contracts import LONGEST_CONTRACT
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.text import Phrase

if TYPE_CHECKING:
    from hub.accounts.models import User


class ContractPatch(StrictSerializer):
    """What is corrected of a contract."""

    number = Phrase(max_length=LONGEST_CONTRACT, required=False)
    label = Phrase(max_length=80, required=False, allow_blank=True)  # type: ignore[assignment]
    address = Phrase(max_length=200, required=False, allow_blank=True)
    since = serializers.DateField(required=False, allow_null=True)
    until = serializers.DateField(required=False, allow_null=True)


class NewContract(ContractPatch):
    """A contract of a customer, by the number printed on its bills."""

    customer = serializers.UUIDField()
    number = Phrase(max_length=LONGEST_CONTRACT)


class ContractFilter(serializers.Serializer[Any]):
    """What a list of contracts can be narrowed to."""

    number = serializers.CharField(
        max_length=60, required=False, allow_blank=True, help_text="Spaces, dashes, zeros aside."
    )
    q = serializers.CharField(
        max_length=100,
        required=False,
        allow_blank=True,
        help_text="How the number begins, place, name.",
    )
    customer = serializers.UUIDField(required=False)
    state = serializers.ChoiceField(choices=ContractState.choices, required=False)


class ContractSearch(StrictSerializer):
    """What somebody reads on a bill; the document of its customer where it is not their own."""

    number = Phrase(max_length=60)
    document = Phrase(max_length=40, required=False, allow_blank=True)


class ContractShape(serializers.Serializer[Any]):
    """A contract as the counter and its customer see it."""

    id = serializers.CharField()
    number = serializers.CharField()
    label = serializers.CharField(allow_blank=True)  # type: ignore[assignment]
    address = serializers.CharField(allow_blank=True)
    state = serializers.ChoiceField(choices=ContractState.choices)
    allowed_transitions = serializers.ListField(
        child=serializers.ChoiceField(choices=["end", "reopen"])
    )
    customer = NamedShape()
    since = serializers.DateField(allow_null=True)
    until = serializers.DateField(allow_null=True)
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class FoundContractShape(serializers.Serializer[Any]):
    """A contract that was found by its number; `key` opens its bills for a quarter of an hour."""

    id = serializers.CharField()
    number = serializers.CharField()
    label = serializers.CharField(allow_blank=True)  # type: ignore[assignment]
    state = serializers.ChoiceField(choices=ContractState.choices)
    own = serializers.BooleanField()
    key = serializers.CharField()


def contract(row: Contract, user: User) -> dict[str, Any]:
    """Return a contract with what this person may do to it."""
    return {
        "id": str(row.id),
        "number": row.number,
        "label": row.label,
        "address": row.address,
        "state": row.state,
        "allowed_transitions": queries.allowed(row, user),
        "customer": {"id": str(row.customer_id), "name": row.customer.name},
        "since": row.since.isoformat() if row.since else None,
        "until": row.until.isoformat() if row.until else None,
        "created_at": iso(row.created_at),
        "updated_at": iso(row.updated_at),
    }


def found(row: Contract, user: User) -> dict[str, Any]:
    """Return what somebody may know who has its number: no name, no place."""
    own = row.customer.portal_user_id == user.id
    return {
        "id": str(row.id),
        "number": row.number,
        "label": row.label if own else "",
        "state": row.state,
        "own": own,
        "key": queries.key_of(user, row),
    }
