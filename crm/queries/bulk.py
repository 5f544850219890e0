"""Changes of many customers, for those who asked for them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from crm.models import BulkChange, BulkLine
from crm.types import BulkState
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User

LEFT = timedelta(seconds=30)  # a run that stood still so long lost its worker


def run_for(user: User, run_id: UUID) -> BulkChange:
    """Return a change this person asked for; NotFound otherwise."""
    found = BulkChange.objects.filter(id=run_id, by=user).first()
    if found is None:
        raise NotFound
    return found


def done_of(run: BulkChange) -> int:
    """Return how many customers of a change are done."""
    return BulkLine.objects.filter(run=run, done=True).count()


def unfinished(*, at: datetime) -> QuerySet[BulkChange]:
    """Return the changes nobody works on though they are not done."""
    rows = BulkChange.objects.filter(state__in=[BulkState.RUNNING, BulkState.UNDOING])
    return rows.filter(moved_at__lt=at - LEFT).order_by("moved_at")
