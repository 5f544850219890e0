"""Moves people: to another role, area or position on a day, out of the house, back into it."""

from datetime import date, datetime, timedelta

from django.db import transaction

from hub.accounts.events import TeamChanged
from hub.accounts.models import Area, Assignment, User
from hub.accounts.operations import effects, history
from hub.accounts.operations.history import Work
from hub.accounts.roles import COUNTER, STAFF
from hub.kernel import home, jobs
from hub.kernel.errors import Conflict, Forbidden, Invalid
from hub.kernel.events import announce

FURTHEST = timedelta(days=366)


class AlreadyGone(Conflict):
    """They do not work here (any more)."""

    code, detail = "already_gone", "This person no longer works here."


class AlreadyHere(Conflict):
    """They work here as it is."""

    code, detail = "already_here", "This person works here already."


class NotPlanned(Conflict):
    """It has begun: only what lies ahead can be taken back."""

    code, detail = "not_planned", "Only a change that lies ahead can be taken back."


def assign(user: User, work: Work, *, starts_on: date, by: User, at: datetime) -> Assignment:
    """Let somebody be this from a day on; today means at once, sockets within two seconds.

    What was planned for that day or later is dropped. Forbidden for one's own role, AlreadyGone,
    LastAdmin, Invalid for a day that lies behind or more than a year ahead.
    """
    _refuse_day("starts_on", starts_on, home.today(at))
    with transaction.atomic():
        locked = _locked(user)
        if locked.role not in STAFF:
            raise Invalid(fields={"role": ["Only people who work here have positions."]})
        if not locked.is_active:
            raise AlreadyGone
        if locked.id == by.id and work.role != locked.role:
            raise Forbidden("You cannot change your own role.")
        row = history.begin(locked, work, starts_on=starts_on, by=by, at=at)
        _settle(locked, at=at)
    return row


def cancel(row: Assignment, *, at: datetime) -> None:
    """Take back a change that lies ahead. NotPlanned."""
    with transaction.atomic():
        locked = _locked(row.user)
        fresh = Assignment.objects.get(id=row.id)
        if fresh.starts_on <= home.today(at):
            raise NotPlanned
        fresh.user = locked
        history.drop(fresh, at=at)


def end(user: User, *, on: date, note: str, by: User, at: datetime) -> User:
    """Let somebody's work here end: `on` is the first day without them, today means at once.

    Sign-ins end, sockets close, open conversations go back. Forbidden for oneself, AlreadyGone,
    LastAdmin, Invalid for a day that lies behind or more than a year ahead.
    """
    day = home.today(at)
    _refuse_day("on", on, day)
    with transaction.atomic():
        locked = _locked(user)
        if locked.id == by.id:
            raise Forbidden("You cannot end your own work here.")
        if not locked.is_active or locked.role not in STAFF:
            raise AlreadyGone
        last = history.in_force(locked, on=max(day, on - timedelta(days=1)))
        history.close(locked, on=on, at=at)
        if last is not None and note:
            Assignment.objects.filter(id=last.id).update(note=note)
        _settle(locked, at=at)
    return locked


def stay(user: User, *, by: User, at: datetime) -> User:
    """Take back an end that lies ahead, or let somebody who left come back as they were today."""
    day = home.today(at)
    with transaction.atomic():
        locked = _locked(user)
        if locked.is_active and not locked.assignments.filter(ends_on__gt=day).exists():
            raise AlreadyHere
        last = locked.assignments.order_by("-starts_on", "-created_at").first()
        if locked.is_active and last is not None and last.ends_on is not None:
            last.ends_on = None
            last.save(update_fields=["ends_on"])
            history.note_next(locked, at=at)
            return locked
        locked.is_active = True
        history.note_role(locked, by=by, at=at)
        _settle(locked, at=at, came_back=True)
    return locked


def settle_due(*, at: datetime) -> int:
    """Let everybody be what they are since today; one who cannot spares the rest."""
    due = User.objects.filter(settle_on__lte=home.today(at)).values_list("id", flat=True)
    for user_id in list(due):
        with jobs.sparing("assignment_not_settled", user=user_id), transaction.atomic():
            _settle(User.objects.select_for_update().get(id=user_id), at=at)
    return len(due)


def _settle(user: User, *, at: datetime, came_back: bool = False) -> None:
    """Bring a locked user in line with the assignment of today, and let the rest follow."""
    role, was_active = user.role, user.is_active and not came_back
    now = history.in_force(user, on=home.today(at))
    before = user.area if was_active else None
    if now is None:
        user.is_active = False
    else:
        user.role, user.area, user.position = now.role, now.area, now.position
    user.save(update_fields=["role", "area", "position", "is_active"])
    history.note_next(user, at=at)
    _change_teams(user, before)
    effects.follow(user, role=role, was_active=was_active, new_password=False, at=at)


def _change_teams(user: User, before: Area | None) -> None:
    """Let somebody leave the team of the area they were in and join that of the new one."""
    left = before.team if before is not None else None
    joins = user.is_active and user.role in COUNTER and user.area is not None
    joined = user.area.team if joins and user.area is not None else None
    for team in {left, joined} - {None}:
        if team is None or left == joined:
            continue
        (team.members.add if team == joined else team.members.remove)(user)
        announce(TeamChanged(team_id=team.id))


def _locked(user: User) -> User:
    return User.objects.select_for_update(of=("self",)).get(id=user.id)


def _refuse_day(field: str, day: date, today: date) -> None:
    if not today <= day <= today + FURTHEST:
        raise Invalid(fields={field: ["From today to a year ahead."]})
