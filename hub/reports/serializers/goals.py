"""Goals on the wire."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from rest_framework import serializers

from hub.accounts.queries import card
from hub.accounts.serializers import CardShape
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.home import home
from hub.reports.models import Goal
from hub.reports.models.reports import PERIODS
from hub.reports.ports.reports import reports
from hub.reports.queries.answers import Answer
from hub.reports.queries.goals import standing_of
from hub.reports.serializers.report_shapes import UNITS, ReportChoiceShape
from hub.reports.serializers.reports import number_of, said
from hub.reports.types.reports import Number, Unit
from hub.reports.types.running import Comparison, Scope, Standing

_AMOUNT: dict[str, Any] = {"max_digits": 20, "decimal_places": 2}


class GoalChange(StrictSerializer):
    """What is to change; money in minor units."""

    comparison = serializers.ChoiceField(choices=Comparison.choices, required=False)
    target = serializers.DecimalField(**_AMOUNT, required=False)
    amber = serializers.DecimalField(**_AMOUNT, required=False)
    period = serializers.ChoiceField(choices=PERIODS, required=False)


class GoalBody(StrictSerializer):
    """What a figure is wanted to be: `amber` lies on the way to `target`. Money in minor units."""

    report = serializers.CharField(max_length=40)
    figure = serializers.CharField(max_length=60)
    comparison = serializers.ChoiceField(choices=Comparison.choices)
    target = serializers.DecimalField(**_AMOUNT)
    amber = serializers.DecimalField(**_AMOUNT)
    period = serializers.ChoiceField(choices=PERIODS)
    scope = serializers.ChoiceField(choices=Scope.choices, default=Scope.HOUSE)
    team = serializers.UUIDField(required=False, allow_null=True)
    person = serializers.UUIDField(required=False, allow_null=True)


class GoalShape(serializers.Serializer[Any]):
    """A goal; `target` and `amber` as the figure is written, money as an amount."""

    id = serializers.CharField()
    report = serializers.CharField()
    report_title = serializers.CharField()
    figure = serializers.CharField()
    figure_label = serializers.CharField()
    unit = serializers.ChoiceField(choices=UNITS)
    comparison = serializers.ChoiceField(choices=Comparison.choices)
    target = serializers.JSONField()
    amber = serializers.JSONField()
    period = serializers.ChoiceField(choices=PERIODS)
    scope = serializers.ChoiceField(choices=Scope.choices)
    team = ReportChoiceShape(allow_null=True)
    person = CardShape(allow_null=True)
    created_by = CardShape()
    updated_at = serializers.CharField()


class GoalToldShape(GoalShape):
    """A goal with its figure as it is now."""

    value = serializers.JSONField(allow_null=True)
    standing = serializers.ChoiceField(choices=Standing.choices)


def goal(row: Goal, language: str) -> dict[str, Any]:
    """Return a goal."""
    report = reports.get(row.report)
    measure = report.measure(row.figure) if report is not None else None
    unit = measure.unit if measure is not None else Unit.NUMBER
    return {
        "id": str(row.id),
        "report": row.report,
        "report_title": said(report.title, language) if report is not None else row.report,
        "figure": row.figure,
        "figure_label": said(measure.label, language) if measure is not None else row.figure,
        "unit": str(unit),
        "comparison": row.comparison,
        "target": _written(row.target, unit),
        "amber": _written(row.amber, unit),
        "period": row.period,
        "scope": row.scope,
        "team": {"id": str(row.team.id), "name": row.team.name} if row.team else None,
        "person": card(row.person) if row.person else None,
        "created_by": card(row.created_by),
        "updated_at": iso(row.updated_at),
    }


def told(row: Goal, answered: Answer | None, language: str) -> dict[str, Any]:
    """Return a goal with how it stands."""
    shown = goal(row, language)
    value = answered.result.figures.get(row.figure) if answered is not None else None
    written = number_of(value, Unit(shown["unit"]), home().currency)
    return {**shown, "value": written, "standing": str(standing_of(row, value))}


def standing(row: Goal, stands: Standing, unit: Unit) -> dict[str, Any]:
    """Return the goal of a figure, beside the figure."""
    return {
        "id": str(row.id),
        "comparison": row.comparison,
        "target": _written(row.target, unit),
        "amber": _written(row.amber, unit),
        "standing": str(stands),
    }


def _written(value: Decimal, unit: Unit) -> Number | dict[str, str] | None:
    plain: Number = int(value) if value == value.to_integral_value() else value
    written: Number | dict[str, str] | None = number_of(plain, unit, home().currency)
    return written
