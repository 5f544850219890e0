"""Technicians, their skills, weeks and absences on the wire."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from field_service.models import Absence, DispatchRules, HeldSkill, Shift, Skill
from field_service.queries import people as queries
from field_service.queries.roster import by_technician
from field_service.types import AbsenceKind
from hub.accounts.queries import card
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.home import today
from hub.kernel.text import Phrase

if TYPE_CHECKING:
    from hub.accounts.models import User

CLOCK = r"^([01]\d|2[0-3]):[0-5]\d$"
CLOCK_TO_MIDNIGHT = r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$"
MOST = 100


class SkillPatch(StrictSerializer):
    """A new name, or whether it is put away."""

    name = Phrase(max_length=80, required=False)
    archived = serializers.BooleanField(required=False)


class NewSkill(StrictSerializer):
    """What it is called."""

    name = Phrase(max_length=80)


class SkillShape(serializers.Serializer[Any]):
    """A skill of the house."""

    id = serializers.CharField()
    name = serializers.CharField()
    archived_at = serializers.DateTimeField(allow_null=True)


class HoldsBody(StrictSerializer):
    """That somebody can do something; `expires_on` is the last day it counts."""

    skill = serializers.UUIDField()
    level = serializers.IntegerField(min_value=1, max_value=3, default=1)
    expires_on = serializers.DateField(required=False, allow_null=True)


class HeldSkillsBody(StrictSerializer):
    """All that somebody can do."""

    skills = serializers.ListField(child=HoldsBody(), max_length=MOST)


class StretchBody(StrictSerializer):
    """Hours of a day of the week, Monday is 0; `24:00` ends the day."""

    weekday = serializers.IntegerField(min_value=0, max_value=6)
    starts = serializers.RegexField(CLOCK)
    ends = serializers.RegexField(CLOCK_TO_MIDNIGHT)


class ShiftsBody(StrictSerializer):
    """A whole week; none at all is any time."""

    shifts = serializers.ListField(child=StretchBody(), max_length=MOST)


class AbsenceBody(StrictSerializer):
    """When somebody is away; `anyway` in spite of orders that are booked."""

    kind = serializers.ChoiceField(choices=AbsenceKind.choices)
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    note = Phrase(max_length=200, required=False, allow_blank=True)
    anyway = serializers.BooleanField(default=False)


class DispatchRulesBody(StrictSerializer):
    """Minutes left between two bookings; days before its end that a licence is told of."""

    travel_minutes = serializers.IntegerField(min_value=0, max_value=480, required=False)
    warn_days = serializers.IntegerField(min_value=0, max_value=365, required=False)


class DispatchRulesShape(serializers.Serializer[Any]):
    """How the house sends its people."""

    travel_minutes = serializers.IntegerField()
    warn_days = serializers.IntegerField()


class TechnicianCard(serializers.Serializer[Any]):
    """A technician in short."""

    id = serializers.CharField()
    name = serializers.CharField()
    role = serializers.CharField()


class HeldSkillShape(serializers.Serializer[Any]):
    """What somebody can do; `expired` since its last day is over."""

    skill = SkillShape()
    level = serializers.IntegerField()
    expires_on = serializers.DateField(allow_null=True)
    expired = serializers.BooleanField()


class ShiftShape(serializers.Serializer[Any]):
    """Hours of a day of the week, Monday is 0."""

    weekday = serializers.IntegerField()
    starts = serializers.CharField()
    ends = serializers.CharField()


class AbsenceShape(serializers.Serializer[Any]):
    """When somebody is away."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=AbsenceKind.choices)
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    note = serializers.CharField(allow_blank=True)


class OrderInTheAir(serializers.Serializer[Any]):
    """An order whose technician is away when they are booked."""

    id = serializers.CharField()
    name = serializers.CharField()
    starts_at = serializers.DateTimeField()


class NewAbsenceShape(AbsenceShape):
    """An absence, with the orders it leaves without somebody."""

    orders = OrderInTheAir(many=True)


class TechnicianShape(TechnicianCard):
    """A technician with what they can do, their week, and when they are away from now on."""

    skills = HeldSkillShape(many=True)
    shifts = ShiftShape(many=True)
    absences = AbsenceShape(many=True)


class ExpiringShape(serializers.Serializer[Any]):
    """A licence that ends soon or has ended."""

    technician = TechnicianCard()
    skill = SkillShape()
    expires_on = serializers.DateField()
    expired = serializers.BooleanField()


def skill(row: Skill) -> dict[str, Any]:
    """Return a skill."""
    return {"id": str(row.id), "name": row.name, "archived_at": iso(row.archived_at)}


def held(row: HeldSkill, at: datetime) -> dict[str, Any]:
    """Return what somebody can do, as of now."""
    return {
        "skill": skill(row.skill),
        "level": row.level,
        "expires_on": row.expires_on.isoformat() if row.expires_on else None,
        "expired": row.expires_on is not None and row.expires_on < today(at),
    }


def expiring(row: HeldSkill, at: datetime) -> dict[str, Any]:
    """Return a licence that ends."""
    said = held(row, at)
    return {"technician": card(row.technician), **{key: said[key] for key in EXPIRING}}


EXPIRING = ("skill", "expires_on", "expired")


def shift(row: Shift) -> dict[str, Any]:
    """Return some hours of a week."""
    return {"weekday": row.weekday, "starts": shown(row.starts), "ends": shown(row.ends)}


def absence(row: Absence) -> dict[str, Any]:
    """Return when somebody is away."""
    return {
        "id": str(row.id),
        "kind": row.kind,
        "starts_at": iso(row.starts_at),
        "ends_at": iso(row.ends_at),
        "note": row.note,
    }


def rules(row: DispatchRules) -> dict[str, Any]:
    """Return how the house sends its people."""
    return {"travel_minutes": row.travel_minutes, "warn_days": row.warn_days}


def technicians(rows: Iterable[User], at: datetime) -> list[dict[str, Any]]:
    """Return technicians with all that is arranged about them; three questions for any number."""
    found = list(rows)
    ids = [each.id for each in found]
    skills, weeks, away = (
        by_technician(queries.held_by(ids)),
        by_technician(queries.shifts_of(ids)),
        by_technician(queries.absences_ahead(ids, at)),
    )
    return [
        {
            **card(each),
            "skills": [held(row, at) for row in skills[each.id]],
            "shifts": [shift(row) for row in weeks[each.id]],
            "absences": [absence(row) for row in away[each.id]],
        }
        for each in found
    ]


def shown(minute: int) -> str:
    """Return minutes from midnight as a clock shows them."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def minutes(clock: str) -> int:
    """Return what a clock shows as minutes from midnight."""
    hours, _, rest = clock.partition(":")
    return int(hours) * 60 + int(rest)
