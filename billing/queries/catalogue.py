"""The catalogue, and what things cost whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from billing.models import Item, ItemPrice, TaxRate
from crm.queries.customers import customer_for
from hub.accounts.roles import COUNTER
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


def taxes(country: str) -> QuerySet[TaxRate]:
    """Return the taxes of a country, the usual one first."""
    return TaxRate.objects.filter(country=country).order_by("position", "code")


def visible_to(user: User) -> QuerySet[Item]:
    """Return all for those at the counter, nothing otherwise."""
    rows = Item.objects.all() if user.role in COUNTER else Item.objects.none()
    return rows.select_related("tax")


def item_for(user: User, item_id: UUID) -> Item:
    """Return one item this person may see; NotFound otherwise."""
    found = visible_to(user).prefetch_related("prices").filter(id=item_id).first()
    if found is None:
        raise NotFound
    return found


def narrowed(rows: QuerySet[Item], asked: Mapping[str, Any]) -> QuerySet[Item]:
    """Keep the items of a kind, offered or not, put away or not, with a text in code or words."""
    rows = rows.filter(archived_at__isnull=not asked.get("archived", False))
    if "kind" in asked:
        rows = rows.filter(kind=asked["kind"])
    if asked.get("active") is not None:
        rows = rows.filter(is_active=asked["active"])
    for word in asked.get("q", "").split()[:8]:
        rows = rows.filter(
            Q(code__icontains=word) | Q(name__icontains=word) | Q(description__icontains=word)
        )
    return rows


def prices_for(user: User, customer_id: UUID | None, items: Sequence[Item]) -> dict[UUID, int]:
    """Return what items cost a customer this person may see, by their category's price list."""
    if customer_id is None:
        return {}
    category = customer_for(user, customer_id).category_id
    rows = ItemPrice.objects.filter(item__in=list(items), category=category)
    return dict(rows.values_list("item_id", "price_minor"))


def by_codes(codes: Sequence[str]) -> dict[str, Item]:
    """Return items by their code in small letters, those put away too."""
    wanted = {code.lower() for code in codes}
    rows = Item.objects.annotate(lowered=Lower("code")).filter(lowered__in=wanted)
    return {row.code.lower(): row for row in rows.select_related("tax")}
