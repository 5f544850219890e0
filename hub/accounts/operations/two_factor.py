"""The second factor: set up, asked, lost. Codes are counted by django-otp (RFC 6238)."""

import base64
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote, urlencode

from django.db import transaction
from django.utils.crypto import salted_hmac
from django_otp.oath import TOTP

from hub.accounts.models import Authenticator, RecoveryCode, User
from hub.kernel.errors import Conflict, Invalid, NotFound, RateLimited
from hub.kernel.home import home

DRIFT = 1  # steps of thirty seconds a phone may be wrong by
FREE_MISSES = 5
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)
CODES = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none looks like another


class WrongCode(Invalid):
    """Not the code of now, or one that was used already."""

    code = "wrong_code"
    detail = "This code is not valid, or it was used already."


class AlreadyOn(Conflict):
    """A second factor stands; it is taken away before another takes its place."""

    code, detail = "two_factor_on", "Two-factor sign-in is already set up."


@dataclass(frozen=True, kw_only=True)
class Setup:
    """What an authenticator app needs to know: the secret (base32) and all of it as an address."""

    secret: str
    uri: str


def begin(user: User, *, at: datetime) -> Setup:
    """Make a new secret, which counts once its first code was right. AlreadyOn."""
    key = secrets.token_bytes(20)
    with transaction.atomic():
        row = Authenticator.objects.select_for_update().filter(user=user).first()
        if row is not None and row.confirmed_at is not None:
            raise AlreadyOn
        fields = {"secret": key.hex(), "created_at": at, "misses": 0, "locked_until": None}
        Authenticator.objects.update_or_create(user=user, defaults=fields)
    secret = base64.b32encode(key).decode()
    issuer = home().title.replace(":", " ")  # it parts the issuer from the account
    label = quote(f"{issuer}:{user.username}")
    query = urlencode({"secret": secret, "issuer": issuer})
    return Setup(secret=secret, uri=f"otpauth://totp/{label}?{query}")


def confirm(user: User, code: str, *, at: datetime) -> list[str]:
    """Let the second factor stand and return the recovery codes, shown this once.

    NotFound before `begin`, AlreadyOn, WrongCode, RateLimited.
    """
    row = Authenticator.objects.filter(user=user).first()
    if row is None:
        raise NotFound
    if row.confirmed_at is not None:
        raise AlreadyOn
    _prove(user, code, at=at, recovery=False)
    with transaction.atomic():
        row = Authenticator.objects.select_for_update().get(user=user)
        row.confirmed_at = at
        row.save(update_fields=["confirmed_at"])
        return _new_codes(row)


def check(user: User, code: str, *, at: datetime) -> None:
    """Accept a code of the app or a recovery code, each of them once. WrongCode, RateLimited.

    Not inside a transaction: a miss must be kept although it is answered with a refusal.
    """
    _prove(user, code, at=at, recovery=True)


def new_codes(user: User) -> list[str]:
    """Return fresh recovery codes; the old ones are worth nothing. NotFound without a factor."""
    with transaction.atomic():
        row = (
            Authenticator.objects.select_for_update()
            .filter(user=user, confirmed_at__isnull=False)
            .first()
        )
        if row is None:
            raise NotFound
        return _new_codes(row)


def take_away(user: User) -> None:
    """Let somebody sign in with the password alone. NotFound when it was so already."""
    if not Authenticator.objects.filter(user=user).delete()[0]:
        raise NotFound


def _prove(user: User, code: str, *, at: datetime, recovery: bool) -> None:
    with transaction.atomic():
        row = Authenticator.objects.select_for_update().get(user=user)
        if row.locked_until is not None and row.locked_until > at:
            raise RateLimited(retry_after=(row.locked_until - at).total_seconds())
        typed = "".join(code.split()).replace("-", "").lower()
        right = _spend_step(row, typed, at) or (recovery and _spend_recovery(row, typed, at))
        row.misses = 0 if right else row.misses + 1
        row.locked_until = None
        if row.misses >= FREE_MISSES:
            beyond = min(row.misses - FREE_MISSES, 10)
            row.locked_until = at + min(FIRST_WAIT * 2**beyond, LONGEST_WAIT)
        row.save(update_fields=["misses", "locked_until", "last_step"])
    if not right:
        raise WrongCode(fields={"code": [WrongCode.detail]})


def _spend_step(row: Authenticator, typed: str, at: datetime) -> bool:
    if not (len(typed) == 6 and typed.isascii() and typed.isdigit()):
        return False
    counter = TOTP(bytes.fromhex(row.secret))
    counter.time = at.timestamp()
    if not counter.verify(int(typed), tolerance=DRIFT, min_t=row.last_step + 1):
        return False
    row.last_step = counter.t()  # `verify` has moved it to the step that was right
    return True


def _spend_recovery(row: Authenticator, typed: str, at: datetime) -> bool:
    codes = row.recovery_codes.filter(digest=_digest(row, typed), used_at=None)
    return bool(codes.update(used_at=at))


def _new_codes(row: Authenticator) -> list[str]:
    row.recovery_codes.all().delete()
    codes = ["".join(secrets.choice(_LETTERS) for _ in range(10)) for _ in range(CODES)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(authenticator=row, digest=_digest(row, code)) for code in codes
    )
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def _digest(row: Authenticator, code: str) -> str:
    salt = f"recovery:{row.user_id}"
    return salted_hmac(salt, code, algorithm="sha256").hexdigest()
