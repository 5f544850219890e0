"""Every request with its answer: reply time, and how many answers were followed by a recharge."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet

from crm.models import Communication
from crm.queries.customers import family_of
from hub.accounts.queries import people
from hub.accounts.roles import Role
from hub.kernel.spread import MIDDLE, SLOW, Percentile
from hub.reports.ports.reports import Report, reports
from hub.reports.queries.cutting import grouped, over_time, percent, spread
from hub.reports.types.making import chart, column, measure, spread_of, words
from hub.reports.types.reports import (
    Asked,
    Filter,
    Group,
    Line,
    Look,
    Result,
    Table,
    Unit,
)

_TIME = "first_response_seconds"
_SUMS: dict[str, Any] = {
    "count": Count("id"),
    "answered": Count("id", filter=Q(answered_at__isnull=False)),
    "spent": Count("grant__recharge_id"),
    "middle": Percentile(_TIME, MIDDLE),
    "slow": Percentile(_TIME, SLOW),
}
_COLUMNS = [
    column("count", "Solicitudes", "Requests"),
    column("answered", "Respondidas", "Answered"),
    column("p50", "Respuesta (mediana)", "Reply (median)", Unit.SECONDS),
    column("p90", "Respuesta (p90)", "Reply (p90)", Unit.SECONDS),
    column("spent", "Con recarga", "With a recharge"),
]
MEASURES = (
    measure(
        "count",
        words("Solicitudes", "Requests"),
        words(
            "Veces que un cliente pidió algo en el rango: el primer mensaje, y cada primero "
            "después de una respuesta.",
            "Times a customer asked in the range: the first message, and each first one after "
            "an answer.",
        ),
    ),
    measure(
        "answered_percent",
        words("Respondidas", "Answered"),
        words(
            "De esas, las que ya respondió una persona.",
            "Of those, answered by a person by now.",
        ),
        Unit.PERCENT,
        1,
    ),
    *spread_of(
        "reply",
        words("Tiempo de respuesta", "Reply time"),
        words(
            "Respuesta de una persona − solicitud, de las pedidas en el rango",
            "Answer of a person − request, of those asked in the range",
        ),
    ),
    measure(
        "unlocked_percent",
        words("Desbloqueo (respondida → recarga)", "Unlock rate (answered → recharge)"),
        words(
            "Respondidas cuyo permiso se usó en una recarga ÷ respondidas.",
            "Answered ones whose grant was spent on a recharge ÷ answered.",
        ),
        Unit.PERCENT,
        1,
    ),
)


def run(asked: Asked) -> Result:
    """Return what the report says."""
    rows = _narrowed(asked)
    found = rows.aggregate(**_SUMS, **spread("reply", _TIME))
    figures = {
        "count": found["count"],
        "answered_percent": percent(found["answered"], found["count"]),
        **{name: value for name, value in found.items() if name.startswith("reply")},
        "unlocked_percent": percent(found["spent"], found["answered"]),
    }
    if asked.brief:
        return Result(figures=figures)
    days = over_time(asked, rows, "created_at", **_SUMS)
    line = chart(
        "reply",
        words("Tiempo de respuesta", "Reply time"),
        Look.LINE,
        [("p50", words("Mediana", "Median")), ("p90", words("p90", "p90"))],
        [(day.isoformat(), [row["middle"], row["slow"]]) for day, row in days],
        Unit.SECONDS,
    )
    by_day = Table(
        key="days",
        title=words("Por fecha", "By date"),
        columns=[column("day", "Desde", "From", Unit.DAY), *_COLUMNS],
        lines=[Line(cells=[day, *_cells(row)]) for day, row in days],
    )
    return Result(figures=figures, charts=(line,), tables=(_by_person(rows), by_day))


def weight(asked: Asked) -> int:
    """Return about how many requests are walked."""
    return Communication.objects.filter(**asked.within("created_at"))[:5_000_001].count()


def _narrowed(asked: Asked) -> QuerySet[Communication]:
    rows = Communication.objects.filter(
        **asked.within("created_at"), **asked.of_people("answered_by")
    )
    if asked.customer is not None:
        rows = rows.filter(customer__in=family_of(asked.customer))
    return rows.filter(conversation__channel_id=asked.channel) if asked.channel else rows


def _by_person(rows: QuerySet[Communication]) -> Table:
    found = grouped(rows, "answered_by", **_SUMS)
    names = people(row["answered_by"] for row in found if row["answered_by"])
    nobody = words("Sin respuesta", "Not answered")
    return Table(
        key="people",
        title=words("Por asesor", "By advisor"),
        columns=[column("person", "Asesor", "Advisor", Unit.TEXT), *_COLUMNS],
        lines=[
            Line(
                cells=[
                    names[row["answered_by"]]["name"] if row["answered_by"] in names else nobody,
                    *_cells(row),
                ]
            )
            for row in sorted(found, key=lambda row: -row["count"])
        ],
    )


def _cells(row: dict[str, Any]) -> list[Any]:
    counts = [row[name] or 0 for name in ("count", "answered")]
    return [*counts, row["middle"], row["slow"], row["spent"] or 0]


reports.add(
    "replies",
    Report(
        key="replies",
        group=Group.CONVERSATIONS,
        title=words("Solicitudes y desbloqueo", "Requests and unlocking"),
        description=words(
            "Cuánto espera cada solicitud y cuántas respuestas terminan en recarga.",
            "How long each request waits, and how many answers end in a recharge.",
        ),
        measures=MEASURES,
        run=run,
        filters=(Filter.PERSON, Filter.TEAM, Filter.AREA, Filter.CUSTOMER, Filter.CHANNEL),
        roles=frozenset({Role.ADMIN}),
        own=frozenset({Role.ADVISOR}),
        weight=weight,
        order=30,
    ),
)
