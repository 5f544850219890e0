"""Sign-in for sockets, the greeting at start."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import Error

from hub.accounts import keeping_staff, queries
from hub.accounts.events import AvailabilityChanged
from hub.accounts.keeping import AccountKeeper, MadeLinks, SignInKeeper
from hub.accounts.models import BotToken, Session, User
from hub.accounts.operations import first, tickets
from hub.accounts.ports.personal import keepers
from hub.accounts.roles import ANSWERING, Role
from hub.accounts.roles import STAFF as WORKING
from hub.kernel.events import announce
from hub.kernel.serving import notices
from hub.realtime.ports.sign_in import provide
from hub.realtime.types import HOUSE, SIGN_IN_AGAIN, STAFF, STOP, Close, SignedIn, person

BOT_SOCKET = timedelta(hours=12)  # then a bot asks for another ticket


class HubSignIn:
    """The people and sessions of this app, as the socket asks for them."""

    def redeem(self, ticket: str, *, at: datetime) -> SignedIn:
        holder = tickets.redeem(ticket, at=at)
        user, scopes, expires_at = holder.user, None, at + BOT_SOCKET
        if isinstance(holder, Session):
            expires_at = holder.expires_at
        else:
            user.scopes = scopes = frozenset(holder.scopes)
        tags = {person(user.id)} | ({STAFF} if user.is_at_counter else set())
        tags |= {HOUSE} if user.role in WORKING else set()
        if user.role in ANSWERING:
            announce(AvailabilityChanged(user_id=user.id))
        return SignedIn(
            user_id=user.id,
            session_id=holder.id,
            tags=frozenset(tags),
            user=dict(queries.card(user)),
            expires_at=expires_at,
            scopes=scopes,
        )

    def ended(self, session_ids: Iterable[UUID], *, at: datetime) -> dict[UUID, Close]:
        asked = set(session_ids)
        living = {
            *Session.objects.filter(
                id__in=asked, ended_at=None, expires_at__gt=at, user__is_active=True
            ).values_list("id", flat=True)
        }
        if others := asked - living:
            living.update(queries.living_keys().filter(id__in=others).values_list("id", flat=True))
        gone = asked - living
        stopped = {
            each
            for rows in (Session.objects, BotToken.objects)
            for each in rows.filter(id__in=gone, user__is_active=False).values_list("id", flat=True)
        }
        return {each: STOP if each in stopped else SIGN_IN_AGAIN for each in gone}


def accounts_notice() -> list[str]:
    """Say who may sign in, or how the first admin is made."""
    if settings.DEMO:
        from hub.accounts.demo import PASSWORD, PEOPLE

        return [f"Sign in as {', '.join(each[0] for each in PEOPLE)} with {PASSWORD}"]
    try:
        if User.objects.filter(role=Role.ADMIN, is_active=True).exists():
            return []
    except Error:
        return ["The database is not ready: run manage.py migrate."]
    page = f"{settings.PUBLIC_URL}/first?code={first.code()}"
    return [
        "Nobody can sign in yet. Make the first admin:",
        f"  open {page}",
        "  or: python manage.py createsuperuser",
    ]


keepers.add("account", AccountKeeper())
keepers.add("sign_ins", SignInKeeper())
keepers.add("made_links", MadeLinks())
provide(HubSignIn())
keepers.add("photos", keeping_staff.Photos())
keepers.add("authenticators", keeping_staff.Authenticators())
keepers.add("assignments", keeping_staff.Assignments())
keepers.add("invitations", keeping_staff.Invitations())
notices.add("accounts", accounts_notice)
