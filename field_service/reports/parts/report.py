"""Parts: how soon they come, what is used, what lacks, and how fast stock turns."""

from __future__ import annotations

from typing import Any

from field_service.models import Order, Part, StockMove
from field_service.queries import lead_times
from field_service.reports.parts.stock import Used, out_days, used_in, value_at
from field_service.reports.parts.words import DESCRIPTION, MEASURES, TITLE
from field_service.types import OrderState
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.reports.ports.reports import Report, reports
from hub.reports.queries.cutting import cumulated, percent
from hub.reports.types.making import chart, column, words
from hub.reports.types.reports import Asked, Chart, Group, Line, Look, Result, Table, Unit

MOST = 20  # bars of the chart
YEAR = 365


def run(asked: Asked) -> Result:
    """Return what the report says."""
    used, out = used_in(asked), out_days(asked, clock.now())
    suppliers = lead_times.by_supplier(since=asked.start, until=asked.end)
    figures = _figures(asked, used, out)
    if asked.brief:
        return Result(figures=figures)
    return Result(
        figures=figures,
        charts=(_pareto(used),),
        tables=(_used(used), _suppliers(suppliers), _out(out)),
        links={"waiting": "/orders?state=waiting_parts", "received": "/parts-requests"},
    )


def weight(asked: Asked) -> int:
    """Return about how many moves are read."""
    return StockMove.objects.filter(at__lt=asked.end).count()


def _figures(asked: Asked, used: list[Used], out: dict[Any, int]) -> dict[str, Any]:
    whole = lead_times.of_all(since=asked.start, until=asked.end)
    value = sum(each.value for each in used)
    began, ended = value_at(asked.start), value_at(asked.end)
    middle = (began + ended) / 2
    return {
        "received": whole.purchases if whole else 0,
        "lead_p50": whole.p50_days if whole else None,
        "lead_p90": whole.p90_days if whole else None,
        "on_time_percent": percent(whole.on_time, whole.purchases) if whole else None,
        "used_value": value,
        "stock_value": ended,
        "turns": value * YEAR / asked.days / middle if middle else None,
        "out_days": sum(out.values()),
        "waiting": Order.objects.filter(state=OrderState.WAITING_PARTS).count(),
    }


def _pareto(used: list[Used]) -> Chart:
    return chart(
        "used",
        words("Lo más consumido", "Used most"),
        Look.BARS,
        [("value", words("Costo", "Cost"))],
        [(each.name, [each.value]) for each in used[:MOST]],
        Unit.MONEY,
    )


def _used(used: list[Used]) -> Table:
    shares = cumulated(each.value for each in used)
    return Table(
        key="used",
        title=words("Consumo, lo más caro primero", "Consumption, the dearest first"),
        columns=[
            column("code", "Código", "Code", Unit.TEXT),
            column("name", "Repuesto", "Part", Unit.TEXT),
            column("quantity", "Cantidad", "Quantity", Unit.NUMBER),
            column("unit", "Unidad", "Unit", Unit.TEXT),
            column("value", "Costo", "Cost", Unit.MONEY),
            column("share", "Acumulado", "Cumulative", Unit.PERCENT),
        ],
        lines=[_used_line(each, share) for each, share in zip(used, shares, strict=True)],
    )


def _used_line(each: Used, share: float | None) -> Line:
    return Line(
        cells=[each.code, each.name, each.quantity, each.unit, each.value, share],
        link=f"/parts/{each.part_id}",
    )


def _suppliers(found: list[lead_times.LeadTime]) -> Table:
    return Table(
        key="suppliers",
        title=words("Plazo por proveedor", "Lead time by supplier"),
        columns=[
            column("supplier", "Proveedor", "Supplier", Unit.TEXT),
            column("purchases", "Compras", "Purchases"),
            column("p50", "Mediana", "Median", Unit.DAYS),
            column("p90", "p90", "p90", Unit.DAYS),
            column("on_time", "A tiempo", "On time", Unit.PERCENT),
        ],
        lines=[
            Line(
                cells=[
                    each.name,
                    each.purchases,
                    each.p50_days,
                    each.p90_days,
                    percent(each.on_time, each.purchases),
                ],
                link=f"/suppliers/{each.supplier_id}",
            )
            for each in found
        ],
    )


def _out(out: dict[Any, int]) -> Table:
    parts = Part.objects.in_bulk(list(out))
    rows = sorted(parts.values(), key=lambda row: (-out[row.id], row.code))
    return Table(
        key="out",
        title=words("Sin stock", "Out of stock"),
        columns=[
            column("code", "Código", "Code", Unit.TEXT),
            column("name", "Repuesto", "Part", Unit.TEXT),
            column("days", "Días", "Days", Unit.DAYS),
        ],
        lines=[
            Line(cells=[row.code, row.name, out[row.id]], link=f"/parts/{row.id}") for row in rows
        ],
    )


reports.add(
    "parts",
    Report(
        key="parts",
        group=Group.PARTS,
        title=TITLE,
        description=DESCRIPTION,
        measures=MEASURES,
        run=run,
        roles=frozenset({Role.ADMIN, Role.CLERK}),
        weight=weight,
        order=10,
    ),
)
