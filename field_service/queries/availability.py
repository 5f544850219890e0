"""Whether somebody is there in a span of time, and can do what is asked."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from chat.queries.hours import days_off
from field_service.models import Absence, Booking, HeldSkill, RequiredSkill, Shift
from field_service.queries import shifts
from field_service.types import Doubt, Span
from hub.kernel.home import today

INSTANT = timedelta(microseconds=1)


def bookings_meeting(technician_id: UUID, span: Span, *, but: UUID | None = None) -> list[Booking]:
    """Return what already takes some of that time, except for one order."""
    rows = Booking.objects.filter(
        technician=technician_id,
        released_at=None,
        starts_at__lt=span.end,
        ends_at__gt=span.start,
    )
    if but is not None:
        rows = rows.exclude(order=but)
    return list(rows.select_related("order").order_by("starts_at"))


def absences_meeting(technician_id: UUID, span: Span) -> list[Absence]:
    """Return when somebody is away in that time."""
    return list(
        Absence.objects.filter(
            technician=technician_id, starts_at__lt=span.end, ends_at__gt=span.start
        )
    )


def doubts(kind_id: UUID, technician_id: UUID, span: Span) -> dict[Doubt, list[str]]:
    """Return what speaks against sending somebody, each with the skills or days it is about."""
    found: dict[Doubt, list[str]] = {}
    day = today(span.start)
    held = {
        row.skill_id: row.expires_on for row in HeldSkill.objects.filter(technician=technician_id)
    }
    for required in RequiredSkill.objects.filter(kind=kind_id).select_related("skill"):
        until = held.get(required.skill_id, day)
        if required.skill_id not in held:
            found.setdefault(Doubt.NO_SKILL, []).append(required.skill.name)
        elif until is not None and until < day:
            found.setdefault(Doubt.SKILL_EXPIRED, []).append(required.skill.name)
    if not in_shift(technician_id, span):
        found[Doubt.OUTSIDE_SHIFT] = []
    if off := days_off(today(span.start), today(span.end - INSTANT)):
        found[Doubt.DAY_OFF] = list(off.values())
    return found


def lacks_hard(kind_id: UUID, technician_id: UUID, span: Span) -> list[str]:
    """Return the skills without which nobody may be sent, that this person does not have then."""
    day = today(span.start)
    held = HeldSkill.objects.filter(technician=technician_id)
    good = {row.skill_id for row in held if row.expires_on is None or row.expires_on >= day}
    rows = RequiredSkill.objects.filter(kind=kind_id, hard=True).select_related("skill")
    return [row.skill.name for row in rows if row.skill_id not in good]


def in_shift(technician_id: UUID, span: Span) -> bool:
    """Whether somebody works all that time; whoever has no shifts at all works any time."""
    rows = list(Shift.objects.filter(technician=technician_id))
    return not rows or shifts.covers(shifts.spans(rows, shifts.days_of(span)), span)
