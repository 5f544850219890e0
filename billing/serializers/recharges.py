"""Recharges as each caller may see them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from billing.models import Invoice, Recharge, RechargeChange
from billing.queries import transitions
from billing.types import Method, RechargeState
from chat.serializers.attached import AttachmentShape
from chat.serializers.messages import attachment
from chat.types import DeliveryState, Reader
from crm.serializers import NamedShape
from hub.accounts.queries import card
from hub.accounts.roles import COUNTER
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


class DebtOfReversalShape(serializers.Serializer[Any]):
    """What the customer owes since, having spent its balance."""

    id = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    total = MoneyShape()
    balance = MoneyShape()


class ReversalShape(serializers.Serializer[Any]):
    """That somebody asked to take it back, or that it was."""

    reason = serializers.CharField()
    asked_by = CardShape()
    asked_at = serializers.DateTimeField()
    reversed_by = CardShape(allow_null=True)
    reversed_at = serializers.DateTimeField(allow_null=True)
    alone = serializers.BooleanField(help_text="There was no second admin to confirm it.")
    debt = DebtOfReversalShape(allow_null=True)


class ReceiptShape(serializers.Serializer[Any]):
    """What the customer is told of it."""

    message = serializers.CharField()
    text = serializers.CharField()
    created_at = serializers.DateTimeField()
    error = serializers.JSONField(allow_null=True, help_text='`{"code", "detail"}`.')


class AlikeShape(serializers.Serializer[Any]):
    """Another recharge whose proof looks like this one's."""

    id = serializers.CharField()
    customer = NamedShape()
    amount = MoneyShape()
    state = serializers.ChoiceField(choices=RechargeState.choices)
    operation_number = serializers.CharField(allow_blank=True)
    proof = AttachmentShape(allow_null=True)
    created_at = serializers.DateTimeField()
    distance = serializers.IntegerField(help_text="Of 4,096 bits; 0 is the same picture.")


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
    told = serializers.BooleanField(
        allow_null=True, help_text="Whether its receipt reached the channel; null without one."
    )
    looks_alike = serializers.BooleanField(help_text="Its proof looks like another's; for staff.")
    reversal = ReversalShape(allow_null=True)


class RechargeDetailShape(RechargeShape):
    """A recharge with what changed on it, oldest first, its receipt and what its proof is like."""

    history = CorrectionShape(many=True)
    receipt = ReceiptShape(allow_null=True)
    alike = AlikeShape(many=True)


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
        "told": _told(row),
        "looks_alike": user.role in COUNTER and getattr(row, "looks_alike", False),
        "reversal": _reversal(row, user),
    }


def detail(
    row: Recharge,
    changes: Iterable[RechargeChange],
    alike: Iterable[tuple[Recharge, int]],
    user: User,
) -> dict[str, Any]:
    """Return a recharge with its history and its receipt; what its proof is like, to staff."""
    return {
        **recharge(row, user),
        "history": [_change(change) for change in changes],
        "receipt": _receipt(row),
        "alike": [_alike(*other, user) for other in alike] if user.role in COUNTER else [],
    }


def _told(row: Recharge) -> bool | None:
    if row.receipt is None:
        return None
    return row.untold_at is None and row.receipt.state != DeliveryState.FAILED


def _reversal(row: Recharge, user: User) -> dict[str, Any] | None:
    # What is only asked for is not for the customer to know.
    if row.reversal_asked_by is None or (row.reversed_by is None and user.role not in COUNTER):
        return None
    return {
        "reason": row.reversal_reason,
        "asked_by": card(row.reversal_asked_by),
        "asked_at": iso(row.reversal_asked_at),
        "reversed_by": card(row.reversed_by) if row.reversed_by is not None else None,
        "reversed_at": iso(row.reversed_at),
        "alone": row.reversed_alone,
        "debt": _debt(row.debt) if row.debt is not None else None,
    }


def _debt(row: Invoice) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "label": row.label,
        "total": row.total.as_json(),
        "balance": row.balance.as_json(),
    }


def _receipt(row: Recharge) -> dict[str, Any] | None:
    if row.receipt is None:
        return None
    return {
        "message": str(row.receipt.id),
        "text": row.receipt.text,
        "created_at": iso(row.receipt.created_at),
        "error": row.receipt.error,
    }


def _alike(row: Recharge, distance: int, user: User) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "customer": {"id": str(row.customer_id), "name": row.customer.name},
        "amount": row.amount.as_json(),
        "state": row.state,
        "operation_number": row.operation_number,
        "proof": attachment(row.proof, Reader(user_id=user.id)) if row.proof else None,
        "created_at": iso(row.created_at),
        "distance": distance,
    }


def _change(row: RechargeChange) -> dict[str, Any]:
    return {
        "field": row.field,
        "old": row.old,
        "new": row.new,
        "author": card(row.author),
        "created_at": iso(row.created_at),
    }
