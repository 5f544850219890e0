"""What admins want figures to be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from hub.accounts.queries import person_named, team_named
from hub.kernel.errors import Conflict, Invalid
from hub.reports.models import Goal
from hub.reports.ports.reports import Report, reports
from hub.reports.types.reports import Filter
from hub.reports.types.running import Comparison, Scope

if TYPE_CHECKING:
    from hub.accounts.models import User


class GoalThere(Conflict):
    """The figure has a goal for that period and scope."""

    code, detail = "goal_there", "There is a goal for this figure and period already."


def make(form: Mapping[str, Any], *, by: User, at: datetime) -> Goal:
    """Set a goal. Invalid names each value that does not fit; GoalThere for a second one."""
    report = reports.get(form["report"])
    if report is None:
        raise Invalid(fields={"report": ["There is no such report."]})
    if report.measure(form["figure"]) is None:
        raise Invalid(fields={"figure": ["This report has no such figure."]})
    row = Goal(
        report=report.key,
        figure=form["figure"],
        period=form["period"],
        created_by=by,
        created_at=at,
        **_scoped(report, form),
    )
    return _keep(row, form, at=at)


def change(row: Goal, form: Mapping[str, Any], *, at: datetime) -> Goal:
    """Want something else of the same figure. Invalid, GoalThere."""
    row.period = form.get("period", row.period)
    return _keep(row, form, at=at)


def drop(row: Goal) -> None:
    """Want nothing of it any more."""
    row.delete()


def _keep(row: Goal, form: Mapping[str, Any], *, at: datetime) -> Goal:
    for name in ("comparison", "target", "amber"):
        setattr(row, name, form.get(name, getattr(row, name)))
    above = row.amber > row.target
    if row.amber != row.target and above != (row.comparison == Comparison.AT_MOST):
        raise Invalid(fields={"amber": ["Nearly there lies on the way to the target."]})
    row.updated_at = at
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise GoalThere from None
    return row


def _scoped(report: Report, form: Mapping[str, Any]) -> dict[str, Any]:
    scope = form["scope"]
    if scope == Scope.TEAM:
        _demand(report, Filter.TEAM, form)
        return {"scope": scope, "team": team_named(form["team"])}
    if scope == Scope.PERSON:
        _demand(report, Filter.PERSON, form)
        return {"scope": scope, "person": person_named(form["person"], "person")}
    return {"scope": Scope.HOUSE}


def _demand(report: Report, name: Filter, form: Mapping[str, Any]) -> None:
    if name not in report.filters:
        raise Invalid(fields={"scope": ["This report is not narrowed by it."]})
    if not form.get(name):
        raise Invalid(fields={str(name): ["Whose?"]})
