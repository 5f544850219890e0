"""The rows of who was what, and when; what follows from them is `assignments`' to do.

Days are those of the house's own zone. An assignment counts from its first day up to, and without,
its last: two of one person never overlap, which the lock on the person's row sees to.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from hub.accounts.models import Area, Assignment, Position, User
from hub.accounts.roles import STAFF
from hub.kernel import home


@dataclass(frozen=True, kw_only=True)
class Work:
    """What somebody is here: what they may do, where, and what they are called."""

    role: str
    area: Area | None = None
    position: Position | None = None
    note: str = ""


def begin(
    user: User, work: Work, *, starts_on: date, at: datetime, by: User | None = None
) -> Assignment:
    """Let a locked user be something from a day on; what was planned after that day is dropped."""
    close(user, on=starts_on, at=at)
    row = Assignment.objects.create(
        user=user,
        role=work.role,
        area=work.area,
        position=work.position,
        note=work.note,
        starts_on=starts_on,
        by=by,
        created_at=at,
    )
    note_next(user, at=at)
    return row


def close(user: User, *, on: date, at: datetime) -> None:
    """End what a locked user is on a day, and drop what was planned for it or later."""
    rows = user.assignments.all()
    rows.filter(starts_on__gte=on, starts_on__gt=home.today(at)).delete()
    open_rows = rows.filter(ends_on=None) | rows.filter(ends_on__gt=on)
    open_rows.filter(starts_on__lte=on).update(ends_on=on)
    note_next(user, at=at)


def drop(row: Assignment, *, at: datetime) -> None:
    """Take back what was planned for a day to come; what was before it goes on."""
    before = row.user.assignments.filter(ends_on=row.starts_on).order_by("-starts_on", "-id")
    kept = before.exclude(id=row.id).first()
    row.delete()
    if kept is not None:
        kept.ends_on = row.ends_on
        kept.save(update_fields=["ends_on"])
    note_next(row.user, at=at)


def note_role(user: User, *, by: User | None, at: datetime) -> None:
    """Write down a role that a locked user was given directly; area and position stay."""
    day = home.today(at)
    if user.role not in STAFF or not user.is_active:
        close(user, on=day, at=at)
    else:
        work = Work(role=user.role, area=user.area, position=user.position)
        begin(user, work, starts_on=day, by=by, at=at)


def in_force(user: User, *, on: date) -> Assignment | None:
    """Return what somebody is on a day."""
    rows = user.assignments.select_related("area", "position").filter(starts_on__lte=on)
    counting = [row for row in rows if row.counts_on(on)]
    return max(counting, key=lambda row: (row.starts_on, row.created_at), default=None)


def planned(user: User, *, after: date) -> QuerySet[Assignment]:
    """Return what somebody is going to be."""
    return user.assignments.filter(starts_on__gt=after)


def note_next(user: User, *, at: datetime) -> None:
    """Note on a user the next day that changes something, for the sweep to find."""
    day = home.today(at)
    days = {each for row in user.assignments.all() for each in (row.starts_on, row.ends_on)}
    user.settle_on = min((each for each in days if each is not None and each > day), default=None)
    User.objects.filter(id=user.id).update(settle_on=user.settle_on)
