"""What figures are wanted to be, and how they stand to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet

from hub.kernel.errors import NotFound
from hub.kernel.home import today
from hub.reports.models import Goal
from hub.reports.ports.reports import reports
from hub.reports.queries.answers import Answer, answer
from hub.reports.queries.asking import asked_of, filter_names
from hub.reports.types.reports import Number, Preset
from hub.reports.types.running import Comparison, Scope, Standing

if TYPE_CHECKING:
    from hub.accounts.models import User


def goals_for(user: User) -> QuerySet[Goal]:
    """Return the goals of the reports somebody sees as a whole."""
    seen = [key for key, each in reports if user.role in each.roles]
    rows = Goal.objects.select_related("team", "person", "created_by")
    return rows.filter(report__in=seen)


def goal_for(user: User, goal_id: UUID) -> Goal:
    """Return one of them; NotFound otherwise."""
    found = goals_for(user).filter(id=goal_id).first()
    if found is None:
        raise NotFound
    return found


def standing_of(goal: Goal, value: Number | None) -> Standing:
    """Return how a value stands to a goal."""
    if value is None:
        return Standing.NONE
    sign = 1 if goal.comparison == Comparison.AT_LEAST else -1
    if sign * value >= sign * goal.target:
        return Standing.GREEN
    return Standing.AMBER if sign * value >= sign * goal.amber else Standing.RED


def told_of(goal: Goal, *, user: User, at: datetime) -> Answer | None:
    """Return the report of a goal over its period and scope; None when there is none any more."""
    report = reports.get(goal.report)
    if report is None:
        return None
    form: dict[str, Any] = {"preset": goal.period}
    form |= {"team": goal.team_id} if goal.scope == Scope.TEAM else {}
    form |= {"person": goal.person_id} if goal.scope == Scope.PERSON else {}
    asked = asked_of(report, form, user=user, today=today(at))
    return answer(report, asked, names=filter_names(report, form), compare=False, at=at)


def standings(told: Answer, form: Mapping[str, Any]) -> dict[str, tuple[Goal, Standing]]:
    """Return the goals that are about just what was asked, by figure, with how they stand."""
    if any(form.get(name) for name in ("area", "customer", "channel")):
        return {}
    person, team = form.get("person"), form.get("team")
    if person and team:
        return {}
    scope = Scope.PERSON if person else Scope.TEAM if team else Scope.HOUSE
    period = form.get("preset") or ("" if "since" in form else Preset.LAST_30)
    rows = Goal.objects.filter(
        report=told.report.key, period=period, scope=scope, person=person, team=team
    )
    figures = told.result.figures
    return {row.figure: (row, standing_of(row, figures.get(row.figure))) for row in rows}
