"""Orders, as each person may know them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from field_service.models import Booking, Order, OrderStep
from hub.accounts.roles import COUNTER, Role
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


def visible_to(user: User) -> QuerySet[Order]:
    """Return all at the counter, a technician's own, a customer's own, nothing otherwise."""
    if user.role in COUNTER:
        return Order.objects.all()
    if user.role == Role.TECHNICIAN:
        mine = Booking.objects.filter(
            order=OuterRef("id"), technician=user.id, released_at__isnull=True
        )
        return Order.objects.filter(Exists(mine) | Exists(_ended_by(user)))
    if user.role == Role.CUSTOMER:
        return Order.objects.filter(customer__portal_user=user)
    return Order.objects.none()


def _ended_by(user: User) -> QuerySet[OrderStep]:
    """Return the last step of an order where it was this technician's, who is booked no more.

    What a phone did and nobody answered it says again: it is told how that ended.
    """
    return OrderStep.objects.filter(
        order=OuterRef("id"),
        author=user.id,
        what__in=("finish", "give-up"),
        created_at=OuterRef("state_since"),
    )


def order_for(user: User, order_id: UUID) -> Order:
    """Return one order this person may see, with what its page names; NotFound otherwise."""
    found = with_people(visible_to(user)).filter(id=order_id).first()
    if found is None:
        raise NotFound
    return found


def with_people(rows: QuerySet[Order]) -> QuerySet[Order]:
    """Join what every shape of an order names."""
    return rows.select_related("customer", "kind", "machine", "created_by", "conversation")
