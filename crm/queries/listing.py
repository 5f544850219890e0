"""Lists of customers: what they are narrowed to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from crm.models import Customer
from crm.queries import custom
from crm.queries.customers import search
from hub.kernel.home import start_after, start_of

if TYPE_CHECKING:
    from hub.accounts.models import User

OWN = "custom."  # before the id of a field of the house in an address


def own_fields(params: Mapping[str, str]) -> dict[str, str]:
    """Return what a query string asks of the house's own fields, by id."""
    return {
        name.removeprefix(OWN): value[: custom.LONGEST].replace("\0", "")
        for name, value in params.items()
        if name.startswith(OWN) and value
    }


def listed(user: User, asked: Mapping[str, Any], own: Mapping[str, str]) -> QuerySet[Customer]:
    """Return the customers this person may see that are as asked; words apart by commas."""
    rows = search(user, asked.get("q", ""))
    for name in ("status", "category"):
        if words := [each for each in asked.get(name, "").split(",") if each]:
            rows = rows.filter(**{f"{name}__in": words})
    if asked.get("kind"):
        rows = rows.filter(kind=asked["kind"])
    for label in filter(None, asked.get("label", "").split(",")):
        rows = rows.filter(labels__name=label)
    if asked.get("portal") is not None:
        rows = rows.filter(portal_user__isnull=not asked["portal"])
    if asked.get("since"):
        rows = rows.filter(created_at__gte=start_of(asked["since"]))
    if asked.get("until"):
        rows = rows.filter(created_at__lt=start_after(asked["until"]))
    return custom.narrowed(rows, own)


def whole(rows: QuerySet[Customer]) -> QuerySet[Customer]:
    """Fetch along what a customer's shape needs."""
    return rows.select_related("status", "category").prefetch_related("labels")
