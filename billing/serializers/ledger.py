"""Balances and movements as their owner sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from billing.models import Posting
from billing.types import EntryKind
from billing.types.ledger import told_of
from hub.accounts.roles import Role
from hub.kernel.clock import iso
from hub.kernel.money import Money
from hub.kernel.money_fields import MoneyShape

if TYPE_CHECKING:
    from hub.accounts.models import User

DESCRIPTIONS: dict[str, dict[str, str]] = {
    EntryKind.RECHARGE: {"es": "Recarga", "en": "Recharge"},
    EntryKind.METHOD: {"es": "Corrección del medio de pago", "en": "Method corrected"},
    EntryKind.MERGE: {"es": "Unión de registros", "en": "Records joined"},
    EntryKind.UNMERGE: {"es": "Separación de registros", "en": "Records taken apart"},
    EntryKind.REVERSAL: {"es": "Extorno de recarga", "en": "Recharge reversed"},
    EntryKind.PAYMENT: {"es": "Pago con saldo", "en": "Paid from the balance"},
    EntryKind.REFUND: {"es": "Devolución a su saldo", "en": "Refunded to the balance"},
    EntryKind.INVOICE: {"es": "Saldo usado, por pagar", "en": "Spent balance, to be paid"},
    EntryKind.OPENING: {"es": "Saldo inicial", "en": "Opening balance"},
}


UNPAID = {"es": "Pago revertido", "en": "Payment reversed"}


class BalanceShape(serializers.Serializer[Any]):
    """What we owe a customer."""

    balance = MoneyShape()
    updated_at = serializers.DateTimeField(allow_null=True)


class TransactionShape(serializers.Serializer[Any]):
    """One movement of a balance; `amount` is signed."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=EntryKind.choices)
    amount = MoneyShape()
    balance_after = MoneyShape()
    description = serializers.CharField()
    created_at = serializers.DateTimeField()


class TransactionPageShape(serializers.Serializer[Any]):
    """A keyset page of movements."""

    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = TransactionShape(many=True)


def transaction(row: Posting, user: User) -> dict[str, Any]:
    """Return one movement of `queries.ledger.transactions`, described in the reader's language."""
    description = f"{word_of(row, user.language)} {_said(row, user)}".strip()
    currency = row.account.currency
    return {
        "id": str(row.entry_id),
        "kind": row.entry.kind,
        "amount": Money(row.amount, currency).as_json(),
        "balance_after": Money(row.balance_after, currency).as_json(),
        "description": description,
        "created_at": iso(row.entry.created_at),
    }


def word_of(row: Posting, language: str) -> str:
    """Return what a movement is called: a payment taken back gives, a recharge taken back takes."""
    back = row.entry.kind == EntryKind.REVERSAL and row.entry.source_type == "payment"
    words = UNPAID if back else DESCRIPTIONS.get(row.entry.kind, {"es": row.entry.kind})
    return words.get(language, words["es"])


def _said(row: Posting, user: User) -> str:
    """Return what an entry says beside its kind; who was joined is told to our people only."""
    said = row.entry.description
    return told_of(row.entry.kind, said) if user.role == Role.CUSTOMER else said
