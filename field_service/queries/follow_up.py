"""How the house follows up, what it thought of a job, and the visits that came back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import F, QuerySet

from billing.queries import steps
from billing.queries.steps import Step
from field_service.models import AfterSettings, Order, Review
from field_service.types import OrderSource, OrderState
from hub.accounts.roles import OFFICE, Role
from hub.kernel.home import start_after, start_of

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


def callbacks(since: date, until: date) -> QuerySet[Order]:
    """Return the orders done in those days that we had to come back for: no first-time fix."""
    rows = Order.objects.filter(done_at__gte=start_of(since), done_at__lt=start_after(until))
    near = timedelta(days=settings().callback_days)
    return rows.filter(
        returns__source=OrderSource.RETURN, returns__created_at__lt=F("done_at") + near
    ).distinct()
