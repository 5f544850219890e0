"""What reports share: days of the house as an axis, means with their middle and slow end, parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from django.db.models import Avg, DateField, Q, QuerySet
from django.db.models.functions import Trunc

from hub.kernel.home import home
from hub.kernel.spread import MIDDLE, SLOW, Percentile, place_in
from hub.reports.types.reports import Asked, Number

BY_DAY, BY_WEEK = 62, 400  # days up to which a chart has a point a day, a week; then a month


def step_of(asked: Asked) -> str:
    """Return what a point of a chart stands for: `day`, `week` (from Monday) or `month`."""
    return "day" if asked.days <= BY_DAY else "week" if asked.days <= BY_WEEK else "month"


def axis(asked: Asked) -> list[date]:
    """Return the first day of each step of the range, without holes."""
    step, day = step_of(asked), first_of(asked, asked.since)
    days = []
    while day <= asked.until:
        days.append(day)
        day = _after(day, step)
    return days


def first_of(asked: Asked, day: date) -> date:
    """Return the first day of the step a day is in."""
    step = step_of(asked)
    if step == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step == "month" else day


def over_time(
    asked: Asked, rows: QuerySet[Any], field: str, **sums: Any
) -> list[tuple[date, dict[str, Any]]]:
    """Return sums by step of the range, cut by the house's clock (an instant) or as it is (a day).

    `sums` are aggregates by name; steps without rows have None (a count: 0).
    """
    is_day = "__" not in field and type(rows.model._meta.get_field(field)) is DateField
    zone: dict[str, Any] = {} if is_day else {"tzinfo": home().tz}
    cut = Trunc(field, step_of(asked), output_field=DateField(), **zone)
    found = rows.order_by().annotate(step=cut).values("step").annotate(**sums)
    known = {row["step"]: row for row in found}
    empty: Mapping[str, Any] = dict.fromkeys(sums)
    return [(day, dict(known.get(day, empty))) for day in axis(asked)]


def grouped(rows: QuerySet[Any], *by: str, **sums: Any) -> list[dict[str, Any]]:
    """Return sums by these fields, in no order: a row of names and values for each group."""
    return [dict(row) for row in rows.order_by().values(*by).annotate(**sums)]


def spread(name: str, field: Any, *, filter: Q | None = None) -> dict[str, Any]:
    """Return the aggregates `<name>_mean`, `<name>_p50`, `<name>_p90` of numbers."""
    return {
        f"{name}_mean": Avg(field, filter=filter),
        f"{name}_p50": Percentile(field, MIDDLE, filter=filter),
        f"{name}_p90": Percentile(field, SLOW, filter=filter),
    }


def spread_of_list(name: str, numbers: Sequence[Number]) -> dict[str, float | None]:
    """Return the same three of numbers that are here already, cut as the database cuts them."""
    found = sorted(float(each) for each in numbers)
    return {
        f"{name}_mean": sum(found) / len(found) if found else None,
        f"{name}_p50": place_in(found, MIDDLE),
        f"{name}_p90": place_in(found, SLOW),
    }


def cumulated(numbers: Iterable[Number]) -> list[float | None]:
    """Return of each number what it makes in per cent of all with those before it."""
    found = list(numbers)
    whole = sum(found)
    return [percent(so_far, whole) for so_far in accumulate(found)]


def percent(part: Number | None, whole: Number | None) -> float | None:
    """Return a part in per cent of the whole; None where there is nothing."""
    return 100 * float(part or 0) / float(whole) if whole else None


def _after(day: date, step: str) -> date:
    if step == "month":
        return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return day + timedelta(days=7 if step == "week" else 1)
