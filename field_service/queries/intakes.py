"""Tables taken in, for those who may."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from field_service.models import ServiceIntake
from hub.accounts.roles import OFFICE
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


def visible_to(user: User) -> QuerySet[ServiceIntake]:
    """Return all tables for the office, nothing otherwise."""
    rows = ServiceIntake.objects.select_related("author")
    return rows if user.role in OFFICE else rows.none()


def intake_for(user: User, intake_id: UUID) -> ServiceIntake:
    """Return one table this person may see; NotFound otherwise."""
    found = visible_to(user).filter(id=intake_id).first()
    if found is None:
        raise NotFound
    return found
