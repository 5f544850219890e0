"""Values of sign-in that cross module borders."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import TypedDict

from hub.accounts.roles import STAFF

STAFF_IDLE = timedelta(hours=12)
STAFF_LONGEST = timedelta(hours=24)
CUSTOMER_IDLE = timedelta(days=7)
LONGEST = timedelta(days=30)


class Card(TypedDict):
    """A person as the API shows them anywhere."""

    id: str
    name: str
    role: str


@dataclass(frozen=True, kw_only=True)
class Device:
    """Where a sign-in comes from."""

    ip: str | None = None
    user_agent: str = ""


@dataclass(frozen=True)
class Lifetime:
    """How long a session lasts without a refresh, and at most."""

    idle: timedelta
    longest: timedelta


def lifetime_of(role: str, *, remember: bool) -> Lifetime:
    """Return how long a session of this role lasts (reference: OWASP ASVS 5.0, V7.3)."""
    if remember:
        return Lifetime(LONGEST, LONGEST)
    if role in STAFF:
        return Lifetime(STAFF_IDLE, STAFF_LONGEST)
    return Lifetime(CUSTOMER_IDLE, LONGEST)


def digest_of(secret: str) -> str:
    """Return the SHA-256 (hex) by which a random secret is kept and found."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
