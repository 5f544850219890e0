"""Lines of documents on the wire: as they are filled in, and what they come to."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from rest_framework import serializers

from billing.models import LineFields
from billing.types import ItemKind, LineInput, Priced, PricedLine, TaxKind
from billing.types.quotes import QuoteLineInput
from hub.kernel.api import StrictSerializer
from hub.kernel.money import Money
from hub.kernel.money_fields import MoneyShape
from hub.kernel.text import Phrase

MOST = 500


class LineBody(StrictSerializer):
    """A line as it is filled in; numbers are texts, prices in units without rounding."""

    kind = serializers.ChoiceField(choices=ItemKind.choices, required=False)
    item = serializers.UUIDField(required=False, allow_null=True)
    description = Phrase(max_length=500)
    unit = Phrase(max_length=20, required=False, allow_blank=True)
    quantity = serializers.DecimalField(max_digits=14, decimal_places=4)
    unit_price = serializers.DecimalField(max_digits=20, decimal_places=6)
    discount_percent = serializers.DecimalField(max_digits=7, decimal_places=4, required=False)
    tax_kind = serializers.ChoiceField(choices=TaxKind.choices, required=False)
    tax_rate = serializers.DecimalField(max_digits=7, decimal_places=4, required=False)


class LineShape(serializers.Serializer[Any]):
    """A line of a document."""

    kind = serializers.ChoiceField(choices=ItemKind.choices)
    item = serializers.CharField(allow_null=True)
    description = serializers.CharField()
    unit = serializers.CharField(allow_blank=True)
    quantity = serializers.CharField()
    unit_price = serializers.CharField()
    discount_percent = serializers.CharField()
    tax_kind = serializers.ChoiceField(choices=TaxKind.choices)
    tax_rate = serializers.CharField()
    discount = MoneyShape()
    net = MoneyShape()
    tax = MoneyShape()
    total = MoneyShape()


class TaxSumShape(serializers.Serializer[Any]):
    """What the lines of one rate come to."""

    kind = serializers.ChoiceField(choices=TaxKind.choices)
    rate = serializers.CharField()
    base = MoneyShape()
    tax = MoneyShape()


class PricedShape(serializers.Serializer[Any]):
    """What a document comes to."""

    lines = LineShape(many=True)
    discount = MoneyShape()
    net = MoneyShape()
    tax = MoneyShape()
    total = MoneyShape()
    taxes = TaxSumShape(many=True)


def given(body: dict[str, Any]) -> QuoteLineInput:
    """Return a checked LineBody as the arithmetic takes it."""
    line = LineInput(
        description=body["description"],
        quantity=body["quantity"],
        unit_price=body["unit_price"],
        kind=ItemKind(body.get("kind", ItemKind.SERVICE)),
        discount_percent=body.get("discount_percent", Decimal(0)),
        tax_kind=TaxKind(body.get("tax_kind", TaxKind.TAXED)),
        tax_rate=body.get("tax_rate", Decimal(0)),
        unit=body.get("unit", ""),
        item=body.get("item"),
    )
    return QuoteLineInput(line=line)


def line(row: LineFields, currency: str) -> dict[str, Any]:
    """Return a stored line."""
    sums = {
        name: Money(getattr(row, f"{name}_minor"), currency).as_json()
        for name in ("discount", "net", "tax", "total")
    }
    return {**_filled(row.as_input()), **sums}


def priced(sums: Priced, currency: str) -> dict[str, Any]:
    """Return what lines come to that are not stored."""
    return {
        "lines": [_priced(each, currency) for each in sums.lines],
        "discount": Money(sums.discount, currency).as_json(),
        "net": Money(sums.net, currency).as_json(),
        "tax": Money(sums.tax, currency).as_json(),
        "total": Money(sums.total, currency).as_json(),
        "taxes": taxes(sums, currency),
    }


def taxes(sums: Priced, currency: str) -> list[dict[str, Any]]:
    """Return the sums of each rate."""
    return [
        {
            "kind": each.kind,
            "rate": plain(each.rate),
            "base": Money(each.base, currency).as_json(),
            "tax": Money(each.tax, currency).as_json(),
        }
        for each in sums.taxes
    ]


def plain(value: Decimal) -> str:
    """Return a number without zeros behind it: `1.5`, `18`."""
    return f"{value.normalize():f}"


def _priced(each: PricedLine, currency: str) -> dict[str, Any]:
    sums = {"discount": each.discount, "net": each.net, "tax": each.tax, "total": each.total}
    told = {name: Money(minor, currency).as_json() for name, minor in sums.items()}
    return {**_filled(each.line), **told}


def _filled(said: LineInput) -> dict[str, Any]:
    return {
        "kind": said.kind,
        "item": str(said.item) if said.item else None,
        "description": said.description,
        "unit": said.unit,
        "quantity": plain(said.quantity),
        "unit_price": plain(said.unit_price),
        "discount_percent": plain(said.discount_percent),
        "tax_kind": said.tax_kind,
        "tax_rate": plain(said.tax_rate),
    }
