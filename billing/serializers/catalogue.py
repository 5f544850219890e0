"""The catalogue on the wire."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from rest_framework import serializers

from billing.models import Item, TaxRate
from billing.types import ItemKind, TaxKind
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.money import Money
from hub.kernel.money_fields import MoneyField, MoneyShape
from hub.kernel.text import Line, Phrase


class ItemFields(StrictSerializer):
    """What is filled in about an item; `price` and `prices` are without tax."""

    description = Phrase(max_length=500, required=False, allow_blank=True)
    unit = Phrase(max_length=20, required=False, allow_blank=True)
    tax = serializers.UUIDField(required=False, help_text="Without one, the country's usual tax.")
    is_active = serializers.BooleanField(required=False)
    prices = serializers.DictField(
        child=MoneyField(), required=False, help_text="By category of customers."
    )


class NewItem(ItemFields):
    """A service or part to sell."""

    code = Line(max_length=30)
    kind = serializers.ChoiceField(choices=ItemKind.choices)
    name = Phrase(max_length=120)
    price = MoneyField()


class ItemPatch(ItemFields):
    """What is corrected, with the `version` that was looked at."""

    version = serializers.IntegerField(min_value=1)
    code = Line(max_length=30, required=False)
    kind = serializers.ChoiceField(choices=ItemKind.choices, required=False)
    name = Phrase(max_length=120, required=False)
    price = MoneyField(required=False)


class ItemFilter(serializers.Serializer[Any]):
    """What the catalogue can be narrowed to."""

    q = serializers.CharField(
        max_length=100, required=False, allow_blank=True, help_text="Code, name, description."
    )
    kind = serializers.ChoiceField(choices=ItemKind.choices, required=False)
    active = serializers.BooleanField(required=False, allow_null=True, default=None)
    archived = serializers.BooleanField(required=False, default=False)
    customer = serializers.UUIDField(
        required=False, help_text="Whose price list `customer_price` is of."
    )


class CatalogueUpload(StrictSerializer):
    """A CSV or XLSX file: código, tipo, nombre, descripción, unidad, precio, impuesto."""

    file = serializers.FileField(allow_empty_file=False, max_length=255)


class TaxRateShape(serializers.Serializer[Any]):
    """A tax of the house's country."""

    id = serializers.CharField()
    code = serializers.CharField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=TaxKind.choices)
    rate = serializers.CharField(help_text="Per cent.")


class CategoryPriceShape(serializers.Serializer[Any]):
    """What customers of a category pay instead."""

    category = serializers.CharField()
    price = MoneyShape()


class ItemShape(serializers.Serializer[Any]):
    """An item of the catalogue."""

    id = serializers.CharField()
    code = serializers.CharField()
    kind = serializers.ChoiceField(choices=ItemKind.choices)
    name = serializers.CharField()
    description = serializers.CharField(allow_blank=True)
    unit = serializers.CharField(allow_blank=True)
    price = MoneyShape()
    customer_price = MoneyShape(allow_null=True)
    tax = TaxRateShape()
    is_active = serializers.BooleanField()
    archived = serializers.BooleanField()
    version = serializers.IntegerField(help_text="Given back with every change.")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class ItemDetailShape(ItemShape):
    """An item with its price lists."""

    prices = CategoryPriceShape(many=True)


class CatalogueLineShape(serializers.Serializer[Any]):
    """One line of a file as it would be, or was, taken in."""

    line = serializers.IntegerField()
    outcome = serializers.ChoiceField(choices=["made", "updated", "same", "refused"])
    code = serializers.CharField(allow_blank=True)
    name = serializers.CharField(allow_blank=True)
    problems = serializers.ListField(child=serializers.CharField())


class CatalogueImportShape(serializers.Serializer[Any]):
    """How a file turns out."""

    made = serializers.IntegerField()
    updated = serializers.IntegerField()
    same = serializers.IntegerField()
    refused = serializers.IntegerField()
    lines = CatalogueLineShape(many=True, help_text="The first, and the first refused below them.")


def tax(row: TaxRate) -> dict[str, Any]:
    """Return a tax."""
    rate = f"{row.rate.normalize():f}"
    return {"id": str(row.id), "code": row.code, "name": row.name, "kind": row.kind, "rate": rate}


def item(row: Item, customer_prices: Mapping[UUID, int]) -> dict[str, Any]:
    """Return an item with what it costs the customer who is asked about."""
    own = customer_prices.get(row.id)
    return {
        "id": str(row.id),
        "code": row.code,
        "kind": row.kind,
        "name": row.name,
        "description": row.description,
        "unit": row.unit,
        "price": row.price.as_json(),
        "customer_price": Money(own, row.currency).as_json() if own is not None else None,
        "tax": tax(row.tax),
        "is_active": row.is_active,
        "archived": row.archived_at is not None,
        "version": row.version,
        "created_at": iso(row.created_at),
        "updated_at": iso(row.updated_at),
    }


def detail(row: Item) -> dict[str, Any]:
    """Return an item with its price lists."""
    prices = sorted(row.prices.all(), key=lambda each: str(each.category_id))
    return {
        **item(row, {}),
        "prices": [
            {
                "category": str(each.category_id),
                "price": Money(each.price_minor, row.currency).as_json(),
            }
            for each in prices
        ],
    }
