"""Requests for parts, as each person may know them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from field_service.models import Order, PartsRequest, PurchaseLine
from field_service.queries import orders
from field_service.types import COMING, OrderState
from hub.accounts.roles import COUNTER, Role
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


LINK = "supplier"  # of public links


def visible_to(user: User) -> QuerySet[PartsRequest]:
    """Return all at the counter; a technician's own and those of their orders; else nothing."""
    if user.role in COUNTER:
        return PartsRequest.objects.all()
    if user.role != Role.TECHNICIAN:
        return PartsRequest.objects.none()
    theirs = PurchaseLine.objects.filter(
        request=OuterRef("id"), order__in=orders.visible_to(user).values("id")
    )
    return PartsRequest.objects.filter(Q(created_by=user.id) | Exists(theirs))


def with_names(rows: QuerySet[PartsRequest]) -> QuerySet[PartsRequest]:
    """Fetch what every shape of a request names."""
    return rows.select_related("supplier", "location", "created_by").prefetch_related(
        "lines__part", "lines__order"
    )


def request_for(user: User, request_id: UUID) -> PartsRequest:
    """Return one request this person may see; NotFound otherwise."""
    row = with_names(visible_to(user)).filter(id=request_id).first()
    if row is None:
        raise NotFound
    return row


def narrowed(
    rows: QuerySet[PartsRequest], asked: Mapping[str, Any], day: date
) -> QuerySet[PartsRequest]:
    """Keep the requests in states, of a supplier, a part, an order, late ones, with a text."""
    if states := asked.get("state"):
        rows = rows.filter(state__in=states)
    if "supplier" in asked:
        rows = rows.filter(Q(supplier=asked["supplier"]) | Q(offers__supplier=asked["supplier"]))
    if "part" in asked:
        rows = rows.filter(lines__part=asked["part"])
    if "order" in asked:
        rows = rows.filter(lines__order=asked["order"])
    if asked.get("late"):
        rows = rows.filter(state__in=COMING, eta_on__lt=day)
    for word in asked.get("q", "").split()[:8]:
        rows = rows.filter(
            Q(lines__part__name__icontains=word)
            | Q(lines__part__code__icontains=word)
            | Q(supplier__name__icontains=word)
            | _numbered(word)
        )
    return rows.distinct()


def awaited_by(order_id: UUID) -> list[PurchaseLine]:
    """Return the lines an order waits or waited for, newest request first."""
    rows = PurchaseLine.objects.filter(order=order_id).select_related("request", "part")
    return list(rows.order_by("-request__created_at", "position"))


def waiting_orders(row: PartsRequest) -> list[Order]:
    """Return the orders that wait for a request's parts."""
    lines = PurchaseLine.objects.filter(request=row, order=OuterRef("id"))
    rows = Order.objects.filter(Exists(lines), state=OrderState.WAITING_PARTS)
    return list(rows.order_by("number"))


def late(day: date) -> QuerySet[PartsRequest]:
    """Return what should have come before a day and has not."""
    return PartsRequest.objects.filter(state__in=COMING, eta_on__lt=day)


def _numbered(word: str) -> Q:
    digits = word.upper().removeprefix("SR-").removeprefix("OC-").lstrip("0")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 9:
        return Q(pk=None)
    return Q(number=int(digits)) | Q(purchase_number=int(digits))
