"""Payments, what they paid and what was given back, as each caller may see them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from billing.models import Allocation, Invoice, Payment, Refund
from billing.queries import payments as queries
from billing.serializers.refunds import PaperShape, RefundShape, paper, refund
from billing.types import InvoiceState, PaymentMethod, PaymentState
from chat.serializers.attached import AttachmentShape
from chat.serializers.messages import attachment
from chat.types import Reader
from crm.serializers import NamedShape
from hub.accounts.queries import card
from hub.accounts.roles import COUNTER
from hub.accounts.serializers import CardShape
from hub.kernel.clock import iso
from hub.kernel.money import Money
from hub.kernel.money_fields import MoneyShape

if TYPE_CHECKING:
    from hub.accounts.models import User


class OwedShape(PaperShape):
    """An invoice as who collects it sees it."""

    state = serializers.ChoiceField(choices=InvoiceState.choices)
    issue_on = serializers.DateField(allow_null=True)
    due_on = serializers.DateField()
    total = MoneyShape()
    balance = MoneyShape()
    promised_on = serializers.DateField(allow_null=True)
    disputed = serializers.BooleanField()


class PaymentShape(serializers.Serializer[Any]):
    """A payment; `free` is what of it no invoice has used and nobody got back."""

    id = serializers.CharField()
    state = serializers.ChoiceField(choices=PaymentState.choices)
    allowed_transitions = serializers.ListField(
        child=serializers.ChoiceField(choices=list(queries.STEPS))
    )
    customer = NamedShape()
    conversation = serializers.CharField(allow_null=True)
    invoice = PaperShape(allow_null=True)
    amount = MoneyShape()
    allocated = MoneyShape()
    refunded = MoneyShape()
    free = MoneyShape()
    method = serializers.ChoiceField(choices=PaymentMethod.choices)
    operation_number = serializers.CharField(allow_blank=True)
    proof = AttachmentShape(allow_null=True)
    gateway = serializers.CharField(allow_blank=True)
    paid_on = serializers.DateField()
    note = serializers.CharField(allow_blank=True)
    reason = serializers.CharField(allow_blank=True)
    recorded_by = CardShape(allow_null=True)
    confirmed_by = CardShape(allow_null=True)
    confirmed_at = serializers.DateTimeField(allow_null=True)
    reversal_asked_by = CardShape(allow_null=True)
    kept_by_one = serializers.BooleanField()
    untold = serializers.BooleanField(help_text="The receipt could not be told on the channel.")
    contested = serializers.BooleanField(
        help_text="Waits for somebody to find it, and another says the same number; for staff."
    )
    expires_at = serializers.DateTimeField(allow_null=True)
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class AllocationShape(serializers.Serializer[Any]):
    """What of a payment paid an invoice; below zero where it was taken back."""

    id = serializers.CharField()
    invoice = PaperShape()
    amount = MoneyShape()
    undone = serializers.BooleanField()
    undoes = serializers.CharField(allow_null=True)
    author = CardShape(allow_null=True)
    created_at = serializers.DateTimeField()


class SameNumberShape(serializers.Serializer[Any]):
    """Another payment under the same operation number."""

    id = serializers.CharField()
    state = serializers.ChoiceField(choices=PaymentState.choices)
    customer = NamedShape()
    amount = MoneyShape()
    by_link = serializers.BooleanField(help_text="Only whoever holds a link says so.")


class PaymentDetailShape(PaymentShape):
    """A payment with what it paid and what was given back, oldest first."""

    same_number = SameNumberShape(many=True, help_text="Who else says its number; for staff.")

    allocations = AllocationShape(many=True)
    refunds = RefundShape(many=True)


class DebtShape(serializers.Serializer[Any]):
    """What a customer owes, oldest due first, and what they have to pay it with."""

    owed = MoneyShape()
    overdue = MoneyShape()
    free = MoneyShape(help_text="Paid or credited, and used by no invoice.")
    balance = MoneyShape()
    invoices = OwedShape(many=True)


def payment(row: Payment, user: User) -> dict[str, Any]:
    """Return a payment of `queries.with_people`; what the house writes for itself only inside."""
    currency, inside = row.currency, user.role in COUNTER
    return {
        "id": str(row.id),
        "state": row.state,
        "allowed_transitions": queries.allowed(row, user),
        "customer": {"id": str(row.customer_id), "name": row.customer.name},
        "conversation": str(row.conversation_id) if row.conversation_id else None,
        "invoice": paper(row.invoice) if row.invoice is not None else None,
        "amount": row.amount.as_json(),
        "allocated": Money(row.allocated_minor, currency).as_json(),
        "refunded": Money(row.refunded_minor, currency).as_json(),
        "free": row.free.as_json(),
        "method": row.method,
        "operation_number": row.operation_number,
        "proof": attachment(row.proof, Reader(user_id=user.id)) if row.proof else None,
        "gateway": row.gateway,
        "paid_on": row.paid_on.isoformat(),
        "note": row.note if inside or row.recorded_by in (None, user) else "",
        "reason": row.reason if inside or row.state == PaymentState.FAILED else "",
        **_people(row, inside),
        "kept_by_one": row.kept_by_one,
        "untold": row.untold_at is not None,
        "contested": _contested(row, inside),
        "expires_at": iso(row.expires_at),
        "created_at": iso(row.created_at),
        "updated_at": iso(row.updated_at),
    }


def _contested(row: Payment, inside: bool) -> bool:
    return inside and row.state == PaymentState.PENDING and getattr(row, "contested", False)


def _people(row: Payment, inside: bool) -> dict[str, Any]:
    asked = row.reversal_asked_by if inside else None
    return {
        "recorded_by": card(row.recorded_by) if row.recorded_by is not None else None,
        "confirmed_by": card(row.confirmed_by) if row.confirmed_by is not None else None,
        "confirmed_at": iso(row.confirmed_at),
        "reversal_asked_by": card(asked) if asked is not None else None,
    }


def detail(
    row: Payment, allocations: Iterable[Allocation], refunds: Iterable[Refund], user: User
) -> dict[str, Any]:
    """Return a payment with where its money went."""
    rows = list(allocations)
    undone = {each.undoes_id for each in rows}
    return {
        **payment(row, user),
        "same_number": [_same_number(each) for each in queries.same_number(row)]
        if user.role in COUNTER
        else [],
        "allocations": [_allocation(each, row.currency, each.id in undone) for each in rows],
        "refunds": [refund(each, user) for each in refunds],
    }


def _same_number(row: Payment) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "state": row.state,
        "customer": {"id": str(row.customer_id), "name": row.customer.name},
        "amount": row.amount.as_json(),
        "by_link": row.recorded_by_id is None and not row.gateway,
    }


def _allocation(row: Allocation, currency: str, undone: bool) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "invoice": paper(row.invoice),
        "amount": Money(row.amount_minor, currency).as_json(),
        "undone": undone,
        "undoes": str(row.undoes_id) if row.undoes_id else None,
        "author": card(row.author) if row.author is not None else None,
        "created_at": iso(row.created_at),
    }


def owed(row: Invoice) -> dict[str, Any]:
    """Return an invoice as who collects it sees it."""
    return {
        **paper(row),
        "state": row.state,
        "issue_on": row.issue_on.isoformat() if row.issue_on else None,
        "due_on": row.due_on.isoformat(),
        "total": row.total.as_json(),
        "balance": row.balance.as_json(),
        "promised_on": row.promised_on.isoformat() if row.promised_on else None,
        "disputed": row.disputed,
    }
