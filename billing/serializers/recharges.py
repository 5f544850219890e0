"""Recharges as each caller may see them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from billing.models import Recharge, RechargeChange
from billing.queries import transitions
from billing.types import Method, RechargeState
from chat.serializers.attached import AttachmentShape
from chat.serializers.messages import attachment
from chat.types import Reader
from crm.serializers import NamedShape
from hub.accounts.queries import card
from hub.accounts.serializers import CardShape
from hub.kernel.clock import iso
from hub.kernel.money_fields import MoneyShape

if TYPE_CHECKING:
    from hub.accounts.models import User


class CorrectionShape(serializers.Serializer[Any]):
    """One correction or transition."""

    field = serializers.CharField()
    old = serializers.CharField(allow_blank=True)
    new = serializers.CharField(allow_blank=True)
    author = CardShape()
    created_at = serializers.DateTimeField()


class RechargeShape(serializers.Serializer[Any]):
    """A recharge as the caller may see it."""

    id = serializers.CharField()
    state = serializers.ChoiceField(choices=RechargeState.choices)
    allowed_transitions = serializers.ListField(
        child=serializers.ChoiceField(choices=list(transitions.RULES))
    )
    customer = NamedShape()
    communication = serializers.CharField()
    conversation = serializers.CharField()
    amount = MoneyShape()
    method = serializers.ChoiceField(choices=Method.choices)
    operation_number = serializers.CharField(allow_blank=True)
    proof = AttachmentShape(allow_null=True)
    note = serializers.CharField(allow_blank=True)
    reason = serializers.CharField(allow_blank=True)
    requested_by = CardShape()
    decided_by = CardShape(allow_null=True)
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    decided_at = serializers.DateTimeField(allow_null=True)
    credited_at = serializers.DateTimeField(allow_null=True)


class RechargeDetailShape(RechargeShape):
    """A recharge with what changed on it, oldest first."""

    history = CorrectionShape(many=True)


class RechargePageShape(serializers.Serializer[Any]):
    """A keyset page of recharges."""

    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = RechargeShape(many=True)


def recharge(row: Recharge, user: User) -> dict[str, Any]:
    """Return a recharge from `queries.with_people` with what this person may do to it."""
    return {
        "id": str(row.id),
        "state": row.state,
        "allowed_transitions": transitions.allowed(row, user),
        "customer": {"id": str(row.customer_id), "name": row.customer.name},
        "communication": str(row.communication_id),
        "conversation": str(row.conversation_id),
        "amount": row.amount.as_json(),
        "method": row.method,
        "operation_number": row.operation_number,
        # Whoever sees the recharge sees its proof, also while no message carries the file.
        "proof": attachment(row.proof, Reader(user_id=user.id)) if row.proof else None,
        "note": row.note,
        "reason": row.reason,
        "requested_by": card(row.requested_by),
        "decided_by": card(row.decided_by) if row.decided_by is not None else None,
        "created_at": iso(row.created_at),
        "updated_at": iso(row.updated_at),
        "decided_at": iso(row.decided_at),
        "credited_at": iso(row.credited_at),
    }


def detail(row: Recharge, changes: Iterable[RechargeChange], user: User) -> dict[str, Any]:
    """Return a recharge with its history."""
    return {**recharge(row, user), "history": [_change(change) for change in changes]}


def _change(row: RechargeChange) -> dict[str, Any]:
    return {
        "field": row.field,
        "old": row.old,
        "new": row.new,
        "author": card(row.author),
        "created_at": iso(row.created_at),
    }
