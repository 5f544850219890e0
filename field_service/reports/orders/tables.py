"""The charts and tables of the report of orders."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from field_service.models import Order
from field_service.reports.orders.stays import Stays
from field_service.reports.orders.words import STATES
from field_service.types import OrderState
from hub.reports.queries.cutting import grouped, over_time
from hub.reports.types.making import chart, column, words
from hub.reports.types.reports import Asked, Chart, Line, Look, Table, Unit

_NAMES = [("created", words("Pedidas", "Asked for")), ("done", words("Terminadas", "Done"))]


def flow_chart(asked: Asked, rows: QuerySet[Order]) -> Chart:
    """Return how many came and how many were done, over time."""
    title = words("Pedidas y terminadas", "Asked for and done")
    found = _flow(asked, rows)
    return chart("flow", title, Look.LINE, _NAMES, [(day, [*sums]) for day, *sums in found])


def flow(asked: Asked, rows: QuerySet[Order]) -> Table:
    """Return the same in words."""
    return Table(
        key="flow",
        title=words("Por fecha", "By date"),
        columns=[
            column("day", "Desde", "From", Unit.TEXT),
            column("created", "Pedidas", "Asked for"),
            column("done", "Terminadas", "Done"),
        ],
        lines=[Line(cells=[day, made, done]) for day, made, done in _flow(asked, rows)],
    )


def states_chart(stays: Stays) -> Chart:
    """Return where orders stood at the end of each step: a cumulative flow."""
    states = [state for state in OrderState.values if stays.by_state[state]]
    return chart(
        "states",
        words("Órdenes por estado", "Orders by state"),
        Look.STACKED,
        [(state, STATES[state]) for state in states],
        [
            (day.isoformat(), [counts[state] for state in states])
            for day, counts in stays.standing.items()
        ],
    )


def states(stays: Stays) -> Table:
    """Return where orders stand at the end of the range, and how long a stay took."""
    return Table(
        key="states",
        title=words("Por estado al cierre", "By state at the end"),
        columns=[
            column("state", "Estado", "State", Unit.TEXT),
            column("orders", "Órdenes", "Orders"),
            column("left", "Salidas en el rango", "Left in the range"),
            column("stay", "Permanencia (mediana)", "Stay (median)", Unit.SECONDS),
        ],
        lines=[
            Line(
                cells=[
                    STATES[state],
                    stays.by_state[state],
                    stays.left[state],
                    stays.lasted[state],
                ],
                link=f"/orders?state={state}",
            )
            for state in OrderState.values
            if stays.by_state[state] or stays.left[state]
        ],
    )


def standing(stays: Stays) -> Table:
    """Return the cumulative flow in words."""
    known = [state for state in OrderState.values if stays.by_state[state]]
    heads = [column(state, STATES[state]["es"], STATES[state]["en"]) for state in known]
    return Table(
        key="standing",
        title=words("Estado al cierre de cada fecha", "State at the end of each date"),
        columns=[column("day", "Desde", "From", Unit.DAY), *heads],
        lines=[
            Line(cells=[day, *(counts[state] for state in known)])
            for day, counts in stays.standing.items()
        ],
    )


def kinds(asked: Asked, rows: QuerySet[Order]) -> Table:
    """Return what was asked for and done by kind of service."""
    found = grouped(
        rows,
        "kind__name",
        created=Count("id", filter=Q(**asked.within("created_at"))),
        done=Count("id", filter=Q(**asked.within("done_at"))),
    )
    return Table(
        key="kinds",
        title=words("Por tipo de servicio", "By kind of service"),
        columns=[
            column("kind", "Tipo", "Kind", Unit.TEXT),
            column("created", "Pedidas", "Asked for"),
            column("done", "Terminadas", "Done"),
        ],
        lines=[
            Line(cells=[row["kind__name"], row["created"], row["done"]])
            for row in sorted(found, key=lambda row: (-row["created"], row["kind__name"]))
            if row["created"] or row["done"]
        ],
    )


def _flow(asked: Asked, rows: QuerySet[Order]) -> list[tuple[str, int, int]]:
    made = over_time(asked, rows, "created_at", count=Count("id"))
    done = dict(over_time(asked, rows, "done_at", count=Count("id")))
    return [(day.isoformat(), row["count"] or 0, done[day]["count"] or 0) for day, row in made]
