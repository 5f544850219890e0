"""How the OpenAPI document describes reports."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from hub.reports.types.reports import Group, Look, Unit
from hub.reports.types.running import Format, RunState, Standing

UNITS = [(each, each) for each in Unit.values]


class ReportGroupShape(serializers.Serializer[Any]):
    key = serializers.ChoiceField(choices=Group.choices)
    title = serializers.CharField()


class MeasureShape(serializers.Serializer[Any]):
    """One figure: what it is called, how it is worked out, which way is good (1, 0, -1)."""

    key = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    formula = serializers.CharField()
    unit = serializers.ChoiceField(choices=UNITS)
    better = serializers.IntegerField()


class ReportCardShape(serializers.Serializer[Any]):
    """A report as the index shows it."""

    key = serializers.CharField()
    group = ReportGroupShape()
    title = serializers.CharField()
    description = serializers.CharField()
    figures = MeasureShape(many=True)


class ReportsShape(serializers.Serializer[Any]):
    """All reports one may see, on one page."""

    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = ReportCardShape(many=True)


class DaysShape(serializers.Serializer[Any]):
    since = serializers.DateField()
    until = serializers.DateField()


class ReportChoiceShape(serializers.Serializer[Any]):
    id = serializers.CharField()
    name = serializers.CharField()


class ReportFilterShape(serializers.Serializer[Any]):
    """What it may be narrowed to; `name` is what it is narrowed to now, empty for nothing."""

    key = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    name = serializers.CharField()
    choices = ReportChoiceShape(many=True, allow_null=True)


class GoalStandingShape(serializers.Serializer[Any]):
    """The goal of a figure, and how it stands."""

    id = serializers.CharField()
    comparison = serializers.CharField()
    target = serializers.JSONField()
    amber = serializers.JSONField()
    standing = serializers.ChoiceField(choices=Standing.choices)


class FigureShape(MeasureShape):
    """A figure with its value: a number, money as `{"amount", "currency"}`, or null."""

    value = serializers.JSONField(allow_null=True)
    previous = serializers.JSONField(allow_null=True)
    change = serializers.FloatField(allow_null=True, help_text="Per cent against the period before")
    link = serializers.CharField(help_text="The page behind it; empty for none.")
    goal = GoalStandingShape(allow_null=True)


class NameShape(serializers.Serializer[Any]):
    key = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]


class PointShape(serializers.Serializer[Any]):
    x = serializers.CharField()
    values = serializers.ListField(child=serializers.FloatField(allow_null=True))


class ChartShape(serializers.Serializer[Any]):
    """A picture of numbers; money is in whole units of the currency."""

    key = serializers.CharField()
    title = serializers.CharField()
    look = serializers.ChoiceField(choices=Look.choices)
    unit = serializers.ChoiceField(choices=UNITS)
    names = NameShape(many=True)
    points = PointShape(many=True)


class ReportColumnShape(serializers.Serializer[Any]):
    key = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    unit = serializers.ChoiceField(choices=UNITS)


class ReportRowShape(serializers.Serializer[Any]):
    cells = serializers.ListField(child=serializers.JSONField(allow_null=True))
    link = serializers.CharField()


class ReportTableShape(serializers.Serializer[Any]):
    key = serializers.CharField()
    title = serializers.CharField()
    columns = ReportColumnShape(many=True)
    rows = ReportRowShape(many=True)


class ReportShape(serializers.Serializer[Any]):
    """A report with everything it says, all of it read at one moment."""

    key = serializers.CharField()
    group = ReportGroupShape()
    title = serializers.CharField()
    description = serializers.CharField()
    range = DaysShape()
    compared = DaysShape(allow_null=True)
    currency = serializers.CharField()
    filters = ReportFilterShape(many=True)
    figures = FigureShape(many=True)
    charts = ChartShape(many=True)
    tables = ReportTableShape(many=True)
    made_at = serializers.CharField()


class WallAdvisorShape(serializers.Serializer[Any]):
    """Somebody who answers customers and is here."""

    id = serializers.CharField()
    name = serializers.CharField()
    presence = serializers.CharField()
    load = serializers.IntegerField(help_text="Open conversations that are theirs.")
    waiting = serializers.IntegerField(help_text="Of those, where the customer wrote last.")


class WallWaitingShape(serializers.Serializer[Any]):
    """A conversation that waits for an answer."""

    id = serializers.CharField()
    name = serializers.CharField()
    channel = serializers.CharField()
    assignee = serializers.CharField(help_text="A name; empty for nobody's.")
    since_at = serializers.CharField()


class WallboardShape(serializers.Serializer[Any]):
    """What goes on at the counter just now."""

    at = serializers.CharField()
    waiting = serializers.IntegerField()
    longest_since_at = serializers.CharField(allow_null=True)
    unassigned = serializers.IntegerField()
    at_risk = serializers.IntegerField(help_text="Promises about to be broken.")
    breached = serializers.IntegerField()
    first_replies = serializers.IntegerField(help_text="First replies given today.")
    first_reply_p50 = serializers.FloatField(allow_null=True, help_text="Seconds.")
    first_reply_p90 = serializers.FloatField(allow_null=True, help_text="Seconds.")
    open = serializers.IntegerField()
    advisors = WallAdvisorShape(many=True)
    longest = WallWaitingShape(many=True)


class ReportRunShape(serializers.Serializer[Any]):
    """A report that is worked on behind the scenes: one's own, kept for a week."""

    id = serializers.CharField()
    report = serializers.CharField()
    title = serializers.CharField()
    asked = serializers.JSONField()
    format = serializers.ChoiceField(choices=Format.choices)
    state = serializers.ChoiceField(choices=RunState.choices)
    done = serializers.IntegerField(help_text="Per cent.")
    size = serializers.IntegerField()
    error = serializers.CharField()
    url = serializers.CharField(help_text="Where its file is; empty until it is done.")
    created_at = serializers.CharField()
    ended_at = serializers.CharField(allow_null=True)
    expires_at = serializers.CharField()
