"""Values of sign-in that cross module borders."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypedDict

from django.db.models import TextChoices

from hub.accounts.roles import STAFF
from hub.kernel.clock import iso

STAFF_IDLE = timedelta(hours=12)
STAFF_LONGEST = timedelta(hours=24)
CUSTOMER_IDLE = timedelta(days=7)
LONGEST = timedelta(days=30)
PROOF_LASTS = timedelta(minutes=10)
# Their password is printed for everybody: no second factor is ever asked of them.
DEMO_ACCOUNTS = frozenset(
    {
        *("admin", "ana", "luis", "carla", "tomas", "teresa", "rosa", "jorge"),
    }
)


class Availability(TextChoices):
    """Whether new work may be given to somebody who is here.

    Online takes what comes, busy only what is theirs already, away nothing.
    """

    ONLINE = "online"
    BUSY = "busy"
    AWAY = "away"


class Card(TypedDict):
    """A person as the API shows them anywhere."""

    id: str
    name: str
    role: str


class Status(TypedDict):
    """What somebody says about their day; `until` is an instant or null."""

    emoji: str
    text: str
    until: str | None


class Standing(TypedDict):
    """How somebody may be met at the moment; what is over is null."""

    status: Status | None
    quiet_until: str | None
    availability: str


class Colleague(Card, Standing):
    """A card with what one writes after an `@` and how they may be met."""

    username: str


class HasStanding(Protocol):
    """The fields of a user that say so."""

    status_emoji: str
    status_text: str
    status_until: datetime | None
    quiet_until: datetime | None
    availability: str


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


def standing_of(user: HasStanding, *, at: datetime) -> Standing:
    """Return a Standing as it holds at `at`."""
    over = user.status_until is not None and user.status_until <= at
    silent = over or not (user.status_emoji or user.status_text)
    said = Status(emoji=user.status_emoji, text=user.status_text, until=iso(user.status_until))
    quiet = user.quiet_until if user.quiet_until is not None and user.quiet_until > at else None
    return {
        "status": None if silent else said,
        "quiet_until": iso(quiet),
        "availability": user.availability,
    }


def digest_of(secret: str) -> str:
    """Return the SHA-256 (hex) by which a random secret is kept and found."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
