"""What customers thought of jobs."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Avg, Count, Exists, OuterRef, Q, QuerySet

from chat.queries import conversations_of_customer
from field_service.models import Order, OrderStep, OrderSurvey
from field_service.queries.follow_up import AFTER, COMPLETED, settings
from field_service.queries.orders import order_for
from field_service.types.after import SurveyState
from hub.kernel import public_links
from hub.kernel.errors import NotFound
from hub.kernel.home import start_after, start_of

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User

KIND = "survey"  # of public links
CHANGES_FOR = timedelta(days=1)
ASKED_FOR = timedelta(days=7)  # a press or a retry counts for so long
AGAIN = timedelta(hours=1)
S = SurveyState


def survey_for(user: User, order_id: UUID) -> OrderSurvey:
    """Return the survey of an order this person may see; NotFound otherwise."""
    found = whole().filter(order=order_for(user, order_id)).first()
    if found is None:
        raise NotFound
    return found


def whole() -> QuerySet[OrderSurvey]:
    """Return surveys with what every shape of one names."""
    return OrderSurvey.objects.select_related(
        "order__customer", "order__conversation", "order__machine", "inquiry"
    )


def of_order(order_id: UUID) -> OrderSurvey | None:
    """Return the survey of an order, if it is to have one."""
    return whole().filter(order=order_id).first()


def to_plan(at: datetime) -> QuerySet[Order]:
    """Return the orders done these days that nobody is asked about yet, if the house asks.

    Of a visit we came back for, the last one is asked about.
    """
    if not settings().asks:
        return Order.objects.none()
    asked = Exists(OrderSurvey.objects.filter(order=OuterRef("id")))
    later = Exists(OrderStep.objects.filter(order=OuterRef("id"), what=COMPLETED))
    since = at - timedelta(days=3)
    return Order.objects.filter(~asked, ~later, state__in=AFTER, done_at__gt=since)


def due(at: datetime) -> QuerySet[OrderSurvey]:
    """Return those to be asked now; what no channel took is tried again each hour."""
    rows = OrderSurvey.objects.filter(state=S.DUE, due_at__lte=at, order__state__in=AFTER)
    return rows.filter(Q(tried_at=None) | Q(tried_at__lte=at - AGAIN))


def untold_in(conversation_id: UUID, *, at: datetime) -> list[UUID]:
    """Return those no channel took, of orders of a conversation."""
    rows = OrderSurvey.objects.filter(state=S.DUE, due_at__lte=at, tried_at__isnull=False)
    rows = rows.filter(order__conversation=conversation_id, order__state__in=AFTER)
    return list(rows.values_list("id", flat=True))


def unfollowed() -> QuerySet[OrderSurvey]:
    """Return the answers nothing followed from yet."""
    return OrderSurvey.objects.filter(state=S.ANSWERED, followed_at=None)


def waiting_in_threads(at: datetime) -> QuerySet[OrderSurvey]:
    """Return those asked in a conversation that a press may still answer."""
    rows = OrderSurvey.objects.filter(state=S.ASKED, told_message__isnull=False)
    return rows.filter(asked_at__gt=at - ASKED_FOR).select_related("told_message")


def was_asked(customer_id: UUID | None, since: datetime) -> bool:
    """Whether a customer was asked about a job since then."""
    rows = OrderSurvey.objects.filter(asked_at__gt=since)
    return customer_id is not None and rows.filter(order__customer=customer_id).exists()


def threads_of(row: OrderSurvey) -> list[Conversation]:
    """Return where its customer may be asked: the order's own conversation first."""
    order = row.order
    known = list(conversations_of_customer(order.customer_id)[:3])
    return sorted(known, key=lambda each: each.id != order.conversation_id)


def may_answer(row: OrderSurvey, at: datetime) -> bool:
    """Whether it may be answered, or an answer changed, now."""
    if row.answered_at is None:
        return row.order.state in AFTER
    return at < row.answered_at + CHANGES_FOR


def link_of(row: OrderSurvey) -> str:
    """Return the address where it is answered; empty before it has one."""
    return public_links.standing(KIND, row.id)


def answered(since: date, until: date) -> QuerySet[OrderSurvey]:
    """Return the answers of these days of the house."""
    rows = OrderSurvey.objects.filter(score__isnull=False, answered_at__gte=start_of(since))
    return rows.filter(answered_at__lt=start_after(until)).select_related("order__kind")


def summary(since: date, until: date) -> dict[str, Any]:
    """Return counts and mean of the answers of these days, and how many were asked."""
    rows = answered(since, until)
    sums = rows.aggregate(
        count=Count("id"),
        average=Avg("score"),
        **{f"of{score}": Count("id", filter=Q(score=score)) for score in range(1, 6)},
    )
    asked = OrderSurvey.objects.filter(
        asked_at__gte=start_of(since), asked_at__lt=start_after(until)
    )
    return {
        "asked": asked.count(),
        "count": sums["count"],
        "average": None if sums["average"] is None else round(sums["average"], 2),
        "scores": [sums[f"of{score}"] for score in range(1, 6)],
    }
