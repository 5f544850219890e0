"""The words of what a technician does at the machine: checks, pictures, findings, a signature."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import TextChoices


class ItemKind(TextChoices):
    """What an item of a checklist asks for."""

    CHECK = "check"
    NUMBER = "number"
    TEXT = "text"
    CHOICE = "choice"
    METER = "meter"  # the machine's hour-meter
    PHOTO = "photo"


class CheckValue(TextChoices):
    """How a check came out."""

    YES = "yes"
    NO = "no"
    NONE = "na"  # does not apply here


class PhotoTag(TextChoices):
    """When in the work a picture was taken."""

    BEFORE = "before"
    AFTER = "after"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class ChecklistForm:
    """A checklist as it is to be; without kinds it is for every order."""

    name: str
    items: list[dict[str, Any]]
    machine_kind_id: UUID | None = None
    order_kind_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Act:
    """Something a phone tells: its own name of the act, and when it happened there."""

    act_id: UUID
    happened_at: datetime | None = None

    def moment(self, at: datetime) -> datetime:
        """Return when it happened, never later than it was told."""
        return min(self.happened_at or at, at)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What was found for one item of one version of a checklist."""

    version_id: UUID
    item: str
    value: Any
    reason: str
    act: Act


@dataclass(frozen=True, kw_only=True)
class FindingsForm:
    """What was wrong, why, and what was done."""

    fault: str = ""
    cause: str = ""
    remedy: str = ""
    next_service_on: str | None = None


@dataclass(frozen=True, kw_only=True)
class SignatureForm:
    """Who signed with which drawing, or why nobody did."""

    name: str = ""
    document: str = ""
    absent_reason: str = ""
    drawing: bytes = b""
    ip: str | None = None
