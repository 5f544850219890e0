"""The books on the wire, and the heads of their tables."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from billing.models import PeriodLock
from billing.queries.audits import Audit, Balance
from billing.queries.registers import SalesSums
from billing.types import AccountKind, EntryKind
from billing.types.statements import Movement, Statement
from hub.accounts.queries import card
from hub.accounts.serializers import CardShape
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.home import home
from hub.kernel.money import Money
from hub.kernel.money_fields import MoneyShape
from hub.kernel.text import Phrase

Shape = serializers.Serializer[Any]
FORMATS = ("json", "csv", "xlsx", "pdf")

HEADS: dict[str, dict[str, tuple[str, ...]]] = {
    "sales": {
        "es": (
            *("Emisión", "Vencimiento", "Tipo", "Serie", "Número", "Documento", "Corrige a"),
            *("N.º del cliente", "Cliente", "Moneda", "Gravado", "Exonerado", "Inafecto"),
            *("Exportación", "Impuesto", "Total", "Estado", "Comprobante"),
        ),
        "en": (
            *("Issued", "Due", "Kind", "Series", "Number", "Document", "Corrects"),
            *("Customer's number", "Customer", "Currency", "Taxed", "Exempt", "Not taxed"),
            *("Export", "Tax", "Total", "State", "Tax document"),
        ),
    },
    "ledger": {
        "es": (
            *("Fecha", "Hora", "Asiento", "Motivo", "Documento", "Detalle", "Cuenta", "Cliente"),
            *("Moneda", "Debe", "Haber", "Saldo", "Autor"),
        ),
        "en": (
            *("Date", "Time", "Entry", "Reason", "Document", "Detail", "Account", "Customer"),
            *("Currency", "Debit", "Credit", "Balance", "Author"),
        ),
    },
    "statement": {
        "es": ("Fecha", "Movimiento", "Número", "Cargo", "Abono", "Saldo", "Moneda"),
        "en": ("Date", "Movement", "Number", "Charge", "Payment", "Balance", "Currency"),
    },
    "transactions": {
        "es": ("Fecha", "Hora", "Movimiento", "Detalle", "Monto", "Saldo", "Moneda"),
        "en": ("Date", "Time", "Movement", "Detail", "Amount", "Balance", "Currency"),
    },
}


class RangeAsked(serializers.Serializer[Any]):
    """A stretch of days; without one, this month."""

    since = serializers.DateField(required=False)
    until = serializers.DateField(required=False)
    format = serializers.ChoiceField(choices=FORMATS, required=False, default="json")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        since, until = attrs.get("since"), attrs.get("until")
        if since is not None and until is not None and until < since:
            raise serializers.ValidationError({"until": ["Not before the first day."]})
        return attrs


class LedgerAsked(RangeAsked):
    """A stretch of days of all accounts, or of one kind."""

    account = serializers.ChoiceField(choices=AccountKind.choices, required=False, default="")


class TransactionsAsked(RangeAsked):
    """Which movements of a balance are wanted."""

    kind = serializers.ChoiceField(choices=EntryKind.choices, required=False)


class StatementBody(StrictSerializer):
    """Which statement goes to whom, and with which words."""

    since = serializers.DateField(required=False)
    until = serializers.DateField(required=False)
    to = serializers.EmailField(max_length=254, required=False, allow_blank=True)
    text = serializers.CharField(max_length=2000, required=False, allow_blank=True)


class CloseBody(StrictSerializer):
    """Up to which day the books are closed, and why."""

    until = serializers.DateField()
    reason = Phrase(max_length=200)


class MovementShape(Shape):
    """What changed what is owed; above zero it raised it."""

    at = serializers.DateTimeField()
    kind = serializers.ChoiceField(choices=EntryKind.choices)
    number = serializers.CharField()
    amount = MoneyShape()
    balance = MoneyShape()


class StatementShape(Shape):
    """How a customer stood; closing = the sum of `ageing` less `unapplied`."""

    customer = serializers.CharField()
    since = serializers.DateField()
    until = serializers.DateField()
    opening = MoneyShape()
    closing = MoneyShape()
    unapplied = MoneyShape(help_text="Paid or credited and used by no invoice.")
    held = MoneyShape(help_text="What was recharged.")
    ageing = MoneyShape(many=True, help_text="Not due, 1-30, 31-60, 61-90, over 90 days.")
    movements = MovementShape(many=True)


class BalanceOfKindShape(Shape):
    """What the accounts of a kind come to; debits are below zero."""

    kind = serializers.ChoiceField(choices=AccountKind.choices)
    balance = MoneyShape()
    accounts = serializers.IntegerField()


class WrongShape(Shape):
    """One row that is not as it must be."""

    what = serializers.CharField()
    name = serializers.CharField()
    expected = serializers.CharField()
    found = serializers.CharField()


class AuditShape(Shape):
    """One thing that must be nothing."""

    key = serializers.CharField()
    figure = serializers.IntegerField()
    wrong = WrongShape(many=True, help_text="The first hundred.")


class BooksShape(Shape):
    """How the books stand."""

    until = serializers.DateField()
    closed_until = serializers.DateField(allow_null=True)
    trial_balance = BalanceOfKindShape(many=True)
    difference = MoneyShape(help_text="The sum of the trial balance: nothing.")
    audits = AuditShape(many=True)
    checked_at = serializers.DateTimeField()


class SalesShape(Shape):
    """What the register of sales comes to."""

    since = serializers.DateField()
    until = serializers.DateField()
    documents = serializers.IntegerField()
    net = MoneyShape()
    tax = MoneyShape()
    total = MoneyShape()


class LockShape(Shape):
    """Who closed or opened the books, when and why."""

    until = serializers.DateField()
    reason = serializers.CharField()
    author = CardShape()
    created_at = serializers.DateTimeField()


class LocksShape(Shape):
    """Up to which day the books are closed, and how that came to be."""

    closed_until = serializers.DateField(allow_null=True)
    history = LockShape(many=True)


def statement(found: Statement) -> dict[str, Any]:
    """Return a StatementShape."""
    return {
        "customer": str(found.customer_id),
        "since": found.since.isoformat(),
        "until": found.until.isoformat(),
        **{
            name: getattr(found, name).as_json()
            for name in ("opening", "closing", "unapplied", "held")
        },
        "ageing": [each.as_json() for each in found.ageing],
        "movements": [_movement(each) for each in found.movements],
    }


def _movement(each: Movement) -> dict[str, Any]:
    return {
        "at": iso(each.at),
        "kind": each.kind,
        "number": each.number,
        "amount": each.amount.as_json(),
        "balance": each.balance.as_json(),
    }


def balance(each: Balance) -> dict[str, Any]:
    """Return a BalanceOfKindShape."""
    return {"kind": each.kind, "balance": each.balance.as_json(), "accounts": each.accounts}


def audit(each: Audit) -> dict[str, Any]:
    """Return an AuditShape."""
    wrong = [
        {"what": row.what, "name": row.name, "expected": row.expected, "found": row.found}
        for row in each.wrong[:100]
    ]
    return {"key": each.key, "figure": each.figure, "wrong": wrong}


def sums(found: SalesSums) -> dict[str, Any]:
    """Return the sums of a SalesShape."""
    named = {name: getattr(found, name) for name in ("net", "tax", "total")}
    code = home().currency
    return {
        "documents": found.documents,
        **{name: Money(minor, code).as_json() for name, minor in named.items()},
    }


def lock(row: PeriodLock) -> dict[str, Any]:
    """Return a LockShape."""
    return {
        "until": row.until.isoformat(),
        "reason": row.reason,
        "author": card(row.author),
        "created_at": iso(row.created_at),
    }
