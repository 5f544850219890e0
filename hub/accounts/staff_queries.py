"""What is known about where people work, and who was asked to come."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from hub.accounts.models import Area, Assignment, Invitation, Photo, Position, User
from hub.accounts.roles import STAFF, Role
from hub.kernel.errors import Invalid, NotFound


def areas() -> QuerySet[Area]:
    """Return every area with its team."""
    return Area.objects.select_related("team")


def positions() -> QuerySet[Position]:
    """Return every position."""
    return Position.objects.all()


def has_areas() -> bool:
    """Whether the house says where people work."""
    return Area.objects.exists()


def has_colleagues(*, at: datetime) -> bool:
    """Whether more than one person works here, or somebody was asked to and may still come."""
    waiting = pending(Invitation.objects.filter(role__in=STAFF), at=at)
    return User.objects.filter(role__in=STAFF).count() > 1 or waiting.exists()


def area_for(area_id: UUID) -> Area:
    """Return an area; NotFound otherwise."""
    found = areas().filter(id=area_id).first()
    if found is None:
        raise NotFound
    return found


def position_for(position_id: UUID) -> Position:
    """Return a position; NotFound otherwise."""
    found = positions().filter(id=position_id).first()
    if found is None:
        raise NotFound
    return found


def area_named(area_id: UUID | None) -> Area | None:
    """Return the area a form names, None for none; Invalid names the field otherwise."""
    try:
        return area_for(area_id) if area_id is not None else None
    except NotFound:
        raise Invalid(fields={"area": ["There is no such area."]}) from None


def position_named(position_id: UUID | None) -> Position | None:
    """Return the position a form names, None for none; Invalid names the field otherwise."""
    try:
        return position_for(position_id) if position_id is not None else None
    except NotFound:
        raise Invalid(fields={"position": ["There is no such position."]}) from None


def assignments_of(user: User) -> QuerySet[Assignment]:
    """Return what somebody was, is and is going to be."""
    return user.assignments.select_related("area", "position", "by")


def assignment_for(user: User, assignment_id: UUID) -> Assignment:
    """Return one of somebody's assignments; NotFound otherwise."""
    found = user.assignments.filter(id=assignment_id).first()
    if found is None:
        raise NotFound
    return found


def staff_invitations() -> QuerySet[Invitation]:
    """Return the places kept for staff; those of other apps have a purpose and are theirs."""
    rows = Invitation.objects.filter(role__in=STAFF, purpose="")
    return rows.select_related("area", "position", "invited_by", "user")


def invitation_for(invitation_id: UUID) -> Invitation:
    """Return an invitation of staff; NotFound otherwise."""
    found = staff_invitations().filter(id=invitation_id).first()
    if found is None:
        raise NotFound
    return found


def invitations_about(purpose: str, about: UUID) -> QuerySet[Invitation]:
    """Return the invitations another app sent about one of its rows."""
    return Invitation.objects.filter(purpose=purpose, about=about).select_related("invited_by")


def invitation_behind(invitation_id: UUID) -> Invitation | None:
    """Return an invitation an event is about, whoever sent it."""
    return Invitation.objects.select_related("invited_by").filter(id=invitation_id).first()


def pending(rows: QuerySet[Invitation], *, at: datetime) -> QuerySet[Invitation]:
    """Return those that may still be accepted."""
    backed = Q(invited_by__is_active=True, invited_by__role=Role.ADMIN) | ~Q(role__in=STAFF)
    return rows.filter(backed, accepted_at=None, revoked_at=None, expires_at__gt=at)


def photo_of(user_id: UUID) -> Photo:
    """Return the photo of somebody; NotFound otherwise."""
    found = Photo.objects.filter(user_id=user_id).first()
    if found is None:
        raise NotFound
    return found


def photo_versions() -> dict[str, str]:
    """Return which of those who work here have a photo, and of which version; one query."""
    rows = Photo.objects.filter(user__role__in=STAFF).values_list("user_id", "version")
    return {str(user_id): version for user_id, version in rows}


def accepted(purpose: str, about: Iterable[UUID]) -> dict[UUID, UUID]:
    """Return who took what an app kept places for: what each was about → the account."""
    rows = Invitation.objects.filter(purpose=purpose, about__in=list(about), user__isnull=False)
    found = rows.order_by("accepted_at")
    return {row.about: row.user_id for row in found if row.about and row.user_id}
