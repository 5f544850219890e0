"""Up to which day the books are closed."""

from datetime import date

from django.db.models import QuerySet

from billing.models import PeriodLock
from hub.kernel.errors import Conflict


class PeriodClosed(Conflict):
    """The books are closed for that day; `fields` has the last closed one."""

    code, detail = "period_closed", "The books are closed for that day."


def closed_until() -> date | None:
    """Return the last day nothing may be written for any more, None where all are open."""
    found: date | None = PeriodLock.objects.order_by("-id").values_list("until", flat=True).first()
    return found


def locks() -> QuerySet[PeriodLock]:
    """Return who closed or opened the books when, newest first."""
    return PeriodLock.objects.select_related("author").order_by("-id")


def demand_open(day: date) -> None:
    """Raise PeriodClosed for a day of the closed part."""
    until = closed_until()
    if until is not None and day <= until:
        raise PeriodClosed(fields={"until": until.isoformat()})
