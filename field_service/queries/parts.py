"""Parts and stock, as each person may know them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import (
    DecimalField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce

from field_service.models import (
    Balance,
    Location,
    Part,
    PartUse,
    PurchaseLine,
    Reservation,
    StockMove,
)
from field_service.types import COMING, UNBOUGHT, ReservationState
from hub.accounts.roles import STAFF
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User

NUMBER: DecimalField[Any, Any] = DecimalField(max_digits=14, decimal_places=3)
NOTHING = Value(Decimal(0), output_field=NUMBER)


def visible_to(user: User) -> QuerySet[Part]:
    """Return all for who works here, nothing otherwise."""
    return Part.objects.all() if user.role in STAFF else Part.objects.none()


def part_for(user: User, part_id: UUID) -> Part:
    """Return one part with its figures; NotFound otherwise."""
    rows = with_stock(visible_to(user)).prefetch_related("kinds", "balances__location")
    row = rows.filter(id=part_id).first()
    if row is None:
        raise NotFound
    return row


def with_stock(rows: QuerySet[Part]) -> QuerySet[Part]:
    """Join `on_hand`, `reserved`, `available`, `incoming` and `asked` (not bought yet)."""
    return rows.select_related("preferred_supplier", "item").annotate(
        on_hand=_sum(Balance, "on_hand", Q()),
        reserved=_sum(Balance, "reserved", Q()),
        incoming=_coming(COMING),
        asked=_coming(UNBOUGHT),
        available=ExpressionWrapper(F("on_hand") - F("reserved"), output_field=NUMBER),
    )


def short(rows: QuerySet[Part]) -> QuerySet[Part]:
    """Keep the parts of which less is there and coming than the house wants."""
    return rows.filter(archived_at=None, reorder_point__gt=0).filter(
        reorder_point__gt=F("available") + F("incoming")
    )


def narrowed(rows: QuerySet[Part], asked: Mapping[str, Any]) -> QuerySet[Part]:
    """Keep the parts of a kind of machine, a supplier, at a location, low, with a text."""
    rows = rows.filter(archived_at__isnull=not asked.get("archived", False))
    if "machine_kind" in asked:
        rows = rows.filter(Q(kinds=asked["machine_kind"]) | Q(kinds=None)).distinct()
    if "supplier" in asked:
        rows = rows.filter(preferred_supplier=asked["supplier"])
    if "location" in asked:
        there = Balance.objects.filter(
            part=OuterRef("id"), location=asked["location"], on_hand__gt=0
        )
        rows = rows.filter(Exists(there))
    if asked.get("low"):
        rows = short(rows)
    for word in asked.get("q", "").split()[:8]:
        rows = rows.filter(
            Q(code__icontains=word) | Q(name__icontains=word) | Q(maker__icontains=word)
        )
    return rows


def locations(user: User) -> QuerySet[Location]:
    """Return the stores and vans for who works here, nothing otherwise."""
    rows = Location.objects.all() if user.role in STAFF else Location.objects.none()
    return rows.select_related("technician").order_by("-is_main", "name")


def location_for(user: User, location_id: UUID) -> Location:
    """Return one location; NotFound otherwise."""
    row = locations(user).filter(id=location_id).first()
    if row is None:
        raise NotFound
    return row


def moves_of(part_id: UUID) -> QuerySet[StockMove]:
    """Return what happened to a part, for a page of it."""
    rows = StockMove.objects.filter(part=part_id)
    return rows.select_related("location", "order", "author", "line__request")


def used_on(order_id: UUID) -> list[PartUse]:
    """Return what went into an order and stayed there, oldest first."""
    rows = PartUse.objects.filter(order=order_id, quantity__gt=0)
    found = rows.select_related("part__item__tax", "location", "author")
    return list(found.order_by("at", "id"))


def held_for(order_id: UUID) -> list[Reservation]:
    """Return what waits for an order, oldest first."""
    rows = Reservation.objects.filter(order=order_id, state=ReservationState.OPEN)
    return list(rows.select_related("part", "location").order_by("created_at", "id"))


def reservations_of(part_id: UUID) -> list[Reservation]:
    """Return what of a part waits for orders, oldest first."""
    rows = Reservation.objects.filter(part=part_id, state=ReservationState.OPEN)
    return list(rows.select_related("order", "location").order_by("created_at", "id"))


def _sum(model: Any, field: str, only: Q) -> Coalesce:
    rows = model.objects.filter(only, part=OuterRef("id")).order_by().values("part")
    return Coalesce(
        Subquery(rows.annotate(sum=Sum(field)).values("sum"), output_field=NUMBER), NOTHING
    )


def _coming(states: tuple[str, ...]) -> Coalesce:
    rows = PurchaseLine.objects.filter(
        part=OuterRef("id"), request__state__in=states, quantity__gt=F("received")
    )
    left = rows.order_by().values("part").annotate(sum=Sum(F("quantity") - F("received")))
    return Coalesce(Subquery(left.values("sum"), output_field=NUMBER), NOTHING)
