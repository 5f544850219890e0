"""Stretches of time, and where the middle and the slow end of many lie: by the database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Aggregate, FloatField, Func

MIDDLE, SLOW = 0.5, 0.9


class Percentile(Aggregate):
    """The number below which that part of them lies, between two of them where it falls between.

    `Percentile("seconds", 0.9, filter=…)`: as `PERCENTILE_CONT` of PostgreSQL, on SQLite the same
    sum by a function of ours. None without numbers.
    """

    function = "PERCENTILE_CONT"
    template = "%(function)s(%(part)s) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = FloatField()
    allow_distinct = False

    def __init__(self, expression: Any, part: float, **extra: Any) -> None:
        super().__init__(expression, part=str(float(part)), **extra)

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        ours = self.copy()
        ours.function, ours.template = "hub_percentile", "%(function)s(%(expressions)s, %(part)s)"
        return ours.as_sql(compiler, connection, **context)


class Seconds(Func):
    """The seconds from one instant to another: `Seconds("created_at", "credited_at")`."""

    template = "EXTRACT(EPOCH FROM (%(expressions)s))"
    arg_joiner = " - "
    output_field = FloatField()

    def __init__(self, start: Any, end: Any, **extra: Any) -> None:
        super().__init__(end, start, **extra)

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return super().as_sql(
            compiler,
            connection,
            template="((julianday(%(expressions)s)) * 86400.0)",
            arg_joiner=") - julianday(",
            **context,
        )


class Elapsed(Seconds):
    """The same as a plain number, for many rows: neither the driver nor Django turns it around."""

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return super().as_sql(compiler, connection, template=f"({self.template})::float8")

    def get_db_converters(self, connection: Any) -> list[Any]:
        return []


def place_in(found: Sequence[float], part: float) -> float | None:
    """Return where a part of sorted numbers that are here lies, cut as the database cuts them."""
    if not found:
        return None
    place = part * (len(found) - 1)
    low = int(place)
    high = min(low + 1, len(found) - 1)
    return found[low] + (found[high] - found[low]) * (place - low)
