"""Pipeline by stage, forecast, win rate, cycle and lost reasons."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum

from crm.models import Opportunity
from crm.queries.customers import family_of
from crm.queries.forecast import weighted
from crm.reports.sales.words import MEASURES
from crm.types import Outcome, Stage
from hub.accounts.queries import people
from hub.accounts.roles import Role
from hub.kernel.spread import Seconds
from hub.reports.ports.reports import Report, reports
from hub.reports.queries.cutting import grouped, percent, spread
from hub.reports.types.making import chart, column, words
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

WON, LOST = Q(outcome=Outcome.WON), Q(outcome=Outcome.LOST)
_DAY = 86_400
_STAGES = {
    Stage.PROSPECT: words("Prospecto", "Prospect"),
    Stage.NEGOTIATION: words("Negociación", "Negotiation"),
    Stage.FOLLOW_UP: words("Seguimiento", "Follow-up"),
}
_SUMS: dict[str, Any] = {
    "count": Count("id"),
    "minor": Sum("amount_minor"),
    "weighted": Sum(F("amount_minor") * F("probability")),
}


def run(asked: Asked) -> Result:
    """Return what the report says."""
    rows = _narrowed(asked)
    alive = rows.exclude(stage=Stage.CLOSED)
    closed = rows.filter(stage=Stage.CLOSED, **asked.within("closed_at"))
    now, ended = (
        alive.aggregate(**_SUMS),
        closed.aggregate(
            won=Count("id", filter=WON),
            lost=Count("id", filter=LOST),
            won_amount=Sum("amount_minor", filter=WON),
            **spread("cycle", Seconds("created_at", "closed_at") / _DAY, filter=WON),
        ),
    )
    figures = {
        **ended,
        "open": now["count"],
        "pipeline": now["minor"] or 0,
        "forecast": weighted(now["weighted"] or 0),
        "won_amount": ended["won_amount"] or 0,
        "win_percent": percent(ended["won"], ended["won"] + ended["lost"]),
    }
    if asked.brief:
        return Result(figures=figures)
    stages = _stages(alive)
    funnel = chart(
        "stages",
        words("Embudo por etapa", "Pipeline by stage"),
        Look.FUNNEL,
        [("amount", words("Monto", "Amount"))],
        [(_STAGES[stage], [row["minor"] or 0]) for stage, row in stages],
        Unit.MONEY,
    )
    reasons = _reasons(closed)
    lost = chart(
        "reasons",
        words("Motivos de pérdida", "Lost reasons"),
        Look.BARS,
        [("count", words("Perdidas", "Lost"))],
        [(name, [count]) for name, count, _ in reasons],
    )
    return Result(
        figures=figures,
        charts=(funnel, *((lost,) if reasons else ())),
        tables=(_stage_table(stages), _by_person(closed), _reason_table(reasons)),
        links={"open": "/opportunities", "forecast": "/opportunities/forecast"},
    )


def _narrowed(asked: Asked) -> QuerySet[Opportunity]:
    rows = Opportunity.objects.filter(currency=asked.currency, **asked.of_people("owner"))
    if asked.customer is not None:
        rows = rows.filter(customer__in=family_of(asked.customer))
    return rows


def _stages(alive: QuerySet[Opportunity]) -> list[tuple[Stage, dict[str, Any]]]:
    found = {row["stage"]: row for row in grouped(alive, "stage", **_SUMS)}
    empty: dict[str, Any] = {"count": 0, "minor": 0, "weighted": 0}
    return [(stage, found.get(stage, empty)) for stage in _STAGES]


def _stage_table(stages: list[tuple[Stage, dict[str, Any]]]) -> Table:
    return Table(
        key="stages",
        title=words("Por etapa", "By stage"),
        columns=[
            column("stage", "Etapa", "Stage", Unit.TEXT),
            column("count", "Oportunidades", "Opportunities"),
            column("amount", "Monto", "Amount", Unit.MONEY),
            column("weighted", "Ponderado", "Weighted", Unit.MONEY),
        ],
        lines=[
            Line(
                cells=[_STAGES[stage], row["count"], row["minor"] or 0, weighted(row["weighted"])],
                link=f"/opportunities/list?stage={stage}",
            )
            for stage, row in stages
        ],
    )


def _by_person(closed: QuerySet[Opportunity]) -> Table:
    found = grouped(
        closed,
        "owner",
        won=Count("id", filter=WON),
        lost=Count("id", filter=LOST),
        minor=Sum("amount_minor", filter=WON),
    )
    names = people(row["owner"] for row in found)
    return Table(
        key="people",
        title=words("Por asesor", "By advisor"),
        columns=[
            column("person", "Asesor", "Advisor", Unit.TEXT),
            column("won", "Ganadas", "Won"),
            column("lost", "Perdidas", "Lost"),
            column("rate", "Tasa de cierre", "Win rate", Unit.PERCENT),
            column("amount", "Monto ganado", "Amount won", Unit.MONEY),
        ],
        lines=[
            Line(
                cells=[
                    *(names[row["owner"]]["name"], row["won"], row["lost"]),
                    percent(row["won"], row["won"] + row["lost"]),
                    row["minor"] or 0,
                ]
            )
            for row in sorted(found, key=lambda row: -(row["minor"] or 0))
        ],
    )


def _reasons(closed: QuerySet[Opportunity]) -> list[tuple[str, int, int]]:
    rows = closed.filter(LOST).order_by().values_list("lost_reason__name")
    found = rows.annotate(count=Count("id"), minor=Sum("amount_minor"))
    return sorted(found, key=lambda row: (-row[1], row[0]))


def _reason_table(reasons: list[tuple[str, int, int]]) -> Table:
    return Table(
        key="reasons",
        title=words("Motivos de pérdida", "Lost reasons"),
        columns=[
            column("reason", "Motivo", "Reason", Unit.TEXT),
            column("count", "Perdidas", "Lost"),
            column("amount", "Monto", "Amount", Unit.MONEY),
        ],
        lines=[Line(cells=list(row)) for row in reasons],
    )


reports.add(
    "sales",
    Report(
        key="sales",
        group=Group.SALES,
        title=words("Ventas", "Sales"),
        description=words(
            "Embudo, pronóstico, tasa de cierre, ciclo y motivos de pérdida.",
            "Pipeline, forecast, win rate, cycle and lost reasons.",
        ),
        measures=MEASURES,
        run=run,
        filters=(
            *(Filter.PERSON, Filter.TEAM, Filter.AREA),
            *(Filter.CUSTOMER, Filter.CURRENCY),
        ),
        roles=frozenset({Role.ADMIN}),
        own=frozenset({Role.ADVISOR}),
    ),
)
