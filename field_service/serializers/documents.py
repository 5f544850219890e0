"""The papers of an order on the wire, with links of five minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from chat.serializers.attached import AttachmentShape
from chat.serializers.messages import attachment
from chat.types import Reader
from field_service.models import DocumentVersion, OrderDocument
from hub.accounts.queries import card
from hub.accounts.roles import STAFF
from hub.accounts.serializers import CardShape
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.text import Phrase

if TYPE_CHECKING:
    from hub.accounts.models import User

Shape = serializers.Serializer[Any]


class DocumentBody(StrictSerializer):
    """An own upload of `attachments/`, and what it is called."""

    attachment = serializers.UUIDField()
    name = Phrase(max_length=120, required=False, allow_blank=True, default="")
    staff_only = serializers.BooleanField(required=False, default=False)


class VersionBody(StrictSerializer):
    """An own upload of `attachments/` that counts from now on."""

    attachment = serializers.UUIDField()


class DocumentPatch(StrictSerializer):
    """What may change about a paper; what is left out stays."""

    name = Phrase(max_length=120, required=False)
    staff_only = serializers.BooleanField(required=False)


class OrderDocumentVersionShape(Shape):
    """One version of a paper."""

    number = serializers.IntegerField()
    file = AttachmentShape()
    author = CardShape()
    created_at = serializers.DateTimeField()


class OrderDocumentShape(Shape):
    """A paper of an order, the newest version first."""

    id = serializers.CharField()
    name = serializers.CharField()
    staff_only = serializers.BooleanField()
    may_change = serializers.BooleanField()
    versions = OrderDocumentVersionShape(many=True)
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class OrderDocumentsShape(Shape):
    """All papers of an order, oldest first."""

    results = OrderDocumentShape(many=True)


def document(row: OrderDocument, user: User) -> dict[str, Any]:
    """Return a OrderDocumentShape."""
    return {
        "id": str(row.id),
        "name": row.name,
        "staff_only": row.staff_only,
        "may_change": user.role in STAFF or row.created_by_id == user.id,
        "versions": [_version(each, user) for each in row.versions.all()],
        "created_at": iso(row.created_at),
        "updated_at": iso(row.updated_at),
    }


def _version(row: DocumentVersion, user: User) -> dict[str, Any]:
    return {
        "number": row.number,
        "file": attachment(row.attachment, Reader(user_id=user.id)),
        "author": dict(card(row.author)),
        "created_at": iso(row.created_at),
    }
