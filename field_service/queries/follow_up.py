"""How the house follows up, what it thought of a job, and the visits that came back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import F, QuerySet

from billing.queries import steps
from billing.queries.steps import Step
from field_service.models import AfterSettings, Order, Review
from field_service.types import OrderState
from hub.accounts.roles import OFFICE, Role

if TYPE_CHECKING:
    from uuid import UUID

    from hub.accounts.models import User

S = OrderState
COMPLETED = "completed"  # a step: the visit that came back for it finished it
AFTER = frozenset({S.DONE, S.INVOICED, S.CLOSED})
STEPS = {
    "return-visit": Step(states=AFTER | {S.CANNOT_COMPLETE}, roles=OFFICE | {Role.ADVISOR}),
    "review": Step(states=AFTER, roles=OFFICE),
}


def allowed(row: Order, user: User) -> list[str]:
    """Return which of these this person may do now."""
    return steps.allowed(STEPS, row, user)


def settings() -> AfterSettings:
    """Return how the house follows up now."""
    return AfterSettings.objects.first() or AfterSettings()


def reviews_of(order_id: UUID) -> QuerySet[Review]:
    """Return what the office thought of an order, the latest first."""
    return Review.objects.filter(order=order_id).select_related("author").order_by("-id")


def returns_of(order_id: UUID) -> QuerySet[Order]:
    """Return the visits that came back for an order, oldest first."""
    return Order.objects.filter(earlier=order_id).order_by("created_at", "id")


def callbacks(orders: QuerySet[Order]) -> QuerySet[Order]:
    """Return those of these orders that came back soon for one that was done: no first-time fix."""
    near = timedelta(days=settings().callback_days)
    back = orders.filter(earlier__done_at__isnull=False).exclude(state=S.CANCELLED)
    return back.filter(created_at__lte=F("earlier__done_at") + near)
