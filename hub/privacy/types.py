"""Words of privacy: what may be asked, how long an answer may take, what is kept how long."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import TextChoices

from hub.accounts.ports.personal import Subject

BREACH_HOURS = 48  # Peru, DS 016-2024-JUS: the authority hears of it within two days
ALERT_AT = 0.7  # of the time an answer may take
ARCHIVE_KEPT = timedelta(hours=24)
LEASE = timedelta(minutes=10)  # without a sign of life until another worker takes it up


class Right(TextChoices):
    """What somebody may ask of the house about themselves (ARCO; Ley 29733, Ley 1581)."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    OBJECTION = "objection"


class RequestState(TextChoices):
    """Where a request stands (`reference/business.md`, 2.11)."""

    RECEIVED = "received"
    IDENTITY_CHECKED = "identity_checked"
    IN_PROGRESS = "in_progress"
    FAILED = "failed"  # tried often enough: somebody must look, and may let it begin again
    FULFILLED = "fulfilled"
    DENIED = "denied"
    WITHDRAWN = "withdrawn"


OPEN = (
    RequestState.RECEIVED,
    RequestState.IDENTITY_CHECKED,
    RequestState.IN_PROGRESS,
    RequestState.FAILED,
)


class Move(TextChoices):
    """What can be done with a request."""

    CHECK_IDENTITY = "check-identity"
    FULFIL = "fulfil"
    DENY = "deny"
    WITHDRAW = "withdraw"


class Country(TextChoices):
    """Whose law counts the days."""

    PERU = "PE"
    COLOMBIA = "CO"


ZONES = {Country.PERU: ZoneInfo("America/Lima"), Country.COLOMBIA: ZoneInfo("America/Bogota")}


# Business days until a right must be answered; a house may promise less, never more.
LONGEST: dict[str, dict[str, int]] = {
    Country.PERU: {
        Right.ACCESS: 20,
        Right.RECTIFICATION: 10,
        Right.ERASURE: 10,
        Right.OBJECTION: 10,
    },
    Country.COLOMBIA: {
        Right.ACCESS: 10,
        Right.RECTIFICATION: 15,
        Right.ERASURE: 15,
        Right.OBJECTION: 15,
    },
}
FIELDS = ("name", "document_number", "phone", "email")  # what may be asked to be corrected


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody as the apps above know them."""

    subject: Subject
    name: str


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is asked: which right, in whose own words, and which fields should say what."""

    right: str
    note: str = ""
    changes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Words:
    """Title and text of a notice in both languages; a `number` not higher than before is old."""

    es: tuple[str, str]
    en: tuple[str, str]
    number: int = 0


@dataclass(frozen=True, kw_only=True)
class Incident:
    """What is known of a breach."""

    title: str
    what: str
    found_at: datetime
    people: int | None = None
    affected: str = ""
    measures: str = ""


def day_in(country: str, at: datetime) -> date:
    """Return which day it is there: what comes in the evening came that day, not the next."""
    return at.astimezone(ZONES[Country(country)]).date()


def business_day(start: date, days: int, off: set[date]) -> date:
    """Return the day so many business days after `start`; `off` are the holidays."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in off:
            days -= 1
    return day


def business_days(start: date, end: date, off: set[date]) -> int:
    """Return how many business days lie after `start` up to `end`."""
    days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    return sum(day.weekday() < 5 and day not in off for day in days)


def subject_of(user_id: UUID | None, customer_id: UUID | None) -> Subject:
    """Return whom a row is about."""
    return Subject(user_id=user_id, customer_id=customer_id)
