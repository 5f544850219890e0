"""Imports of customers, for those who may run them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from crm.models import Import, RefusedLine
from crm.types import ImportState
from hub.accounts.roles import ANSWERING
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User

LEFT = timedelta(seconds=60)  # a run that stood still so long lost its worker


def visible_to(user: User) -> QuerySet[Import]:
    """Return all imports for those who answer customers, nothing otherwise."""
    rows = Import.objects.select_related("by")
    return rows if user.role in ANSWERING else rows.none()


def import_for(user: User, import_id: UUID) -> Import:
    """Return one import; NotFound for those who may not see it."""
    found = visible_to(user).filter(id=import_id).first()
    if found is None:
        raise NotFound
    return found


def refusals_of(row: Import) -> QuerySet[RefusedLine]:
    """Return the lines that were not taken in, in order."""
    return RefusedLine.objects.filter(run=row).order_by("line")


def left_behind(*, at: datetime) -> QuerySet[Import]:
    """Return the runs nobody seems to work on."""
    return Import.objects.filter(state=ImportState.RUNNING, moved_at__lt=at - LEFT)
