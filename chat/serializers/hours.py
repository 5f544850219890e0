"""Opening hours on the wire."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import available_timezones

from rest_framework import serializers

from chat.adapters.opening import SUPPORTED, holidays_of
from chat.models import HOUSE, Hours
from chat.queries.hours import said_week, schedule
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.text import Line

Shape = serializers.Serializer[Any]
_CLOCK = re.compile(r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$")
_CLOSED_SHOWN = 8


class SpanField(serializers.ListField):
    """From and to, as `HH:MM`; `24:00` is the end of the day."""

    child = serializers.RegexField(_CLOCK)

    def to_internal_value(self, data: Any) -> list[str]:
        span = super().to_internal_value(data)
        if len(span) != 2 or not span[0] < span[1]:
            raise serializers.ValidationError("From a time to a later one of the same day.")
        return list(span)


class SpansField(serializers.ListField):
    """The opening times of one day, none of them over another."""

    child = SpanField()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=6, **kwargs)

    def to_internal_value(self, data: Any) -> list[list[str]]:
        spans = sorted(super().to_internal_value(data))
        if any(one[1] > other[0] for one, other in zip(spans, spans[1:], strict=False)):
            raise serializers.ValidationError("Times lie over each other.")
        return spans


class OwnDayBody(StrictSerializer):
    """A day that is not like its weekday; without spans nobody is there."""

    on = serializers.DateField()
    name = Line(max_length=80, required=False, default="", allow_blank=True)
    spans = SpansField(required=False, default=list)


class HoursBody(StrictSerializer):
    """When somebody is there; an empty week is always."""

    zone = serializers.CharField(
        max_length=60, default="", allow_blank=True, help_text="Empty: the company's."
    )
    week = serializers.ListField(child=SpansField(), default=list)
    country = serializers.ChoiceField(choices=["", *SUPPORTED], default="")
    worked = serializers.ListField(
        child=serializers.CharField(max_length=120), default=list, max_length=60
    )
    days = serializers.ListField(child=OwnDayBody(), default=list, max_length=200)

    def validate_zone(self, value: str) -> str:
        if value and value not in available_timezones():
            raise serializers.ValidationError("There is no such zone.")
        return value

    def validate_week(self, value: list[Any]) -> list[Any]:
        if len(value) not in (0, 7):
            raise serializers.ValidationError("Seven days, Monday first, or none.")
        return value

    def validate_days(self, value: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if len({day["on"] for day in value}) < len(value):
            raise serializers.ValidationError("Each day once.")
        return [
            {**day, "on": day["on"].isoformat()}
            for day in sorted(value, key=lambda each: each["on"])
        ]


class HoursShape(Shape):
    """When a team (null: the house) is there."""

    team = serializers.CharField(allow_null=True)
    zone = serializers.CharField(help_text="Empty: the company's.", allow_blank=True)
    week = serializers.JSONField(help_text="Seven lists of [from, to], Monday first; [] always.")
    country = serializers.CharField(allow_blank=True)
    worked = serializers.ListField(child=serializers.CharField())
    days = serializers.JSONField(help_text="Own days: {on, name, spans}.")
    open_now = serializers.BooleanField()
    next_opening = serializers.DateTimeField(allow_null=True)
    closed = serializers.JSONField(help_text="The next closed days: {on, name}.")
    said = serializers.CharField(help_text="As customers read it.")


class HolidayShape(Shape):
    """A holiday of a country."""

    on = serializers.DateField()
    name = serializers.CharField()


class HolidaysAsked(Shape):
    """Whose holidays of which year."""

    country = serializers.ChoiceField(choices=SUPPORTED)
    year = serializers.IntegerField(min_value=2000, max_value=2100)


def hours(row: Hours, *, at: datetime) -> dict[str, Any]:
    """Return an HoursShape."""
    plan = schedule(row)
    today = at.astimezone(plan.zone).date()
    return {
        "team": None if row.id == HOUSE else str(row.team_id),
        **{name: getattr(row, name) for name in ("zone", "week", "country", "worked", "days")},
        "open_now": plan.open_at(at),
        "next_opening": iso(plan.next_opening(at)),
        "closed": [
            {"on": each.on.isoformat(), "name": each.name}
            for each in plan.closed_days(today, most=_CLOSED_SHOWN)
        ],
        "said": said_week(plan),
    }


def holidays(country: str, year: int) -> Iterable[dict[str, str]]:
    """Return a country's holidays of a year, a HolidayShape each."""
    found: dict[date, str] = holidays_of(country, year)
    return [{"on": day.isoformat(), "name": name} for day, name in sorted(found.items())]
