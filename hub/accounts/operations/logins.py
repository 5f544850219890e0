"""Checks a password without telling strangers anything, and slows guessing down."""

import logging
import unicodedata
from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password

from hub.accounts import queries
from hub.accounts.models import LoginMiss, User
from hub.accounts.types import Device, digest_of
from hub.kernel import trail
from hub.kernel.errors import Invalid, NotSignedIn, RateLimited

log = logging.getLogger(__name__)

# Failures only; no lock for ever, or anybody could shut a person out.
PER_ADDRESS = (5, timedelta(minutes=1))
PER_ACCOUNT = (30, timedelta(hours=1))


class WrongCredentials(NotSignedIn):
    """Unknown name, wrong password, deactivated: one answer for all."""

    code, detail = "wrong_credentials", "The username or the password is wrong."


def known_by(username: str, password: str, *, device: Device, at: datetime) -> User:
    """Return the active person of a username or another proven name, with that password.

    WrongCredentials or, after too many misses, RateLimited.

    The second factor is asked apart, and sessions are opened elsewhere.
    """
    account, ip = _as_counted(username), device.ip or ""
    _refuse_guessing(account, ip, at)
    user = queries.meant_by(username.strip())
    # Unknown names cost one hash as well, so that time tells nothing.
    right = user.check_password(password) if user else bool(make_password(password)) and False
    if user is None or not right or not user.is_active:
        LoginMiss.objects.create(account=account, ip=ip, at=at)
        trail.comes_from(device.ip)
        trail.note("sign_in_failed", kind="accounts.user", object_id=user.id if user else "")
        log.warning("login_failed", extra={"ip": ip})
        raise WrongCredentials
    LoginMiss.objects.filter(account=account, ip=ip).delete()
    return user


def is_password(user: User, password: str, *, ip: str, at: datetime) -> bool:
    """Whether it is this person's password; misses count like those of a login. RateLimited."""
    account = _as_counted(user.username)
    _refuse_guessing(account, ip, at)
    if password and user.check_password(password):
        return True
    LoginMiss.objects.create(account=account, ip=ip, at=at)
    return False


def demand_password(user: User, password: str, *, at: datetime) -> None:
    """Ask somebody signed in for their password again; Invalid, RateLimited.

    Not inside a transaction: a miss must be kept although it is answered with a refusal.
    """
    if not is_password(user, password, ip="", at=at):
        raise Invalid(fields={"current_password": ["This is not your password."]})


def forget(*, at: datetime) -> None:
    """Remove misses that count no more."""
    LoginMiss.objects.filter(at__lt=at - PER_ACCOUNT[1]).delete()


def _as_counted(typed: str) -> str:
    """Return what misses are counted by: the name without the spaces and dashes of its writing.

    Not the account: whose names two are must not show in which of them is locked.
    """
    letters = unicodedata.normalize("NFKC", typed).casefold()
    return digest_of("".join(sign for sign in letters if sign.isalnum() or sign in "@._+"))


def _refuse_guessing(account: str, ip: str, at: datetime) -> None:
    misses = LoginMiss.objects.filter(account=account)
    for rows, (most, window) in (
        (misses.filter(ip=ip), PER_ADDRESS),
        (misses, PER_ACCOUNT),
    ):
        newest = list(
            rows.filter(at__gt=at - window).order_by("-at").values_list("at", flat=True)[:most]
        )
        if len(newest) == most:
            raise RateLimited(retry_after=(newest[-1] + window - at).total_seconds())
