"""Writes items of the catalogue down, prices them and puts them away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from billing.models import Item, ItemPrice
from billing.operations.catalogue import taxes
from billing.types import LineInput
from crm.queries.words import keys
from hub.kernel.errors import Conflict, Invalid, NotFound
from hub.kernel.home import home, settle
from hub.kernel.money import Money

FIELDS = ("code", "kind", "name", "description", "unit", "is_active")


class CodeTaken(Conflict):
    """Another item has this code, small and large letters being one."""

    code, detail = "code_taken", "Another item has this code."


class ItemChanged(Conflict):
    """Somebody else was faster."""

    code, detail = "changed", "Somebody changed this meanwhile; look at it again."


def create(*, fields: Mapping[str, Any], at: datetime) -> Item:
    """Add an item; `price` in the house's currency, `prices` by category. CodeTaken, Invalid."""
    row = Item(created_at=at)
    with transaction.atomic():
        settle(home().currency)
        row.currency = home().currency
        row.tax = taxes.named(fields.get("tax"))
        return _keep(row, fields, at)


def change(*, item_id: UUID, version: int, fields: Mapping[str, Any], at: datetime) -> Item:
    """Correct an item; NotFound, ItemChanged, CodeTaken, Invalid.

    Documents keep what they said: they copy name, price and tax.
    """
    with transaction.atomic():
        row = _locked(item_id)
        if row.version != version:
            raise ItemChanged(fields={"version": row.version})
        if "tax" in fields:
            row.tax = taxes.named(fields["tax"])
        row.version += 1
        return _keep(row, fields, at)


def archive(*, item_id: UUID, at: datetime) -> Item:
    """Put an item away: nobody is offered it any more; its code stays taken."""
    with transaction.atomic():
        row = _locked(item_id)
        row.archived_at = row.archived_at or at
        return _keep(row, {}, at)


def restore(*, item_id: UUID, at: datetime) -> Item:
    """Take an item out again."""
    with transaction.atomic():
        row = _locked(item_id)
        row.archived_at = None
        return _keep(row, {}, at)


def checked(amount: Money, field: str = "price") -> int:
    """Return a price of the house's currency in minor units; Invalid."""
    if amount.currency != home().currency:
        raise Invalid(fields={field: [f"Only {home().currency} is accepted."]})
    if amount.minor < 0:
        raise Invalid(fields={field: ["Not less than nothing."]})
    return amount.minor


def _keep(row: Item, fields: Mapping[str, Any], at: datetime) -> Item:
    for name in FIELDS:
        if name in fields:
            setattr(row, name, fields[name])
    if "price" in fields:
        row.price_minor = checked(fields["price"])
    row.updated_at = at
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise CodeTaken(fields={"code": ["Another item has this code."]}) from None
    if "prices" in fields:
        _price(row, fields["prices"])
    return row


def _price(row: Item, prices: Mapping[str, Money]) -> None:
    known = keys("category")
    if unknown := sorted(set(prices) - set(known)):
        raise Invalid(fields={"prices": [f"No such category: {', '.join(unknown)}."]})
    row.prices.all().delete()
    ItemPrice.objects.bulk_create(
        ItemPrice(item=row, category_id=key, price_minor=checked(amount, "prices"))
        for key, amount in prices.items()
    )


def demand_known(lines: Iterable[LineInput]) -> None:
    """Raise Invalid where a line of a document names an item that is not there."""
    wanted = {line.item for line in lines if line.item is not None}
    if Item.objects.filter(id__in=wanted).count() < len(wanted):
        raise Invalid(fields={"lines": ["An item is not in the catalogue."]})


def _locked(item_id: UUID) -> Item:
    row = Item.objects.select_for_update(of=("self",)).filter(id=item_id).first()
    if row is None:
        raise NotFound
    return row
