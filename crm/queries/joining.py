"""Who may be one person, and who was joined, with a reader's eyes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from crm.models import Customer, Duplicate, Merge
from crm.types import UNDO_FOR
from hub.accounts.roles import COUNTER
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


def duplicates(user: User) -> QuerySet[Duplicate]:
    """Return the pairs nobody dismissed, for the counter."""
    if user.role not in COUNTER:
        return Duplicate.objects.none()
    rows = Duplicate.objects.filter(
        dismissed_at=None, first__merged_into=None, second__merged_into=None
    )
    return rows.select_related("first", "second")


def duplicates_of(user: User, customer_id: UUID) -> QuerySet[Duplicate]:
    """Return the pairs a customer is in, the strongest first."""
    rows = duplicates(user).filter(Q(first=customer_id) | Q(second=customer_id))
    return rows.order_by("-weight", "-id")


def duplicate_for(user: User, duplicate_id: UUID) -> Duplicate:
    """Return one pair; NotFound for those who may not see it."""
    found = duplicates(user).filter(id=duplicate_id).first()
    if found is None:
        raise NotFound
    return found


def merges_of(user: User, customer_id: UUID) -> QuerySet[Merge]:
    """Return who was joined to a customer, the latest first."""
    if user.role not in COUNTER:
        return Merge.objects.none()
    rows = Merge.objects.filter(kept_id=customer_id).select_related("kept", "gone", "by")
    return rows.order_by("-at", "-id")


def merge_for(user: User, merge_id: UUID) -> Merge:
    """Return one merge; NotFound for those who may not see it."""
    if user.role not in COUNTER:
        raise NotFound
    found = Merge.objects.select_related("kept", "gone", "by").filter(id=merge_id).first()
    if found is None:
        raise NotFound
    return found


def later_than(row: Merge) -> QuerySet[Merge]:
    """Return what was joined to the same one after this and still is, in the order it was done.

    By their ids, which are made under the customer's lock: instants are asked for before it.
    """
    return Merge.objects.filter(kept=row.kept_id, undone_at=None, id__gt=row.id).order_by("id")


def not_compared() -> QuerySet[Customer]:
    """Return the customers to look for duplicates of, the longest waiting first."""
    return Customer.objects.filter(compared_at=None, merged_into=None).order_by("created_at")


def is_undoable(row: Merge, *, at: datetime) -> bool:
    """Tell whether an undo may be offered; the operation looks closer."""
    return row.undone_at is None and at <= row.at + UNDO_FOR and row.kept.merged_into_id is None
