"""Technicians: what their hours went into, what they did, and how well."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from field_service.models import TimeLog
from field_service.reports.technicians.hours import Everybody, Hours, everybody
from field_service.reports.technicians.words import DESCRIPTION, MEASURES, TITLE
from hub.accounts.queries import card
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.reports.ports.reports import Report, reports
from hub.reports.queries.cutting import percent
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

_COLUMNS = [
    column("technician", "Técnico", "Technician", Unit.TEXT),
    column("work", "Trabajo", "Work", Unit.HOURS),
    column("travel", "En camino", "On the road", Unit.HOURS),
    column("available", "Disponibles", "Available", Unit.HOURS),
    column("used", "Utilización", "Utilisation", Unit.PERCENT),
    column("overtime", "Horas extra", "Overtime", Unit.HOURS),
    column("jobs", "Terminadas", "Done"),
    column("jobs_a_day", "Por día", "A day", Unit.NUMBER),
    column("answers", "Encuestas", "Surveys"),
    column("satisfied", "Satisfechos", "Satisfied", Unit.PERCENT),
]


def run(asked: Asked) -> Result:
    """Return what the report says."""
    told = everybody(asked, clock.now())
    figures = _figures(told)
    if asked.brief:
        return Result(figures=figures)
    return Result(
        figures=figures,
        charts=(_chart(told.hours),),
        tables=(_table(asked, told.hours),),
        links={"jobs": asked.address("/orders", state="done,invoiced,closed")},
    )


def weight(asked: Asked) -> int:
    """Return about how many clocks are read."""
    return TimeLog.objects.filter(**asked.within("started_at")).count()


def _figures(told: Everybody) -> dict[str, Any]:
    worked = sum(each.worked for each in told.hours)
    travelled = sum(each.travelled for each in told.hours)
    available = sum(each.available for each in told.hours)
    days = sum(each.days for each in told.hours)
    revenue = told.revenue
    return {
        "work_hours": worked,
        "available_hours": available,
        "used_percent": percent(worked, available),
        "travel_percent": percent(travelled, travelled + worked),
        "jobs": told.jobs,
        "jobs_a_day": sum(each.jobs for each in told.hours) / days if days else None,
        "overtime_hours": sum(each.overtime for each in told.hours),
        "satisfied_percent": percent(
            sum(each.satisfied for each in told.hours), sum(each.answers for each in told.hours)
        ),
        "revenue_per_hour": round(revenue / worked) if revenue is not None and worked else None,
    }


def _chart(hours: Sequence[Hours]) -> Chart:
    return chart(
        "hours",
        words("Horas por técnico", "Hours by technician"),
        Look.STACKED,
        [("work", words("Trabajo", "Work")), ("travel", words("En camino", "On the road"))],
        [(_name(each), [each.worked, each.travelled]) for each in hours],
        Unit.HOURS,
    )


def _table(asked: Asked, hours: Sequence[Hours]) -> Table:
    return Table(
        key="technicians",
        title=words("Por técnico", "By technician"),
        columns=_COLUMNS,
        lines=[
            Line(
                cells=[
                    _name(each),
                    each.worked,
                    each.travelled,
                    each.available,
                    percent(each.worked, each.available),
                    each.overtime,
                    each.jobs,
                    each.jobs / each.days if each.days else None,
                    each.answers,
                    percent(each.satisfied, each.answers),
                ],
                link=asked.address("/orders", technician=each.lane.technician.id),
            )
            for each in hours
        ],
    )


def _name(each: Hours) -> str:
    return str(card(each.lane.technician)["name"])


reports.add(
    "technicians",
    Report(
        key="technicians",
        group=Group.TECHNICIANS,
        title=TITLE,
        description=DESCRIPTION,
        measures=MEASURES,
        run=run,
        filters=(Filter.PERSON, Filter.TEAM, Filter.CURRENCY),
        roles=frozenset({Role.ADMIN, Role.CLERK}),
        own=frozenset({Role.TECHNICIAN}),
        weight=weight,
        order=10,
    ),
)
