"""One-time passes to the socket."""

from datetime import datetime, timedelta

from django.db import transaction

from hub.accounts.models import Session, Ticket
from hub.accounts.types import digest_of
from hub.kernel.errors import NotSignedIn
from hub.kernel.ids import new_key

LIFETIME = timedelta(seconds=30)


def issue(session: Session, *, at: datetime) -> str:
    """Return a ticket good for one use within thirty seconds."""
    secret = new_key(32)
    Ticket.objects.create(digest=digest_of(secret), session=session, expires_at=at + LIFETIME)
    return secret


def redeem(ticket: str, *, at: datetime) -> Session:
    """Spend a ticket and return its living session with its active user; NotSignedIn."""
    digest = digest_of(ticket)
    with transaction.atomic():
        spent = Ticket.objects.filter(digest=digest, used_at=None, expires_at__gt=at)
        if not spent.update(used_at=at):
            raise NotSignedIn
        session = Session.objects.select_related("user").get(tickets__digest=digest)
    if not session.is_alive(at) or not session.user.is_active:
        raise NotSignedIn
    return session


def forget(*, at: datetime) -> None:
    """Remove tickets nobody can use any more."""
    Ticket.objects.filter(expires_at__lt=at - LIFETIME).delete()
