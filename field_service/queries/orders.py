"""Orders, as each person may know them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from billing.queries import steps
from crm.queries.companies import acts_for
from field_service.models import Booking, Order
from field_service.queries.steps import STEPS
from field_service.types import WorkKind
from hub.accounts.roles import COUNTER, Role
from hub.kernel.errors import NotFound
from hub.kernel.home import today

if TYPE_CHECKING:
    from hub.accounts.models import User


def crew() -> Q:
    """Return which bookings say who does an order: those held, or given back when it was done."""
    return Q(released_at=None) | Q(released_at__gte=F("order__done_at"))


def visible_to(user: User) -> QuerySet[Order]:
    """Return all at the counter, a technician's own, a customer's own, nothing otherwise.

    A customer's own are those of the companies they run too.
    """
    if user.role in COUNTER:
        return Order.objects.all()
    if user.role == Role.TECHNICIAN:
        mine = Booking.objects.filter(crew(), order=OuterRef("id"), technician=user.id)
        return Order.objects.filter(Exists(mine))
    if user.role == Role.CUSTOMER:
        return Order.objects.filter(customer__in=acts_for(user))
    return Order.objects.none()


def order_for(user: User, order_id: UUID) -> Order:
    """Return one order this person may see, with what its page names; NotFound otherwise."""
    found = with_people(visible_to(user)).filter(id=order_id).first()
    if found is None:
        raise NotFound
    return found


def again(row: Order) -> Order:
    """Return an order as its shapes need it, for use behind a check of access."""
    return with_people(Order.objects.filter(id=row.id)).get()


def with_people(rows: QuerySet[Order]) -> QuerySet[Order]:
    """Join what every shape of an order names; `crew` are the bookings of who does it."""
    held = Booking.objects.filter(crew()).select_related("technician")
    return rows.select_related(
        "customer", "kind", "machine", "quote", "earlier", "created_by", "conversation__identity"
    ).prefetch_related(Prefetch("bookings", held.order_by("technician_id"), to_attr="crew"))


def crew_of(row: Order) -> list[Booking]:
    """Return the bookings of who does an order from `with_people`."""
    found: list[Booking] = row.crew  # type: ignore[attr-defined]
    return found


def allowed(row: Order, user: User) -> list[str]:
    """Return the steps this person may take now, by the names of the doors."""
    return steps.allowed(STEPS, row, user)


def is_under_warranty(row: Order) -> bool:
    """Whether its machine was under warranty on the day somebody asked for it."""
    until = row.machine.warranty_until if row.machine is not None else None
    return until is not None and until >= today(row.created_at)


def sees_thread(row: Order, user: User) -> bool:
    """Whether this person may open the conversation an order is told in."""
    identity = row.conversation.identity if row.conversation is not None else None
    return user.role in COUNTER or (identity is not None and identity.portal_user_id == user.id)


def minutes_of(row: Order) -> dict[str, int]:
    """Return the minutes that went into an order by kind; a clock that runs does not count yet."""
    found = dict.fromkeys(WorkKind.values, 0.0)
    for log in row.logs.all():
        if log.ended_at is not None:
            found[log.kind] += (log.ended_at - log.started_at).total_seconds()
    return {kind: round(seconds / 60) for kind, seconds in found.items()}
