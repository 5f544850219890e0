"""Machines: how often they stand still, how long, and what they cost."""

from __future__ import annotations

from typing import Any

from django.db.models import Min

from crm.queries.customers import family_of
from field_service.models import Machine, MachineChange, OrderStep
from field_service.reports.machines.lives import Life, lives_of
from field_service.reports.machines.words import DESCRIPTION, MEASURES, TITLE
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.kernel.spread import Seconds
from hub.reports.ports.reports import Report, reports
from hub.reports.queries.cutting import cumulated, percent, spread, spread_of_list
from hub.reports.types.making import chart, column, words
from hub.reports.types.reports import (
    Asked,
    Chart,
    Filter,
    Group,
    Line,
    Look,
    Result,
    Table,
    Unit,
)

MOST = 20  # bars of the chart
_COLUMNS = [
    column("machine", "Máquina", "Machine", Unit.TEXT),
    column("customer", "Cliente", "Customer", Unit.TEXT),
    column("failures", "Fallas", "Failures"),
    column("down", "Horas parada", "Hours still", Unit.HOURS),
    column("share", "Acumulado", "Cumulative", Unit.PERCENT),
    column("between", "Entre fallas", "Between failures", Unit.HOURS),
    column("orders", "Órdenes", "Orders"),
    column("planned", "Preventivas", "Preventive"),
    column("cost", "Facturado", "Invoiced", Unit.MONEY),
    column("ran", "Horómetro", "Meter", Unit.HOURS),
]


def run(asked: Asked) -> Result:
    """Return what the report says; the worst stands first."""
    lives = lives_of(asked, _narrowed(asked), clock.now())
    lives.sort(key=lambda each: (-each.down, -each.failures, each.name))
    figures = _figures(asked, lives)
    if asked.brief:
        return Result(figures=figures)
    return Result(
        figures=figures,
        charts=(_pareto(lives),),
        tables=(_table(lives),),
        links={"failures": "/machines?state=down"},
    )


def weight(asked: Asked) -> int:
    """Return about how many changes are read."""
    return MachineChange.objects.filter(at__lt=asked.end).count()


def _narrowed(asked: Asked) -> Any:
    rows = Machine.objects.all()
    if asked.customer is not None:
        rows = rows.filter(customer__in=family_of(asked.customer))
    return rows


def _figures(asked: Asked, lives: list[Life]) -> dict[str, Any]:
    failures = sum(each.failures for each in lives)
    orders = sum(each.orders for each in lives)
    ran, cost = sum(each.ran for each in lives), sum(each.cost for each in lives)
    return {
        "failures": failures,
        "between_hours": sum(each.up for each in lives) / failures if failures else None,
        **spread_of_list("repair", [one for each in lives for one in each.repairs]),
        **_attended(asked),
        "down_hours": sum(each.down for each in lives),
        "preventive_percent": percent(sum(each.planned for each in lives), orders),
        "cost_per_hour": round(cost / ran) if ran else None,
    }


def _attended(asked: Asked) -> dict[str, Any]:
    begun = OrderStep.objects.filter(what="start", happened_at__lt=asked.end)
    if asked.customer is None:
        begun = begun.filter(order__machine__isnull=False)
    else:
        begun = begun.filter(order__machine__in=_narrowed(asked))
    first = begun.order_by().values("order", "order__created_at").annotate(began=Min("happened_at"))
    return first.filter(**asked.within("began")).aggregate(
        **spread("attended", Seconds("order__created_at", "began"))
    )


def _pareto(lives: list[Life]) -> Chart:
    return chart(
        "down",
        words("Horas parada por máquina", "Hours still by machine"),
        Look.BARS,
        [("down", words("Horas parada", "Hours still"))],
        [(each.name, [each.down]) for each in lives[:MOST] if each.down],
        Unit.HOURS,
    )


def _table(lives: list[Life]) -> Table:
    shares = cumulated(each.down for each in lives)
    lines = [_line(each, share) for each, share in zip(lives, shares, strict=True)]
    title = words("Por máquina, la peor primero", "By machine, the worst first")
    return Table(key="machines", title=title, columns=_COLUMNS, lines=lines)


def _line(each: Life, share: float | None) -> Line:
    return Line(
        cells=[
            each.name,
            each.customer,
            each.failures,
            each.down,
            share,
            each.up / each.failures if each.failures else None,
            each.orders,
            each.planned,
            each.cost,
            each.ran,
        ],
        link=f"/machines/{each.machine_id}",
    )


reports.add(
    "machines",
    Report(
        key="machines",
        group=Group.MACHINES,
        title=TITLE,
        description=DESCRIPTION,
        measures=MEASURES,
        run=run,
        filters=(Filter.CUSTOMER, Filter.CURRENCY),
        roles=frozenset({Role.ADMIN, Role.CLERK}),
        weight=weight,
        order=10,
    ),
)
