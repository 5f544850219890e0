"""What a technician writes at the machine, and how it is shown."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from rest_framework import serializers

from chat.serializers.attached import AttachmentShape
from chat.serializers.messages import attachment
from chat.types import Reader
from field_service.models import Findings, Photo, Signature
from field_service.serializers.fields import Instant
from field_service.types import Act, PhotoTag
from hub.accounts.queries import card
from hub.accounts.serializers import CardShape
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.text import Line, Phrase

Shape = serializers.Serializer[Any]
PNG = "data:image/png;base64,"


class WorkPhotoBody(StrictSerializer):
    """A picture of the work; the time is the camera's where none is told."""

    file = serializers.FileField()
    tag = serializers.ChoiceField(choices=PhotoTag.choices)
    item = Line(max_length=20, required=False, allow_blank=True, default="")
    note = Phrase(max_length=200, required=False, allow_blank=True, default="")
    taken_at = Instant(required=False)
    act_id = serializers.UUIDField()


class WorkPhotoShape(Shape):
    """A picture of the work."""

    id = serializers.CharField()
    tag = serializers.ChoiceField(choices=PhotoTag.choices)
    item = serializers.CharField(help_text="Of a checklist, that asked for it.")
    note = serializers.CharField()
    file = AttachmentShape()
    author = CardShape()
    act_id = serializers.CharField()
    taken_at = serializers.CharField()
    created_at = serializers.CharField()


class FindingsBody(StrictSerializer):
    """What was wrong, why, and what was done."""

    fault = serializers.CharField(max_length=1000, required=False, allow_blank=True, default="")
    cause = serializers.CharField(max_length=1000, required=False, allow_blank=True, default="")
    remedy = serializers.CharField(max_length=2000, required=False, allow_blank=True, default="")
    next_service_on = serializers.DateField(required=False, allow_null=True)
    happened_at = Instant(required=False)
    act_id = serializers.UUIDField()


class FindingsShape(Shape):
    """What was wrong, why, and what was done; empty as long as nobody wrote anything."""

    fault = serializers.CharField()
    cause = serializers.CharField()
    remedy = serializers.CharField()
    next_service_on = serializers.CharField(allow_null=True)
    written_at = serializers.CharField(allow_null=True)


class SignatureBody(StrictSerializer):
    """Who signed, or why nobody did."""

    name = Phrase(max_length=120, required=False, allow_blank=True, default="")
    document = Line(max_length=40, required=False, allow_blank=True, default="")
    signature = serializers.CharField(
        max_length=410_000, required=False, allow_blank=True, help_text=f"`{PNG}…`"
    )
    absent_reason = Phrase(max_length=300, required=False, allow_blank=True, default="")
    happened_at = Instant(required=False)
    act_id = serializers.UUIDField()


class SignatureShape(Shape):
    """A signature; `counts` as long as it stands under what was done."""

    id = serializers.CharField()
    name = serializers.CharField()
    document = serializers.CharField()
    absent_reason = serializers.CharField()
    drawn = serializers.BooleanField()
    counts = serializers.BooleanField()
    hash = serializers.CharField()
    signed_at = serializers.CharField()


class SignedShape(Shape):
    """The signature of an order, if there is one."""

    signature = SignatureShape(allow_null=True)


def act_of(body: dict[str, Any], at: str = "happened_at") -> Act:
    """Return the act a phone tells."""
    return Act(act_id=body["act_id"], happened_at=body.get(at))


def photo(row: Photo, user_id: UUID) -> dict[str, Any]:
    """Return a picture with links for one person."""
    return {
        "id": str(row.id),
        "tag": row.tag,
        "item": row.item,
        "note": row.note,
        "file": attachment(row.file, Reader(user_id=user_id)),
        "author": card(row.author),
        "act_id": str(row.act_id),
        "taken_at": iso(row.taken_at),
        "created_at": iso(row.created_at),
    }


def findings(row: Findings | None) -> dict[str, Any]:
    """Return what was written; empty words where nobody wrote anything."""
    if row is None:
        words = {name: "" for name in ("fault", "cause", "remedy")}
        return {**words, "next_service_on": None, "written_at": None}
    return {
        "fault": row.fault,
        "cause": row.cause,
        "remedy": row.remedy,
        "next_service_on": row.next_service_on.isoformat() if row.next_service_on else None,
        "written_at": iso(row.written_at),
    }


def signature(row: Signature | None, now: str) -> dict[str, Any] | None:
    """Return a signature; `now` is the hash of what it would stand under."""
    if row is None:
        return None
    return {
        "id": str(row.id),
        "name": row.name,
        "document": row.document,
        "absent_reason": row.absent_reason,
        "drawn": row.drawing is not None,
        "counts": row.hash == now,
        "hash": row.hash,
        "signed_at": iso(row.signed_at),
    }
