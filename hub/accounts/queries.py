"""What is known about people and their sign-ins."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from hub.accounts.models import BotToken, Session, Team, User
from hub.accounts.ports.names import names
from hub.accounts.roles import ANSWERING, STAFF, Role
from hub.accounts.types import Card, Colleague, digest_of, standing_of
from hub.kernel.errors import Invalid, NotFound
from hub.realtime.types import SignedIn

HOUSE_BOT = "mostrador"


def card(user: User) -> Card:
    """Return a person as the API shows them anywhere: `{"id", "name", "role"}`."""
    return {"id": str(user.id), "name": user.name, "role": user.role}


def colleague(user: User, *, at: datetime) -> Colleague:
    """Return a card with `username`, `status` and `quiet_until`, for lists of people.

    Not for authors of messages: what they said about their day would stay there for ever.
    """
    return {**card(user), "username": user.username, **standing_of(user, at=at)}


def user_for(user_id: UUID | str) -> User:
    """Return an active user; NotFound otherwise."""
    user = User.objects.filter(id=user_id, is_active=True).first()
    if user is None:
        raise NotFound
    return user


def person_named(user_id: UUID | str, field: str = "user") -> User:
    """Return the active user a form names; Invalid names the field with a stranger in it."""
    try:
        return user_for(user_id)
    except NotFound:
        raise Invalid(fields={field: ["There is no such person."]}) from None


def meant_by(typed: str) -> User | None:
    """Return the person meant by what was typed to sign in, deactivated ones too.

    A username comes before every other name; each is looked up whoever is found before, so that
    time tells nothing.
    """
    found = User.objects.filter(username__iexact=typed).exclude(role=Role.BOT).first()
    others = [user_id for _, who in names if (user_id := who(typed)) is not None]
    # Nobody is asked for by an id of nobody: an empty condition would spare the question.
    other = all_people().filter(id=others[0] if others else UUID(int=0)).first()
    return found or other


def with_email(typed: str) -> QuerySet[User]:
    """Return the active people whose account names this address, proven or not."""
    return all_people().filter(email__iexact=typed, is_active=True).exclude(email="")


def people(ids: Iterable[UUID]) -> dict[UUID, Card]:
    """Return the cards of these users by id, deactivated ones too; one query."""
    return {user.id: card(user) for user in User.objects.filter(id__in=set(ids))}


def active_people(ids: Iterable[UUID]) -> dict[UUID, User]:
    """Return those of these users who are people and still here, by id; one query."""
    found = all_people().filter(id__in=set(ids), is_active=True)
    return {user.id: user for user in found}


def house_bot() -> User:
    """Return the bot in whose name the house itself writes."""
    return User.objects.get(username=HOUSE_BOT, role=Role.BOT)


def all_people() -> QuerySet[User]:
    """Return everyone an admin administers: all but bots."""
    return User.objects.exclude(role=Role.BOT).select_related("area", "position")


def session_behind(session_id: UUID, user_id: UUID, *, at: datetime) -> Session | None:
    """Return the living session of an access token with its active user; one query."""
    found = (
        Session.objects.select_related("user")
        .filter(id=session_id, user_id=user_id, user__is_active=True)
        .first()
    )
    return found if found is not None and found.is_alive(at) else None


def key_behind(secret: str) -> BotToken | None:
    """Return the living key of an active bot, its bot holding what the key allows."""
    found = living_keys().filter(digest=digest_of(secret)).first()
    if found is not None:
        found.user.scopes = frozenset(found.scopes)
    return found


def living_keys() -> QuerySet[BotToken]:
    """Return the keys that open something, each with its bot."""
    return BotToken.objects.select_related("user").filter(revoked_at=None, user__is_active=True)


def user_behind(who: SignedIn) -> User:
    """Return the active user of a socket, a bot with what its key allows; NotFound otherwise."""
    user = user_for(who.user_id)
    user.scopes = who.scopes or frozenset()
    return user


def holder_of_link(user_id: UUID) -> User:
    """Return the active user a link was made for, a bot with what its living keys allow."""
    user = user_for(user_id)
    if user.role == Role.BOT:
        each = living_keys().filter(user=user).values_list("scopes", flat=True)
        user.scopes = frozenset(scope for scopes in each for scope in scopes)
    return user


def bots() -> QuerySet[User]:
    """Return the bots an admin administers: all but the house's own."""
    return User.objects.filter(role=Role.BOT).exclude(username=HOUSE_BOT)


def bot_for(bot_id: UUID) -> User:
    """Return a bot an admin administers, deactivated ones too; NotFound otherwise."""
    bot = bots().filter(id=bot_id).first()
    if bot is None:
        raise NotFound
    return bot


def is_ended(session_id: UUID) -> bool:
    """Whether somebody has ended this sign-in; one that only ran out may come back."""
    return not Session.objects.filter(id=session_id, ended_at=None).exists()


def living_sessions(user: User, *, at: datetime) -> QuerySet[Session]:
    """Return the sign-ins of a user that still count, newest first."""
    return user.sessions.filter(ended_at=None, expires_at__gt=at).order_by("-last_seen_at", "-id")


def person_for(user_id: UUID) -> User:
    """Return a person an admin administers, deactivated ones too; NotFound otherwise."""
    user = all_people().filter(id=user_id).first()
    if user is None:
        raise NotFound
    return user


def colleagues() -> QuerySet[User]:
    """Return the active people who work here."""
    return User.objects.filter(role__in=STAFF, is_active=True)


def teams() -> QuerySet[Team]:
    """Return every team, its members fetched along."""
    return Team.objects.prefetch_related("members")


def team_for(team_id: UUID | str) -> Team:
    """Return a team; NotFound otherwise."""
    team = teams().filter(id=team_id).first()
    if team is None:
        raise NotFound
    return team


def team_named(team_id: UUID | str) -> Team:
    """Return the team a form names; Invalid names the field otherwise."""
    try:
        return team_for(team_id)
    except NotFound:
        raise Invalid(fields={"team": ["There is no such team."]}) from None


def answering(team_id: UUID | None) -> QuerySet[User]:
    """Return the active people who answer customers for a team, or (None) for the house."""
    rows = User.objects.filter(role__in=ANSWERING, is_active=True)
    return rows.filter(teams=team_id) if team_id is not None else rows


def named(rows: QuerySet[User], words: str) -> QuerySet[User]:
    """Return those whose username or name holds every one of these words."""
    for word in words.replace("\0", " ").split()[:5]:
        rows = rows.filter(
            Q(username__icontains=word)
            | Q(first_name__icontains=word)
            | Q(last_name__icontains=word)
        )
    return rows


def is_in_team(user: User, team_id: UUID) -> bool:
    """Whether somebody belongs to a team."""
    return user.teams.filter(id=team_id).exists()


def team_ids_of(user: User) -> list[UUID]:
    """Return the teams somebody belongs to."""
    return list(user.teams.values_list("id", flat=True))


def team_exists(team_id: UUID) -> bool:
    """Whether there is such a team."""
    return Team.objects.filter(id=team_id).exists()


def answering_in(team_id: UUID | None) -> QuerySet[User]:
    """Return the active people who answer customers, of one team where one is named."""
    rows = User.objects.filter(role__in=ANSWERING, is_active=True)
    return rows if team_id is None else rows.filter(teams=team_id)


def admins() -> QuerySet[User]:
    """Return the active admins."""
    return User.objects.filter(role=Role.ADMIN, is_active=True)


def without_factor() -> QuerySet[User]:
    """Return those who work here and have no second factor."""
    return colleagues().filter(authenticator__confirmed_at__isnull=True)
