"""The shapes of the dispatch board, of proposed times and of the calendar."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from rest_framework import serializers

from crm.serializers import NamedShape
from field_service.serializers import people
from field_service.types import Doubt, OrderState, Priority, Risk
from hub.kernel.api import StrictSerializer

MOST_DAYS = 14
CALENDAR_DAYS = 62


class BoardAsked(StrictSerializer):
    """A day, or the first and the last of at most fourteen."""

    on = serializers.DateField(required=False)
    since = serializers.DateField(required=False)
    until = serializers.DateField(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        return _days(attrs, MOST_DAYS)


class CalendarAsked(StrictSerializer):
    """The first and the last of at most 62 days."""

    since = serializers.DateField()
    until = serializers.DateField()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        return _days(attrs, CALENDAR_DAYS)


class SlotsAsked(StrictSerializer):
    """How long it takes, where that is not what its kind says."""

    minutes = serializers.IntegerField(min_value=15, max_value=14 * 1440, required=False)


class PlannedOrderShape(serializers.Serializer[Any]):
    """An order as it stands on the board and in a calendar; `due_at` is what is due next."""

    id = serializers.CharField()
    number = serializers.CharField()
    title = serializers.CharField()
    customer = NamedShape()
    kind = NamedShape()
    machine = NamedShape(allow_null=True)
    place = serializers.CharField(allow_blank=True)
    priority = serializers.ChoiceField(choices=Priority.choices)
    state = serializers.ChoiceField(choices=OrderState.choices)
    allowed_transitions = serializers.ListField(child=serializers.CharField())
    minutes = serializers.IntegerField()
    wanted_from_at = serializers.DateTimeField(allow_null=True)
    wanted_until_at = serializers.DateTimeField(allow_null=True)
    starts_at = serializers.DateTimeField(allow_null=True)
    ends_at = serializers.DateTimeField(allow_null=True)
    due_at = serializers.DateTimeField(allow_null=True)
    risk = serializers.ChoiceField(choices=Risk.choices)
    version = serializers.IntegerField()


class BookedShape(serializers.Serializer[Any]):
    """Somebody's time taken for an order; `away`: they are not there then."""

    id = serializers.CharField()
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    away = serializers.BooleanField()
    overruled = serializers.CharField(allow_blank=True)
    eta_at = serializers.DateTimeField(
        allow_null=True, help_text="When who is on the way says they arrive."
    )
    order = PlannedOrderShape()


class SpanShape(serializers.Serializer[Any]):
    """From an instant to another."""

    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()


class LaneShape(serializers.Serializer[Any]):
    """A technician's time: what is worked, booked and not there, and how many minutes of each."""

    technician = people.TechnicianCard()
    any_time = serializers.BooleanField()
    skills = people.HeldSkillShape(many=True)
    shifts = SpanShape(many=True)
    absences = people.AbsenceShape(many=True)
    bookings = BookedShape(many=True)
    booked_minutes = serializers.IntegerField()
    available_minutes = serializers.IntegerField()


class DayOffShape(serializers.Serializer[Any]):
    """A day nobody works."""

    on = serializers.DateField()
    name = serializers.CharField(allow_blank=True)


class BoardShape(serializers.Serializer[Any]):
    """The board: who waits, the most urgent first, and everybody's lane."""

    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    travel_minutes = serializers.IntegerField()
    days_off = DayOffShape(many=True)
    queue = PlannedOrderShape(many=True)
    waiting = serializers.IntegerField()
    lanes = LaneShape(many=True)


class DoubtShape(serializers.Serializer[Any]):
    """What speaks against a time, with the skills it is about."""

    code = serializers.ChoiceField(choices=Doubt.choices)
    names = serializers.ListField(child=serializers.CharField())


class SlotShape(SpanShape):
    """A time somebody could go; `late` after it is due, `after_wanted` after the customer asked."""

    technician = people.TechnicianCard()
    level = serializers.IntegerField()
    doubts = DoubtShape(many=True)
    late = serializers.BooleanField()
    after_wanted = serializers.BooleanField()


class LeftOutShape(serializers.Serializer[Any]):
    """Somebody without a time; `skills` are those without which nobody is sent."""

    technician = people.TechnicianCard()
    skills = serializers.ListField(child=serializers.CharField())


class SlotsShape(serializers.Serializer[Any]):
    """Proposed times, the soonest first."""

    minutes = serializers.IntegerField()
    travel_minutes = serializers.IntegerField()
    slots = SlotShape(many=True)
    left_out = LeftOutShape(many=True)


class CalendarOrderShape(PlannedOrderShape):
    """An order in a calendar, with who goes."""

    technicians = people.TechnicianCard(many=True)


class CalendarAbsenceShape(people.AbsenceShape):
    """When which technician is away."""

    technician = people.TechnicianCard()


class CalendarShape(serializers.Serializer[Any]):
    """What one may know of some days."""

    orders = CalendarOrderShape(many=True)
    absences = CalendarAbsenceShape(many=True)
    days_off = DayOffShape(many=True)


class CalendarLinkShape(serializers.Serializer[Any]):
    """Since when one's calendar has an address; `link` only where it was just made."""

    created_at = serializers.DateTimeField(allow_null=True)
    link = serializers.CharField(allow_blank=True)


def _days(attrs: dict[str, Any], most: int) -> dict[str, Any]:
    since, until = attrs.get("since"), attrs.get("until")
    if since is None or until is None:
        return attrs
    if until < since or until - since >= timedelta(days=most):
        raise serializers.ValidationError({"until": [f"At most {most} days from `since` on."]})
    return attrs
