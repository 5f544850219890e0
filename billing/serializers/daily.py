"""The money of a day, and what a customer owes, on the wire and as a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rest_framework import serializers

from billing.queries.daily import Day, Row
from billing.queries.debts import Debt
from billing.serializers.payments import owed
from billing.types import EntryKind, PaymentMethod
from hub.accounts.queries import card
from hub.accounts.serializers import CardShape
from hub.kernel.money_fields import MoneyShape

METHODS: dict[str, dict[str, str]] = {
    PaymentMethod.CASH: {"es": "Efectivo", "en": "Cash"},
    PaymentMethod.TRANSFER: {"es": "Transferencia", "en": "Bank transfer"},
    PaymentMethod.WALLET: {"es": "Yape o Plin", "en": "Wallet"},
    PaymentMethod.CARD: {"es": "Tarjeta", "en": "Card"},
    PaymentMethod.BALANCE: {"es": "Saldo", "en": "Balance"},
}
KINDS: dict[str, dict[str, str]] = {
    EntryKind.PAYMENT: {"es": "Pagos", "en": "Payments"},
    EntryKind.RECHARGE: {"es": "Recargas", "en": "Recharges"},
    EntryKind.REFUND: {"es": "Devoluciones", "en": "Refunds"},
    EntryKind.REVERSAL: {"es": "Extornos", "en": "Reversals"},
    EntryKind.METHOD: {"es": "Medio corregido", "en": "Method corrected"},
}
HEADINGS = {
    "es": ["Día", "Medio", "Movimiento", "Persona", "Cantidad", "Monto", "Moneda"],
    "en": ["Day", "Method", "Movement", "Person", "Count", "Amount", "Currency"],
}
TOTAL = {"es": "Total", "en": "Total"}


class DayRowShape(serializers.Serializer[Any]):
    """Movements of a kind by a method and a person; what left the house below zero."""

    method = serializers.ChoiceField(choices=PaymentMethod.choices)
    kind = serializers.CharField()
    person = CardShape(allow_null=True)
    count = serializers.IntegerField()
    total = MoneyShape()


class DayTotalShape(serializers.Serializer[Any]):
    """What a method comes to."""

    method = serializers.ChoiceField(choices=PaymentMethod.choices)
    total = MoneyShape()


class DayShape(serializers.Serializer[Any]):
    """The money of a day; `agrees`: documents and clearing accounts come to the same."""

    day = serializers.DateField()
    rows = DayRowShape(many=True)
    totals = DayTotalShape(many=True)
    agrees = serializers.BooleanField()


def day(found: Day) -> dict[str, Any]:
    """Return the money of a day."""
    return {
        "day": found.day.isoformat(),
        "rows": [_row(row) for row in found.rows],
        "totals": [
            {"method": method, "total": total.as_json()} for method, total in found.totals.items()
        ],
        "agrees": found.agrees,
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "method": row.method,
        "kind": row.kind,
        "person": card(row.person) if row.person is not None else None,
        "count": row.count,
        "total": row.total.as_json(),
    }


def table(found: Day, language: str) -> Iterator[list[str]]:
    """Yield the lines of a day, headings first, a total for each method below."""
    said = language if language in HEADINGS else "es"
    yield HEADINGS[said]
    for row in found.rows:
        yield [
            found.day.isoformat(),
            METHODS[row.method][said],
            KINDS.get(row.kind, {}).get(said, row.kind),
            row.person.name if row.person is not None else "",
            str(row.count),
            *row.total.as_json().values(),
        ]
    for method, total in found.totals.items():
        amounts = total.as_json().values()
        yield [found.day.isoformat(), METHODS[method][said], TOTAL[said], "", "", *amounts]


def debt(found: Debt) -> dict[str, Any]:
    """Return what a customer owes, and what they have to pay it with."""
    return {
        "owed": found.owed.as_json(),
        "overdue": found.overdue.as_json(),
        "free": found.free.as_json(),
        "balance": found.balance.as_json(),
        "invoices": [owed(row) for row in found.invoices],
    }
