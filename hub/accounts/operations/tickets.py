"""One-time passes to the socket."""

from datetime import datetime, timedelta

from django.db import transaction

from hub.accounts.models import BotToken, Session, Ticket
from hub.accounts.types import digest_of
from hub.kernel.errors import NotSignedIn
from hub.kernel.ids import new_key

LIFETIME = timedelta(seconds=30)


def issue(holder: Session | BotToken, *, at: datetime) -> str:
    """Return a ticket good for one use within thirty seconds."""
    secret = new_key(32)
    of = {"session" if isinstance(holder, Session) else "bot_token": holder}
    Ticket.objects.create(digest=digest_of(secret), expires_at=at + LIFETIME, **of)
    return secret


def redeem(ticket: str, *, at: datetime) -> Session | BotToken:
    """Spend a ticket and return what it stands for, living, with its active user; NotSignedIn."""
    digest = digest_of(ticket)
    with transaction.atomic():
        spent = Ticket.objects.filter(digest=digest, used_at=None, expires_at__gt=at)
        if not spent.update(used_at=at):
            raise NotSignedIn
        row = Ticket.objects.select_related("session__user", "bot_token__user").get(digest=digest)
    holder = row.session or row.bot_token
    if holder is None or not holder.is_alive(at) or not holder.user.is_active:
        raise NotSignedIn
    return holder


def forget(*, at: datetime) -> None:
    """Remove tickets nobody can use any more."""
    Ticket.objects.filter(expires_at__lt=at - LIFETIME).delete()
