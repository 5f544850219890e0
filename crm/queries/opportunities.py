"""Opportunities with a reader's eyes, and what this person may do with each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Sum

from chat.queries import conversations_of_customer
from crm.models import LostReason, Opportunity, OpportunityStep
from crm.ports.deals import deals
from crm.queries.customers import family_of
from crm.types import NEXT, Outcome, Stage
from hub.accounts.roles import COUNTER, Role
from hub.kernel.errors import NotFound
from hub.kernel.home import home, start_after, start_of

if TYPE_CHECKING:
    from crm.models import Customer
    from hub.accounts.models import User

MOST_CARDS = 200  # in a column
SHOWN_CLOSED = timedelta(days=30)  # on the board, unless a period is asked for


def visible_to(user: User) -> QuerySet[Opportunity]:
    """Return all for those at the counter, nothing for anybody else: not even one's own."""
    return Opportunity.objects.all() if user.role in COUNTER else Opportunity.objects.none()


def with_people(rows: QuerySet[Opportunity]) -> QuerySet[Opportunity]:
    """Join what every shape of an opportunity names."""
    return rows.select_related("customer", "owner", "lost_reason")


def opportunity_for(user: User, opportunity_id: UUID) -> Opportunity:
    """Return one opportunity this person may see, with what its page shows; NotFound otherwise."""
    found = with_people(visible_to(user)).filter(id=opportunity_id).first()
    if found is None:
        raise NotFound
    return found


def may_change(row: Opportunity, user: User) -> bool:
    """Whether this person works on it: an admin on all, an advisor on their own."""
    return user.role == Role.ADMIN or (user.role == Role.ADVISOR and row.owner_id == user.id)


def allowed(row: Opportunity, user: User) -> list[str]:
    """Return the stages this person may move it to now."""
    if not may_change(row, user):
        return []
    if row.outcome == Outcome.WON and _any("invoiced", row.id):
        return []
    return [stage.value for stage in NEXT[row.stage]]


def needs_a_quote(row: Opportunity) -> bool:
    """Whether quotes are kept in this house and the customer has accepted none for it."""
    return len(deals) > 0 and not _any("accepted", row.id)


def can_be_reached(customer: Customer) -> bool:
    """Whether there is a phone, an e-mail or a conversation to reach them by."""
    if customer.phone or customer.email:
        return True
    return conversations_of_customer(customer.id).exists()


def history(row: Opportunity) -> QuerySet[OpportunityStep]:
    """Return what an opportunity went through, oldest first."""
    return row.steps.select_related("author").order_by("id")


def of_customer(customer_id: UUID) -> QuerySet[Opportunity]:
    """Return a customer's opportunities, those of who was joined to them too, newest first."""
    rows = Opportunity.objects.filter(customer__in=family_of(customer_id))
    return with_people(rows).order_by("-created_at", "-id")


def about(customer_id: UUID | None, user_id: UUID | None) -> QuerySet[Opportunity]:
    """Return the opportunities of a customer, named by row, account or both, oldest first."""
    theirs = Q(customer__portal_user=user_id) if user_id is not None else Q(pk=None)
    if customer_id is not None:
        theirs |= Q(customer__in=family_of(customer_id))
    return Opportunity.objects.filter(theirs).order_by("created_at", "id")


def narrowed(rows: QuerySet[Opportunity], asked: Mapping[str, Any]) -> QuerySet[Opportunity]:
    """Keep those of a stage, outcome, owner, customer, conversation, text and period.

    The period is when an open one is expected to close, and when a closed one did.
    """
    if "customer" in asked:
        rows = rows.filter(customer__in=family_of(asked["customer"]))
    for name in ("stage", "outcome", "owner", "conversation"):
        if name in asked:
            rows = rows.filter(**{name: asked[name]})
    if asked.get("q"):
        words = asked["q"]
        rows = rows.filter(Q(title__icontains=words) | Q(customer__name__icontains=words))
    if "since" in asked:
        day = asked["since"]
        rows = rows.filter(Q(closed_at__gte=start_of(day)) | _open(expected_close__gte=day))
    if "until" in asked:
        day = asked["until"]
        rows = rows.filter(Q(closed_at__lt=start_after(day)) | _open(expected_close__lte=day))
    return rows


def board(rows: QuerySet[Opportunity], *, at: datetime, whole: bool) -> list[dict[str, Any]]:
    """Return the columns with their cards in order; each `{"stage", "count", "minor", "cards"}`.

    `whole` shows everything closed, otherwise only what was in the last thirty days. What is won
    makes the sum of the last column.
    """
    if not whole:
        rows = rows.filter(~Q(stage=Stage.CLOSED) | Q(closed_at__gte=at - SHOWN_CLOSED))
    sums, columns = _sums(rows), []
    for stage in Stage.values:
        found: dict[str, Any] = sums.get(stage, {})
        cards = with_people(rows.filter(stage=stage)).order_by("position")[:MOST_CARDS]
        columns.append(
            {
                "stage": stage,
                "count": found.get("count", 0),
                "minor": found.get("minor") or 0,
                "weighted": found.get("weighted") or 0,
                "cards": list(cards) if found else [],
            }
        )
    return columns


def _sums(rows: QuerySet[Opportunity]) -> dict[str, Any]:
    counted = Q(currency=home().currency) & (~Q(stage=Stage.CLOSED) | Q(outcome=Outcome.WON))
    found = rows.order_by().values("stage")
    found = found.annotate(
        count=Count("id"),
        minor=Sum("amount_minor", filter=counted),
        weighted=Sum(F("amount_minor") * F("probability"), filter=counted),
    )
    return {each["stage"]: each for each in found}


def reasons() -> QuerySet[LostReason]:
    """Return why opportunities may be lost, in the order of their names."""
    return LostReason.objects.filter(archived_at=None).order_by("name", "id")


def reason_for(reason_id: UUID) -> LostReason:
    """Return a reason that is not put away; NotFound otherwise."""
    found = reasons().filter(id=reason_id).first()
    if found is None:
        raise NotFound
    return found


def _open(**conditions: Any) -> Q:
    return ~Q(stage=Stage.CLOSED) & Q(**conditions)


def _any(question: str, opportunity_id: UUID) -> bool:
    return any(getattr(each, question)(opportunity_id) for _, each in deals)
