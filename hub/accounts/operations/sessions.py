"""Signs in, renews and signs out; what ends here is over at once, sockets included."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from hub.accounts.models import EndReason, RefreshToken, Session, User
from hub.accounts.types import Device, digest_of, lifetime_of
from hub.kernel import trail
from hub.kernel.errors import Conflict, NotFound, NotSignedIn
from hub.kernel.ids import new_key
from hub.realtime.publish import close_sessions
from hub.realtime.types import SIGN_IN_AGAIN, STOP

log = logging.getLogger(__name__)

RACE = timedelta(seconds=10)
KEPT = timedelta(days=90)


class RefreshRaced(Conflict):
    """Another tab renewed this session a moment ago; wait for its result."""

    code, detail = "refresh_raced", "Another window has just renewed this sign-in."


@dataclass(frozen=True, kw_only=True)
class Renewed:
    """A living session and the secret for its next refresh cookie."""

    session: Session
    secret: str


def open_session(user: User, *, remember: bool, device: Device, at: datetime) -> Renewed:
    """Begin a session of a user whose password was just right."""
    life = lifetime_of(user.role, remember=remember)
    with transaction.atomic():
        session = Session.objects.create(
            user=user,
            remember=remember,
            ip=device.ip,
            user_agent=device.user_agent[:300],
            created_at=at,
            last_seen_at=at,
            expires_at=at + life.idle,
            ends_at=at + life.longest,
        )
        trail.comes_from(device.ip)
        by = (user.id, user.role)
        trail.note("signed_in", kind="accounts.session", object_id=session.id, by=by)
        return Renewed(session=session, secret=_next_token(session, parent=None))


def renew(secret: str, *, device: Device, at: datetime) -> Renewed:
    """Spend a refresh secret for the next one; exactly one of parallel callers wins.

    RefreshRaced for the loser of a race within ten seconds; a secret used twice kills the
    whole session (that is committed) and is NotSignedIn, like anything unknown.
    """
    digest = digest_of(secret)
    with transaction.atomic(durable=True):
        won = RefreshToken.objects.filter(
            digest=digest,
            used_at=None,
            expires_at__gt=at,
            session_id__in=Session.objects.filter(
                ended_at=None, expires_at__gt=at, user__is_active=True
            ).values("id"),
        ).update(used_at=at)
        if won:
            return _move_on(RefreshToken.objects.get(digest=digest), device, at)
    raise _why_lost(digest, at)


def end(session_id: UUID, *, user: User, at: datetime) -> None:
    """End one of a user's own sessions; NotFound when it is not theirs or over already."""
    if not _end(user.sessions.filter(id=session_id), EndReason.ENDED, at):
        raise NotFound


def end_by_secret(secret: str, *, at: datetime) -> None:
    """Sign out the session a refresh cookie belongs to; a stale cookie is nothing to say."""
    token = RefreshToken.objects.filter(digest=digest_of(secret)).first()
    if token is not None:
        _end(Session.objects.filter(id=token.session_id), EndReason.LOGOUT, at)


def end_all(user: User, *, reason: EndReason, at: datetime, keep: UUID | None = None) -> None:
    """End every session of a user but `keep`."""
    others = user.sessions.all() if keep is None else user.sessions.exclude(id=keep)
    _end(others, reason, at)


def log_out(session: Session, *, at: datetime) -> None:
    """End the session one is signed in with."""
    _end(Session.objects.filter(id=session.id), EndReason.LOGOUT, at)


def reconnect(user: User) -> None:
    """Make a user's sockets sign in again: what they may hear has changed."""
    living = user.sessions.filter(ended_at=None).values_list("id", flat=True)
    close_sessions(list(living), SIGN_IN_AGAIN)


def _move_on(token: RefreshToken, device: Device, at: datetime) -> Renewed:
    session = (
        Session.objects.select_for_update(of=("self",))
        .select_related("user")
        .get(id=token.session_id)
    )
    life = lifetime_of(session.user.role, remember=session.remember)
    session.last_seen_at = at
    session.expires_at = min(at + life.idle, session.ends_at)
    session.ip, session.user_agent = device.ip, device.user_agent[:300]
    session.save(update_fields=["last_seen_at", "expires_at", "ip", "user_agent"])
    return Renewed(session=session, secret=_next_token(session, parent=token))


def _next_token(session: Session, *, parent: RefreshToken | None) -> str:
    secret = new_key(32)
    RefreshToken.objects.create(
        digest=digest_of(secret), session=session, parent=parent, expires_at=session.expires_at
    )
    return secret


def _why_lost(digest: str, at: datetime) -> Exception:
    token = (
        RefreshToken.objects.select_related("session", "session__user")
        .filter(digest=digest)
        .first()
    )
    if token is None or token.used_at is None or not token.session.is_alive(at):
        return NotSignedIn()
    successor = RefreshToken.objects.filter(parent=token).first()
    if at - token.used_at < RACE and successor is not None and successor.used_at is None:
        return RefreshRaced()
    _end(Session.objects.filter(id=token.session_id), EndReason.REUSE, at)
    log.warning("refresh_reused", extra={"session": str(token.session_id)})
    return NotSignedIn()


def _end(sessions: QuerySet[Session], reason: EndReason, at: datetime) -> int:
    with transaction.atomic():
        living = sessions.filter(ended_at=None).select_for_update()
        ids = list(living.values_list("id", flat=True))
        Session.objects.filter(id__in=ids).update(ended_at=at, end_reason=reason)
        for each in ids:
            trail.note("signed_out", kind="accounts.session", object_id=each, reason=str(reason))
        close_sessions(ids, STOP if reason == EndReason.DEACTIVATED else SIGN_IN_AGAIN)
    return len(ids)


def forget(*, at: datetime) -> None:
    """Remove sessions that have been over for ninety days, with all they left."""
    Session.objects.filter(ends_at__lt=at - KEPT).delete()
