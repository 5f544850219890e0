"""Inquiries with a reader's eyes, and what this person may do with each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.db.models import F, Q, QuerySet

from crm.models import Inquiry, InquiryStep
from crm.queries.customers import family_of
from crm.types import InquiryState
from hub.accounts.roles import ANSWERING, COUNTER, Role
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


def visible_to(user: User) -> QuerySet[Inquiry]:
    """Return all for those at the counter, one's own for a customer, nothing otherwise."""
    if user.role in COUNTER:
        return Inquiry.objects.all()
    if user.role == Role.CUSTOMER:
        # What was asked on a channel they have not proven is not theirs to see.
        return Inquiry.objects.filter(
            customer__portal_user=user, conversation__identity__portal_user=user
        )
    return Inquiry.objects.none()


def with_people(rows: QuerySet[Inquiry]) -> QuerySet[Inquiry]:
    """Join what every shape of an inquiry names."""
    return rows.select_related(
        "customer", "assignee", "resolved_by", "opened_by", "conversation__identity"
    )


def inquiry_for(user: User, inquiry_id: UUID) -> Inquiry:
    """Return one inquiry this person may see, with what its page shows; NotFound otherwise."""
    found = with_people(visible_to(user)).filter(id=inquiry_id).first()
    if found is None:
        raise NotFound
    return found


def allowed(row: Inquiry, user: User, *, at: datetime) -> list[str]:
    """Return what this person may do with it now, by the names of the doors."""
    if row.state == InquiryState.RESOLVED:
        may = user.role in ANSWERING or user.role == Role.CUSTOMER
        return ["reopen"] if may and may_reopen(row, at=at) else []
    if user.role not in COUNTER:
        return []
    return ["resolve", "assign", "resume" if row.waiting_since else "wait"]


def may_reopen(row: Inquiry, *, at: datetime) -> bool:
    """Whether it was resolved so lately that it may be taken up again."""
    until = reopen_until(row)
    return until is not None and at <= until


def reopen_until(row: Inquiry) -> datetime | None:
    """Return until when a resolved one may be reopened."""
    if row.state != InquiryState.RESOLVED or row.resolved_at is None:
        return None
    return row.resolved_at + timedelta(days=settings.QUERY_REOPEN_DAYS)


def is_overdue(row: Inquiry, *, at: datetime) -> bool:
    """Whether it should have been resolved by now."""
    running = row.state == InquiryState.PENDING and row.waiting_since is None
    return running and row.due_at is not None and row.due_at <= at


def overdue(rows: QuerySet[Inquiry], *, at: datetime) -> QuerySet[Inquiry]:
    """Keep those that should have been resolved by now."""
    return rows.filter(state=InquiryState.PENDING, waiting_since=None, due_at__lte=at)


def to_tell(*, at: datetime) -> QuerySet[Inquiry]:
    """Return the overdue ones nobody was told of since they were due, the longest first."""
    rows = overdue(Inquiry.objects.all(), at=at)
    untold = Q(overdue_told_at=None) | Q(overdue_told_at__lt=F("due_at"))
    return rows.filter(untold).order_by("due_at")


def answered_meanwhile() -> QuerySet[Inquiry]:
    """Return those that wait for a customer who has written since."""
    return Inquiry.objects.filter(
        waiting_since__isnull=False, conversation__needs_reply_since__gt=F("waiting_since")
    )


def about(customer_id: UUID | None, user_id: UUID | None) -> QuerySet[Inquiry]:
    """Return the inquiries of a customer, named by row, account or both, oldest first."""
    theirs = Q(customer__portal_user=user_id) if user_id is not None else Q(pk=None)
    if customer_id is not None:
        theirs |= Q(customer__in=family_of(customer_id))
    return Inquiry.objects.filter(theirs).order_by("created_at", "id")


def narrowed(
    rows: QuerySet[Inquiry], asked: Mapping[str, Any], user: User, *, at: datetime
) -> QuerySet[Inquiry]:
    """Keep those of a state, customer, conversation, assignee and text; mine; overdue."""
    if "customer" in asked:
        rows = rows.filter(customer__in=family_of(asked["customer"]))
    for name in ("state", "conversation", "assignee"):
        if name in asked:
            rows = rows.filter(**{name: asked[name]})
    if asked.get("mine"):
        rows = rows.filter(assignee=user)
    if asked.get("overdue"):
        rows = overdue(rows, at=at)
    if asked.get("q"):
        words = asked["q"]
        rows = rows.filter(
            Q(subject__icontains=words)
            | Q(body__icontains=words)
            | Q(customer__name__icontains=words)
        )
    return rows


def counts(user: User, *, at: datetime) -> dict[str, int]:
    """Return how many are pending, of them mine, and of all overdue."""
    pending = visible_to(user).filter(state=InquiryState.PENDING)
    return {
        "pending": pending.count(),
        "mine": pending.filter(assignee=user).count(),
        "overdue": overdue(pending, at=at).count(),
    }


def of_customer(customer_id: UUID) -> QuerySet[Inquiry]:
    """Return a customer's inquiries, those of who was joined to them too, newest first."""
    rows = Inquiry.objects.filter(customer__in=family_of(customer_id))
    return with_people(rows).order_by("-created_at", "-id")


def history(row: Inquiry) -> QuerySet[InquiryStep]:
    """Return what happened to an inquiry, oldest first."""
    return row.steps.select_related("author", "assignee").order_by("id")


def owner_of(row: Inquiry) -> UUID | None:
    """Return the portal user whose inquiry it is, where they may see it."""
    owner = row.customer.portal_user_id
    identity = row.conversation.identity
    proven = identity is not None and identity.portal_user_id == owner
    return owner if proven else None
