"""Suppliers: read at the counter; how well each delivers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from field_service.models import Offer, Supplier
from field_service.queries import lead_times
from field_service.types import OfferState
from hub.accounts.roles import COUNTER
from hub.kernel.errors import NotFound
from hub.kernel.money import round_half_up

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hub.accounts.models import User

SAID = (OfferState.ANSWERED, OfferState.CHOSEN, OfferState.LOST)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How well a supplier did: a rating from 1.0 to 5.0 in tenths, None without history."""

    asked: int = 0
    answered: int = 0
    rating: int | None = None
    times: lead_times.LeadTime | None = None


def visible_to(user: User) -> QuerySet[Supplier]:
    """Return all for those at the counter, nothing otherwise."""
    return Supplier.objects.all() if user.role in COUNTER else Supplier.objects.none()


def supplier_for(user: User, supplier_id: UUID) -> Supplier:
    """Return one supplier with contacts; NotFound otherwise."""
    row = visible_to(user).filter(id=supplier_id).first()
    if row is None:
        raise NotFound
    return row


def narrowed(rows: QuerySet[Supplier], asked: Mapping[str, Any]) -> QuerySet[Supplier]:
    """Keep the suppliers with a text in name, document or a contact, put away or not."""
    rows = rows.filter(archived_at__isnull=not asked.get("archived", False))
    for word in asked.get("q", "").split()[:8]:
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(document__icontains=word)
            | Q(contacts__name__icontains=word)
        )
    return rows.distinct()


def standings(ids: Iterable[UUID]) -> dict[UUID, Standing]:
    """Return how well suppliers did, by id.

    The rating is 1 + 4 × (0.7 × on time + 0.3 × answered), each a share from 0 to 1; without a
    delivery only what was answered counts, and without any question nothing does.
    """
    wanted = set(ids)
    times = {row.supplier_id: row for row in lead_times.by_supplier(suppliers=wanted)}
    rows = Offer.objects.filter(supplier__in=wanted).values("supplier")
    counts = rows.annotate(asked=Count("id"), said=Count("id", filter=Q(state__in=SAID)))
    asked = {row["supplier"]: (row["asked"], row["said"]) for row in counts}
    return {each: _standing(*asked.get(each, (0, 0)), times.get(each)) for each in wanted}


def _standing(asked: int, said: int, times: lead_times.LeadTime | None) -> Standing:
    shares = [(Decimal("0.3"), Decimal(said) / asked)] if asked else []
    if times is not None:
        shares.append((Decimal("0.7"), Decimal(times.on_time) / times.purchases))
    weight = sum((weight for weight, _ in shares), Decimal(0))
    rating = None
    if weight:
        share = sum((weight * part for weight, part in shares), Decimal(0)) / weight
        rating = round_half_up(10 + 40 * share)
    return Standing(asked=asked, answered=said, rating=rating, times=times)
