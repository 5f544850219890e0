"""The whole of a sign-in: a password, a code where one stands, and then a session."""

from datetime import datetime

from hub.accounts.models import User
from hub.accounts.operations import logins, proofs, sessions, two_factor
from hub.accounts.operations.sessions import Renewed
from hub.accounts.types import Device


def log_in(
    username: str, password: str, *, remember: bool, device: Device, at: datetime, code: str = ""
) -> Renewed:
    """Open a session; WrongCredentials, CodeNeeded, WrongCode, SetupNeeded, RateLimited."""
    user = logins.known_by(username, password, device=device, at=at)
    proofs.demand(user, code, at=at)
    return sessions.open_session(user, remember=remember, device=device, at=at)


def set_up(
    ticket: str, code: str, *, remember: bool, device: Device, at: datetime
) -> tuple[Renewed, list[str]]:
    """Let a demanded second factor stand and open the session; its recovery codes come along."""
    user = proofs.holder_of(ticket)
    codes = two_factor.confirm(user, code, at=at)
    return sessions.open_session(user, remember=remember, device=device, at=at), codes


def first_time(user: User, *, device: Device, at: datetime) -> Renewed:
    """Open the session of somebody who has just made their account; SetupNeeded where it is so."""
    # They came a moment after they asked to: without days of grace it is due at that moment.
    proofs.demand(user, "", at=max(at, user.created_at))
    return sessions.open_session(user, remember=False, device=device, at=at)
