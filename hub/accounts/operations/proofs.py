"""Asks again who somebody is, before what is grave; and who must have a second factor."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import transaction

from hub.accounts.models import Authenticator, SecurityRules, Session, User
from hub.accounts.operations import logins, two_factor
from hub.accounts.roles import STAFF
from hub.accounts.types import DEMO_ACCOUNTS
from hub.kernel.errors import Forbidden, Invalid, NotSignedIn

SETUP_SECONDS = 900
_SALT = "two-factor-setup"


class CodeNeeded(Forbidden):
    """The password was right; the code of the authenticator comes with it."""

    code, detail = "code_needed", "Type the code of your authenticator app."


class SetupNeeded(Forbidden):
    """The password was right, and the house demands a second factor: `fields.ticket` begins it."""

    code, detail = "two_factor_setup_needed", "Set up two-factor sign-in first."


def prove(session: Session, *, password: str, code: str, at: datetime) -> None:
    """Note that a password or a code of the session's person was right just now.

    Invalid names the field, WrongCode; RateLimited after too many misses of either.
    """
    user = session.user
    if code and has_factor(user):
        two_factor.check(user, code, at=at)
    elif not logins.is_password(user, password, ip=session.ip or "", at=at):
        raise Invalid(fields={"password": ["This is not your password."]})
    Session.objects.filter(id=session.id).update(proven_at=at)


def demand(user: User, code: str, *, at: datetime) -> None:
    """Ask the second factor of somebody whose password was right.

    CodeNeeded, WrongCode, RateLimited; SetupNeeded where one must stand by now and does not.
    """
    if is_demo(user):
        return
    if has_factor(user):
        if not code:
            raise CodeNeeded
        two_factor.check(user, code, at=at)
    elif (due := due_for(user)) is not None and due <= at:
        raise SetupNeeded(fields={"ticket": _ticket(user)})


def has_factor(user: User) -> bool:
    """Whether a confirmed authenticator stands for somebody."""
    return Authenticator.objects.filter(user=user, confirmed_at__isnull=False).exists()


def due_for(user: User) -> datetime | None:
    """Return when somebody must have a second factor; None where the house does not ask."""
    if user.role not in STAFF or is_demo(user):
        return None
    return rules().due_for(user.created_at)


def is_demo(user: User) -> bool:
    """Whether it is one of the accounts whose password is printed at start."""
    return settings.DEMO and user.username in DEMO_ACCOUNTS


def rules() -> SecurityRules:
    """Return what the house asks of its staff."""
    return SecurityRules.objects.first() or SecurityRules()


def set_rules(*, fields: dict[str, Any], at: datetime) -> SecurityRules:
    """Change what the house asks; the days of grace run from when it was switched on."""
    with transaction.atomic():
        row, _ = SecurityRules.objects.select_for_update().get_or_create(id=1)
        if fields.get("staff_two_factor") and not row.staff_two_factor:
            row.since = at
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()
    return row


def holder_of(ticket: str) -> User:
    """Return whose setup a ticket begins; NotSignedIn for one that is old, used or none."""
    try:
        opened = signing.loads(ticket, salt=_SALT, max_age=SETUP_SECONDS)
        user = User.objects.filter(id=opened["user"], is_active=True).first()
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        raise NotSignedIn from None
    # A new password or a factor that stands ends it.
    if user is None or opened["mark"] != user.get_session_auth_hash() or has_factor(user):
        raise NotSignedIn
    return user


def _ticket(user: User) -> str:
    made = {"user": str(user.id), "mark": user.get_session_auth_hash()}
    return signing.dumps(made, salt=_SALT)
