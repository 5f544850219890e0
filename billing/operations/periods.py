"""Closes the books up to a day, and opens them again: each time a row that says who and why."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from billing.models import PeriodLock
from hub.accounts.roles import Role
from hub.kernel.errors import Forbidden, Invalid
from hub.kernel.home import today

if TYPE_CHECKING:
    from hub.accounts.models import User


def close(*, until: date, reason: str, by: User, at: datetime) -> PeriodLock:
    """Close the books up to and with a day; an earlier one than now opens what follows it.

    Raises Forbidden, Invalid for a day that is not over.
    """
    if by.role != Role.ADMIN:
        raise Forbidden
    if until >= today(at):
        raise Invalid(fields={"until": ["A day that is over."]})
    return PeriodLock.objects.create(until=until, reason=reason, author=by, created_at=at)
