"""Sign-in for sockets, the greeting at start."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import Error

from hub.accounts import queries
from hub.accounts.models import Session, User
from hub.accounts.operations import tickets
from hub.accounts.roles import Role
from hub.kernel.serving import notices
from hub.realtime.ports.sign_in import provide
from hub.realtime.types import SIGN_IN_AGAIN, STAFF, STOP, Close, SignedIn, person


class HubSignIn:
    """The people and sessions of this app, as the socket asks for them."""

    def redeem(self, ticket: str, *, at: datetime) -> SignedIn:
        session = tickets.redeem(ticket, at=at)
        user = session.user
        tags = {person(user.id)} | ({STAFF} if user.is_at_counter else set())
        return SignedIn(
            user_id=user.id,
            session_id=session.id,
            tags=frozenset(tags),
            user=dict(queries.card(user)),
            expires_at=session.expires_at,
        )

    def ended(self, session_ids: Iterable[UUID], *, at: datetime) -> dict[UUID, Close]:
        asked = set(session_ids)
        living = set(
            Session.objects.filter(
                id__in=asked, ended_at=None, expires_at__gt=at, user__is_active=True
            ).values_list("id", flat=True)
        )
        stopped = set(
            Session.objects.filter(id__in=asked - living, user__is_active=False).values_list(
                "id", flat=True
            )
        )
        return {each: STOP if each in stopped else SIGN_IN_AGAIN for each in asked - living}


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
    return ["Nobody can sign in yet. Make the first admin: python manage.py createsuperuser"]


provide(HubSignIn())
notices.add("accounts", accounts_notice)
