"""What is likely to come in, month by month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from crm.models import Opportunity
from crm.types import Outcome, Stage
from hub.kernel.home import home
from hub.kernel.money import Money, round_half_up


@dataclass(kw_only=True)
class Month:
    """The first day of a month (None: no day is expected), and what it holds."""

    first: date | None
    open_count: int = 0
    open_minor: int = 0
    weighted_minor: int = 0
    won_count: int = 0
    won_minor: int = 0
    lost_count: int = 0

    def money(self, name: str) -> dict[str, str]:
        """Return one of the sums as the API writes it."""
        return Money(getattr(self, f"{name}_minor"), home().currency).as_json()


def weighted(minor_per_cent: int) -> int:
    """Return the sum of amounts times their per cents in minor units, halves up, once."""
    return round_half_up(Decimal(minor_per_cent) / 100)


def forecast(rows: QuerySet[Opportunity]) -> list[Month]:
    """Return the months in order, what has no day last; only money of the house's currency.

    An open one counts in the month it is expected in, weighted by its probability; a closed one
    in the month it was closed.
    """
    rows = rows.filter(currency=home().currency).order_by()
    months: dict[date | None, Month] = {}
    for each in _open(rows):
        month = months.setdefault(each["month"], Month(first=each["month"]))
        month.open_count, month.open_minor = each["count"], each["minor"]
        month.weighted_minor = weighted(each["weighted"])
    for each in _closed(rows):
        first = each["month"].date()
        month = months.setdefault(first, Month(first=first))
        month.won_count, month.won_minor = each["won"], each["minor"] or 0
        month.lost_count = each["lost"]
    return sorted(months.values(), key=lambda month: month.first or date.max)


def _open(rows: QuerySet[Opportunity]) -> Iterable[Any]:
    return (
        rows.exclude(stage=Stage.CLOSED)
        .annotate(month=TruncMonth("expected_close"))
        .values("month")
        .annotate(
            count=Count("id"),
            minor=Sum("amount_minor"),
            weighted=Sum(F("amount_minor") * F("probability")),
        )
    )


def _closed(rows: QuerySet[Opportunity]) -> Iterable[Any]:
    won = Q(outcome=Outcome.WON)
    return (
        rows.filter(stage=Stage.CLOSED)
        .annotate(month=TruncMonth("closed_at", tzinfo=home().tz))
        .values("month")
        .annotate(
            won=Count("id", filter=won),
            lost=Count("id", filter=~won),
            minor=Sum("amount_minor", filter=won),
        )
    )
