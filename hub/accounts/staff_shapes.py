"""Shapes of where people work and who was asked to come, on the wire."""

from datetime import date, datetime
from typing import Any

from rest_framework import serializers

from hub.accounts import queries
from hub.accounts.models import Area, Assignment, Invitation, Position
from hub.accounts.operations import invitations
from hub.accounts.roles import STAFF, Role
from hub.accounts.serializers import LANGUAGES, PHONE, CardShape, StaffPlaceShape, place
from hub.kernel import clock
from hub.kernel.api import StrictSerializer
from hub.kernel.text import Line

STAFF_ROLES = [choice for choice in Role.choices if choice[0] in STAFF]
STATES = ("pending", "accepted", "revoked", "expired", "ended")


class AreaShape(StaffPlaceShape):
    """An area, and the team whose conversations its people share."""

    team = StaffPlaceShape(allow_null=True)


class PositionShape(StaffPlaceShape):
    """A position, and the role that usually goes with it."""

    role = serializers.ChoiceField(choices=STAFF_ROLES)


class AssignmentShape(serializers.Serializer[Any]):
    """What somebody is from a day on; `ends_on` is the first day it counts no more."""

    id = serializers.CharField()
    role = serializers.ChoiceField(choices=STAFF_ROLES)
    area = StaffPlaceShape(allow_null=True)
    position = StaffPlaceShape(allow_null=True)
    starts_on = serializers.DateField()
    ends_on = serializers.DateField(allow_null=True)
    note = serializers.CharField()
    by = CardShape(allow_null=True)
    when = serializers.ChoiceField(choices=["past", "now", "planned"])


class InvitationShape(serializers.Serializer[Any]):
    """A place kept for somebody; `ended` with the work of who asked them."""

    id = serializers.CharField()
    state = serializers.ChoiceField(choices=STATES)
    role = serializers.ChoiceField(choices=STAFF_ROLES)
    email = serializers.CharField()
    first_name = serializers.CharField()
    last_name = serializers.CharField()
    phone = serializers.CharField()
    area = StaffPlaceShape(allow_null=True)
    position = StaffPlaceShape(allow_null=True)
    note = serializers.CharField()
    invited_by = CardShape(allow_null=True)
    created_at = serializers.CharField()
    expires_at = serializers.CharField()
    mail = serializers.ChoiceField(choices=["none", "waiting", "sent", "failed"])
    user = CardShape(allow_null=True)


class InvitationMadeShape(InvitationShape):
    """An invitation just made or renewed, with its link, which is shown this once."""

    link = serializers.CharField()


class JoinedShape(serializers.Serializer[Any]):
    """What one's account is by now; every sign-in of a customer who works here from now on ends."""

    role = serializers.ChoiceField(choices=Role.choices)
    signed_out = serializers.BooleanField()


class OpenedShape(serializers.Serializer[Any]):
    """What somebody sees who opens their invitation."""

    first_name = serializers.CharField()
    last_name = serializers.CharField()
    email = serializers.CharField()
    role = serializers.ChoiceField(choices=Role.choices)
    invited_by = serializers.CharField()
    expires_at = serializers.CharField()


class PhotosShape(serializers.Serializer[Any]):
    """Who has a photo: versions by person."""

    photos = serializers.DictField(child=serializers.CharField())


class AreaBody(StrictSerializer):
    name = Line(max_length=60)
    team = serializers.UUIDField(required=False, allow_null=True)


class AreaPatch(AreaBody):
    name = Line(max_length=60, required=False)


class PositionBody(StrictSerializer):
    name = Line(max_length=60)
    role = serializers.ChoiceField(choices=STAFF_ROLES)


class PositionPatch(StrictSerializer):
    name = Line(max_length=60, required=False)
    role = serializers.ChoiceField(choices=STAFF_ROLES, required=False)


class AssignmentBody(StrictSerializer):
    role = serializers.ChoiceField(choices=STAFF_ROLES)
    area = serializers.UUIDField(required=False, allow_null=True, default=None)
    position = serializers.UUIDField(required=False, allow_null=True, default=None)
    starts_on = serializers.DateField()
    note = Line(max_length=200, required=False, allow_blank=True, default="")


class EndBody(StrictSerializer):
    on = serializers.DateField(help_text="The first day without them.")
    note = Line(max_length=200, required=False, allow_blank=True, default="")


class EmptyBody(StrictSerializer):
    """Nothing is said."""


class InvitationBody(StrictSerializer):
    role = serializers.ChoiceField(choices=STAFF_ROLES)
    email = serializers.EmailField(max_length=254, required=False, allow_blank=True)
    first_name = Line(max_length=150)
    last_name = Line(max_length=150, required=False, allow_blank=True)
    phone = serializers.RegexField(PHONE, required=False, allow_blank=True)
    language = serializers.ChoiceField(choices=LANGUAGES, required=False)
    area = serializers.UUIDField(required=False, allow_null=True)
    position = serializers.UUIDField(required=False, allow_null=True)
    note = Line(max_length=200, required=False, allow_blank=True)


class OpenBody(StrictSerializer):
    token = serializers.CharField(max_length=200)


class AcceptBody(OpenBody):
    username = Line(max_length=150)
    password = serializers.CharField(max_length=1024, trim_whitespace=False)
    first_name = Line(max_length=150)
    last_name = Line(max_length=150, required=False, allow_blank=True, default="")
    phone = serializers.RegexField(PHONE, required=False, allow_blank=True, default="")


class PhotoBody(StrictSerializer):
    file = serializers.FileField(allow_empty_file=False, max_length=255)


def area(row: Area) -> dict[str, Any]:
    """Return an area with its team."""
    team = {"id": str(row.team.id), "name": row.team.name} if row.team is not None else None
    return {"id": str(row.id), "name": row.name, "team": team}


def position(row: Position) -> dict[str, Any]:
    """Return a position with its role."""
    return {"id": str(row.id), "name": row.name, "role": row.role}


def assignment(row: Assignment, *, today: date) -> dict[str, Any]:
    """Return one line of somebody's history."""
    when = "now" if row.counts_on(today) else "planned" if row.starts_on > today else "past"
    return {
        "id": str(row.id),
        "role": row.role,
        "area": place(row.area),
        "position": place(row.position),
        "starts_on": row.starts_on.isoformat(),
        "ends_on": row.ends_on.isoformat() if row.ends_on else None,
        "note": row.note,
        "by": queries.card(row.by) if row.by else None,
        "when": when,
    }


def invitation(row: Invitation, *, at: datetime) -> dict[str, Any]:
    """Return an invitation as an admin sees it."""
    mail = "sent" if row.mailed_at else "failed" if row.mail_error else "none"
    return {
        **{name: getattr(row, name) for name in ("role", "email", "first_name", "last_name")},
        "id": str(row.id),
        "state": row.state(at),
        "phone": row.phone,
        "area": place(row.area),
        "position": place(row.position),
        "note": row.note,
        "invited_by": queries.card(row.invited_by) if row.invited_by else None,
        "created_at": clock.iso(row.created_at),
        "expires_at": clock.iso(row.expires_at),
        "mail": "waiting" if row.mail_due else mail,
        "user": queries.card(row.user) if row.user else None,
    }


def invited(row: Invitation, *, at: datetime) -> dict[str, Any]:
    """Return an invitation with its link, for the moment it is made."""
    return {**invitation(row, at=at), "link": invitations.link_of(row)}


def opened(row: Invitation) -> dict[str, Any]:
    """Return an invitation as whoever opens it sees it."""
    return {
        "first_name": row.first_name,
        "last_name": row.last_name,
        "email": row.email,
        "role": row.role,
        "invited_by": row.invited_by.name if row.invited_by else "",
        "expires_at": clock.iso(row.expires_at),
    }
