"""Shapes of people and sign-ins on the wire."""

from typing import Any

from rest_framework import serializers

from hub.accounts import queries
from hub.accounts.models import Area, Position, Session, User
from hub.accounts.roles import Role
from hub.accounts.types import Availability
from hub.kernel import clock
from hub.kernel.api import StrictSerializer, page_shape
from hub.kernel.text import Emoji, Line, Phrase
from hub.realtime import presence

LANGUAGES = ("es", "en")
ROLES_OF_PEOPLE = [choice for choice in Role.choices if choice[0] != Role.BOT]
EVERY_STAFF = "staff"  # in place of a role: whoever works here
PHONE = r"^(\+?[0-9 ()-]{6,20})?$"


class CardShape(serializers.Serializer[Any]):
    """A person as they appear anywhere."""

    id = serializers.CharField()
    name = serializers.CharField()
    role = serializers.ChoiceField(choices=Role.choices)


class StatusShape(serializers.Serializer[Any]):
    """What somebody says about their day."""

    emoji = serializers.CharField()
    text = serializers.CharField()
    until = serializers.CharField(allow_null=True)


class StandingShape(serializers.Serializer[Any]):
    """How somebody may be met at the moment."""

    status = StatusShape(allow_null=True)
    quiet_until = serializers.CharField(allow_null=True)
    availability = serializers.ChoiceField(choices=Availability.choices)


class ColleagueShape(CardShape, StandingShape):
    """A colleague in a list."""

    username = serializers.CharField()


class MeShape(ColleagueShape):
    """Oneself."""

    first_name = serializers.CharField()
    last_name = serializers.CharField()
    email = serializers.CharField()
    phone = serializers.CharField()
    language = serializers.ChoiceField(choices=LANGUAGES)


class StaffPlaceShape(serializers.Serializer[Any]):
    """An area or a position by its name."""

    id = serializers.CharField()
    name = serializers.CharField()


class PersonShape(MeShape):
    """A person as an admin sees them."""

    is_active = serializers.BooleanField()
    code = serializers.CharField(help_text="By which the house knows its staff.")
    area = StaffPlaceShape(allow_null=True)
    position = StaffPlaceShape(allow_null=True)
    email_verified_at = serializers.CharField(allow_null=True)
    created_at = serializers.CharField()


class ListedShape(PersonShape):
    """A person in the list; colleagues see less of each other than an admin does."""

    presence = serializers.ChoiceField(choices=["online", "away", "offline"])


class SignInShape(serializers.Serializer[Any]):
    """What a login or a refresh answers, beside the cookie."""

    access = serializers.CharField()
    expires_in = serializers.IntegerField(help_text="Seconds.")
    user = MeShape()


class SessionShape(serializers.Serializer[Any]):
    """One of one's own sign-ins."""

    id = serializers.CharField()
    user_agent = serializers.CharField()
    ip = serializers.CharField(allow_null=True)
    created_at = serializers.CharField()
    last_seen_at = serializers.CharField()
    current = serializers.BooleanField()


SESSIONS = page_shape(SessionShape)


class TicketShape(serializers.Serializer[Any]):
    """A pass to the socket."""

    ticket = serializers.CharField()
    expires_in = serializers.IntegerField(help_text="Seconds.")


class LoginBody(StrictSerializer):
    username = serializers.CharField(max_length=254, help_text="Or a proven name.")
    password = serializers.CharField(max_length=1024, trim_whitespace=False)
    remember = serializers.BooleanField(default=False)
    code = serializers.CharField(max_length=32, required=False, default="", allow_blank=True)


class StatusBody(StrictSerializer):
    emoji = Emoji(max_length=32, required=False, default="", allow_blank=True)
    text = Phrase(max_length=80, required=False, default="", allow_blank=True)
    until = serializers.DateTimeField(required=False, default=None, allow_null=True)
    quiet_until = serializers.DateTimeField(required=False, default=None, allow_null=True)


class AvailabilityBody(StrictSerializer):
    availability = serializers.ChoiceField(choices=Availability.choices)


class MeBody(StrictSerializer):
    first_name = Line(max_length=150, required=False)
    last_name = Line(max_length=150, required=False, allow_blank=True)
    phone = serializers.RegexField(PHONE, required=False, allow_blank=True)
    language = serializers.ChoiceField(choices=LANGUAGES, required=False)
    password = serializers.CharField(max_length=1024, required=False, trim_whitespace=False)
    current_password = serializers.CharField(max_length=1024, required=False, trim_whitespace=False)


class PersonBody(StrictSerializer):
    username = Line(max_length=150)
    role = serializers.ChoiceField(choices=ROLES_OF_PEOPLE)
    first_name = Line(max_length=150, required=False, allow_blank=True)
    last_name = Line(max_length=150, required=False, allow_blank=True)
    email = serializers.EmailField(max_length=254, required=False, allow_blank=True)
    phone = serializers.RegexField(PHONE, required=False, allow_blank=True)
    language = serializers.ChoiceField(choices=LANGUAGES, required=False)
    password = serializers.CharField(max_length=1024, trim_whitespace=False)
    code = Line(max_length=20, required=False, allow_blank=True)


class PersonPatch(PersonBody):
    code = Line(max_length=20, required=False)
    username = Line(max_length=150, required=False)
    role = serializers.ChoiceField(choices=ROLES_OF_PEOPLE, required=False)
    password = serializers.CharField(max_length=1024, required=False, trim_whitespace=False)
    is_active = serializers.BooleanField(required=False)


class PeopleAsked(serializers.Serializer[Any]):
    """How an admin narrows the list of people."""

    role = serializers.ChoiceField(choices=[EVERY_STAFF, *ROLES_OF_PEOPLE], required=False)
    area = serializers.UUIDField(required=False)
    active = serializers.BooleanField(required=False, allow_null=True, default=None)

    def to_internal_value(self, data: Any) -> Any:
        return {k: v for k, v in super().to_internal_value(data).items() if v is not None}


def me(user: User) -> dict[str, Any]:
    """Return what somebody sees of themselves."""
    return {
        **queries.colleague(user, at=clock.now()),
        "first_name": user.first_name,
        "last_name": user.last_name,
        "email": user.email,
        "phone": user.phone,
        "language": user.language,
    }


def person(user: User) -> dict[str, Any]:
    """Return what an admin sees of a person."""
    return {
        **me(user),
        "is_active": user.is_active,
        "code": user.code,
        "area": place(user.area),
        "position": place(user.position),
        "email_verified_at": clock.iso(user.email_verified_at),
        "created_at": clock.iso(user.created_at),
    }


def place(row: Area | Position | None) -> dict[str, str] | None:
    """Return an area or a position by its name."""
    return {"id": str(row.id), "name": row.name} if row is not None else None


def listed(users: list[User], *, whole: bool) -> list[dict[str, Any]]:
    """Return people as a list shows them, with `presence`; `whole` as an admin sees them."""
    at = clock.now()
    present = presence.whereabouts([user.id for user in users])
    return [
        {
            **(person(user) if whole else queries.colleague(user, at=at)),
            "presence": present[user.id].state,
        }
        for user in users
    ]


def session(row: Session, *, current: Session) -> dict[str, Any]:
    """Return one sign-in as its owner, or an admin, sees it."""
    return {
        "id": str(row.id),
        "user_agent": row.user_agent,
        "ip": row.ip,
        "created_at": clock.iso(row.created_at),
        "last_seen_at": clock.iso(row.last_seen_at),
        "current": row.id == current.id,
    }
