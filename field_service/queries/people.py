"""Technicians, as each colleague may know them: what they can do, when they work."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from field_service.models import Absence, Booking, HeldSkill, Shift, Skill
from field_service.queries.roster import rules
from field_service.types import ENDED
from hub.accounts.queries import colleagues
from hub.accounts.roles import COUNTER, Role
from hub.kernel.errors import NotFound
from hub.kernel.home import today

if TYPE_CHECKING:
    from hub.accounts.models import User


def visible_to(user: User) -> QuerySet[User]:
    """Return all technicians at the counter, a technician themselves, nobody otherwise."""
    rows = colleagues().filter(role=Role.TECHNICIAN)
    if user.role in COUNTER:
        return rows.order_by("first_name", "last_name", "username", "id")
    return rows.filter(id=user.id) if user.role == Role.TECHNICIAN else rows.none()


def technician_for(user: User, technician_id: UUID) -> User:
    """Return one technician this person may look at; NotFound otherwise."""
    found = visible_to(user).filter(id=technician_id).first()
    if found is None:
        raise NotFound
    return found


def skills() -> QuerySet[Skill]:
    """Return the house's skills, those put away last."""
    return Skill.objects.order_by("archived_at", "name", "id")


def skill_by_id(skill_id: UUID) -> Skill:
    """Return one; NotFound otherwise."""
    found = Skill.objects.filter(id=skill_id).first()
    if found is None:
        raise NotFound
    return found


def held_by(ids: list[UUID]) -> list[HeldSkill]:
    """Return what these people can do, by name."""
    rows = HeldSkill.objects.filter(technician__in=ids).select_related("skill")
    return list(rows.order_by("skill__name", "id"))


def shifts_of(ids: list[UUID]) -> list[Shift]:
    """Return these people's weeks, Monday first."""
    return list(Shift.objects.filter(technician__in=ids).order_by("weekday", "starts"))


def absences_of(technician_id: UUID) -> QuerySet[Absence]:
    """Return when somebody is or was away."""
    return Absence.objects.filter(technician=technician_id).select_related("technician")


def absences_ahead(ids: list[UUID], at: datetime) -> list[Absence]:
    """Return when these people are away from now on."""
    rows = Absence.objects.filter(technician__in=ids, ends_at__gt=at)
    return list(rows.order_by("starts_at"))


def booked_between(technician_id: UUID, start: datetime, end: datetime) -> list[Booking]:
    """Return what somebody is booked for then and has not done."""
    rows = Booking.objects.filter(
        technician=technician_id, released_at=None, starts_at__lt=end, ends_at__gt=start
    ).exclude(order__state__in=ENDED)
    return list(rows.select_related("order__customer").order_by("starts_at"))


def expiring(at: datetime) -> list[HeldSkill]:
    """Return the licences that end soon or have ended, the first to end first."""
    until = today(at) + timedelta(days=rules().warn_days)
    rows = HeldSkill.objects.filter(
        expires_on__lte=until, technician__is_active=True, technician__role=Role.TECHNICIAN
    )
    return list(rows.select_related("technician", "skill").order_by("expires_on", "id"))
