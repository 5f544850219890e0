"""The rows of the report of answers."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet

from chat.models import Stretch
from hub.accounts.queries import people
from hub.kernel.spread import MIDDLE, SLOW, Percentile
from hub.reports.queries.cutting import grouped, over_time
from hub.reports.types.making import chart, column, words
from hub.reports.types.reports import Asked, Chart, Line, Look, Table, Unit

_MIDDLE, _SLOW = Percentile("first_seconds", MIDDLE), Percentile("first_seconds", SLOW)
_SUMS: dict[str, Any] = {"count": Count("id"), "middle": _MIDDLE, "slow": _SLOW}
NOBODY = words("Sin respuesta", "Not answered")
_TIMES = [
    column("p50", "1.ª respuesta (mediana)", "First response (median)", Unit.SECONDS),
    column("p90", "1.ª respuesta (p90)", "First response (p90)", Unit.SECONDS),
]


def by_person(asked: Asked, begun: QuerySet[Stretch]) -> Table:
    """Return who answered first, how often and how soon."""
    found = grouped(begun, "answered_by", **_SUMS)
    names = people(row["answered_by"] for row in found if row["answered_by"])
    return Table(
        key="people",
        title=words("Por asesor", "By advisor"),
        columns=[
            column("person", "Asesor", "Advisor", Unit.TEXT),
            column("count", "Atenciones", "Requests"),
            *_TIMES,
        ],
        lines=[
            Line(
                cells=[
                    names[row["answered_by"]]["name"] if row["answered_by"] in names else NOBODY,
                    *(row["count"], row["middle"], row["slow"]),
                ],
                link=_inbox(assignee=row["answered_by"]),
            )
            for row in sorted(found, key=lambda row: -row["count"])
        ],
    )


def by_channel(begun: QuerySet[Stretch]) -> Table:
    """Return how soon each channel is answered."""
    by = ("conversation__channel_name", "channel_kind")
    found = grouped(begun, *by, **_SUMS)
    return Table(
        key="channels",
        title=words("Por canal", "By channel"),
        columns=[
            column("channel", "Canal", "Channel", Unit.TEXT),
            column("count", "Atenciones", "Requests"),
            *_TIMES,
        ],
        lines=[
            Line(
                cells=[row[by[0]] or row[by[1]], row["count"], row["middle"], row["slow"]],
                link=_inbox(channel=row[by[1]]),
            )
            for row in sorted(found, key=lambda row: -row["count"])
        ],
    )


def by_day(asked: Asked, begun: QuerySet[Stretch], ended: QuerySet[Stretch]) -> Table:
    """Return what began and what ended, over time."""
    first = over_time(asked, begun, "started_at", **_SUMS)
    last = over_time(asked, ended, "resolved_at", count=Count("id"))
    return Table(
        key="days",
        title=words("Por fecha", "By date"),
        columns=[
            column("day", "Desde", "From", Unit.DAY),
            column("started", "Empezadas", "Begun"),
            column("resolved", "Resueltas", "Resolved"),
            *_TIMES,
        ],
        lines=[
            Line(cells=[day, row["count"] or 0, other["count"] or 0, row["middle"], row["slow"]])
            for (day, row), (_, other) in zip(first, last, strict=True)
        ],
    )


def time_chart(asked: Asked, begun: QuerySet[Stretch]) -> Chart:
    """Return how soon the first answer came, over time."""
    found = over_time(asked, begun, "started_at", middle=_MIDDLE, slow=_SLOW)
    return chart(
        "first",
        words("Primera respuesta", "First response"),
        Look.LINE,
        [("p50", words("Mediana", "Median")), ("p90", words("p90", "p90"))],
        [(day.isoformat(), [row["middle"], row["slow"]]) for day, row in found],
        Unit.SECONDS,
    )


def _inbox(**more: Any) -> str:
    asked = "&".join(f"{name}={value}" for name, value in more.items() if value)
    return f"/inbox?view=all&{asked}" if asked else "/inbox?view=all"
