"""The words of registration, and its values that cross borders."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import TextChoices


class DocumentType(TextChoices):
    """What somebody shows who they are with: Peru's DNI and RUC, Colombia's CC and NIT."""

    DNI = "DNI"
    RUC = "RUC"
    CC = "CC"
    NIT = "NIT"


class Outcome(TextChoices):
    """What the service of names said about a document and a name."""

    MATCH = "match"
    MISMATCH = "mismatch"
    UNKNOWN = "unknown"  # it has no such document
    UNAVAILABLE = "unavailable"  # it did not answer, or knows no documents of this type


class VerifiedBy(TextChoices):
    """Who saw that name and document belong together."""

    PROVIDER = "provider"
    HAND = "hand"


class Deed(TextChoices):
    """What was done to a registration."""

    REGISTERED = "registered"
    CORRECTED = "corrected"
    CHECKED = "checked"
    VERIFIED = "verified"
    SHOWN = "shown"
    LINK_MADE = "link_made"
    RESET = "reset"
    EMAIL_PROVEN = "email_proven"
    EMAIL_CHANGED = "email_changed"


class LinkPurpose(TextChoices):
    """What a one-time link is good for."""

    EMAIL = "email"
    PASSWORD = "password"


class MailState(TextChoices):
    """`queued → sent | failed`; links that are only copied are `none`."""

    NONE = "none"
    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"


LIFE = {LinkPurpose.EMAIL: timedelta(days=3), LinkPurpose.PASSWORD: timedelta(hours=1)}


@dataclass(frozen=True, kw_only=True)
class Document:
    """A document in the one form it is kept and compared in."""

    type: str
    number: str

    @property
    def masked(self) -> str:
        """The number as lists show it: its last three signs."""
        return masked(self.number)


@dataclass(frozen=True, kw_only=True)
class Found:
    """Whose document it is, as the service of names writes them; companies have only `whole`."""

    whole: str
    given: str = ""
    family: str = ""


@dataclass(frozen=True, kw_only=True)
class Claim:
    """Who a registered person says they are, and what of it was verified, for who stands above."""

    user_id: UUID
    name: str
    email: str
    phone: str
    document: Document
    verified: bool


@dataclass(frozen=True, kw_only=True)
class Consent:
    """One answer to one purpose, with what proves it."""

    purpose: str
    given: bool


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Where an answer came from, kept as its proof."""

    ip: str | None
    user_agent: str
    language: str
    at: datetime


MASK = "•"  # one hidden sign of a document


def masked(number: str) -> str:
    """Return a document number with all but its last three signs hidden."""
    return f"{MASK * max(0, len(number) - 3)}{number[-3:]}" if number else ""
