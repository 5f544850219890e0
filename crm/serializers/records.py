"""Shapes of notes, files, contacts and changes of many customers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from chat.serializers.attached import AttachmentShape
from chat.serializers.messages import attachment
from chat.types import Reader
from crm.models import BulkChange, Contact, CustomerFile, Note
from crm.queries.bulk import done_of
from crm.serializers.customers import MOST_LABELS
from crm.types import BulkState
from hub.accounts.queries import card
from hub.accounts.serializers import CardShape
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.text import Line

if TYPE_CHECKING:
    from hub.accounts.models import User


class NoteBody(StrictSerializer):
    """What a note says."""

    text = serializers.CharField(max_length=5_000)


class NotePatch(StrictSerializer):
    """What may change about a note."""

    text = serializers.CharField(max_length=5_000, required=False)
    pinned = serializers.BooleanField(required=False)


class NoteEditionShape(serializers.Serializer[Any]):
    """What a note said before, and until when."""

    text = serializers.CharField()
    by = CardShape()
    at = serializers.DateTimeField()


class NoteShape(serializers.Serializer[Any]):
    """A note of our people; `mine` tells whether the caller may change its words."""

    id = serializers.CharField()
    text = serializers.CharField()
    author = CardShape()
    created_at = serializers.DateTimeField()
    edited_at = serializers.DateTimeField(allow_null=True)
    pinned_at = serializers.DateTimeField(allow_null=True)
    mine = serializers.BooleanField()
    editions = NoteEditionShape(many=True)


class FileBody(StrictSerializer):
    """An own upload of `attachments/`."""

    attachment = serializers.UUIDField()


class CustomerFileShape(serializers.Serializer[Any]):
    """A file kept with a customer."""

    id = serializers.CharField()
    file = AttachmentShape()
    by = CardShape()
    created_at = serializers.DateTimeField()
    mine = serializers.BooleanField()


class ContactBody(StrictSerializer):
    """Who speaks for a company: a known customer, or somebody new by name."""

    person = serializers.UUIDField(required=False)
    name = Line(max_length=255, required=False)
    phone = Line(max_length=20, required=False, allow_blank=True)
    email = serializers.EmailField(max_length=254, required=False, allow_blank=True)
    role = Line(max_length=80, required=False, allow_blank=True)
    is_primary = serializers.BooleanField(required=False)
    is_admin = serializers.BooleanField(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a contact that is nobody."""
        if ("person" in attrs) == bool(attrs.get("name")):
            raise serializers.ValidationError({"name": ["A known person, or a name."]})
        return attrs


class ContactPatch(StrictSerializer):
    """What may change about a contact."""

    role = Line(max_length=80, required=False, allow_blank=True)
    is_primary = serializers.BooleanField(required=False)
    is_admin = serializers.BooleanField(required=False)


class OwnContactBody(StrictSerializer):
    """Whom a company's admin invites."""

    name = Line(max_length=255)
    email = serializers.EmailField(max_length=254)
    phone = Line(max_length=20, required=False, allow_blank=True)
    role = Line(max_length=80, required=False, allow_blank=True)
    is_admin = serializers.BooleanField(required=False)


class ContactShape(serializers.Serializer[Any]):
    """Somebody who speaks for a company."""

    id = serializers.CharField()
    person = serializers.CharField()
    name = serializers.CharField()
    phone = serializers.CharField(allow_blank=True)
    email = serializers.CharField(allow_blank=True)
    role = serializers.CharField(allow_blank=True)
    is_primary = serializers.BooleanField()
    is_admin = serializers.BooleanField()
    has_portal = serializers.BooleanField()
    created_at = serializers.DateTimeField()


class InvitedShape(ContactShape):
    """A contact who was invited; `link` makes their account, empty where they have one."""

    link = serializers.CharField(allow_blank=True)


class OwnCompanyShape(serializers.Serializer[Any]):
    """A company its reader speaks for; only its admins see the others' phone and e-mail."""

    id = serializers.CharField()
    name = serializers.CharField()
    document_number = serializers.CharField(allow_blank=True)
    role = serializers.CharField(allow_blank=True)
    is_admin = serializers.BooleanField()
    contacts = ContactShape(many=True)


class BulkChangeBody(StrictSerializer):
    """What changes for all of them."""

    category = serializers.CharField(max_length=40, required=False)
    status = serializers.CharField(max_length=40, required=False)
    add = serializers.ListField(child=Line(max_length=40), required=False, max_length=MOST_LABELS)
    remove = serializers.ListField(
        child=Line(max_length=40), required=False, max_length=MOST_LABELS
    )


class BulkChangeOrder(StrictSerializer):
    """Which customers: by id, or all that a list shows."""

    ids = serializers.ListField(child=serializers.UUIDField(), required=False, max_length=500)
    filter = serializers.DictField(
        child=serializers.CharField(max_length=500, allow_blank=True),
        required=False,
        help_text="The query string of `customers/`.",
    )
    change = BulkChangeBody()


class BulkProgressShape(serializers.Serializer[Any]):
    """How far a change of many customers is."""

    id = serializers.CharField()
    state = serializers.ChoiceField(choices=BulkState.choices)
    total = serializers.IntegerField()
    done = serializers.IntegerField()


def note(row: Note, user: User) -> dict[str, Any]:
    """Return a note with what it said before."""
    return {
        "id": str(row.id),
        "text": row.text,
        "author": dict(card(row.author)),
        "created_at": iso(row.created_at),
        "edited_at": iso(row.edited_at),
        "pinned_at": iso(row.pinned_at),
        "mine": row.author_id == user.id,
        "editions": [
            {"text": each.text, "by": dict(card(each.by)), "at": iso(each.at)}
            for each in row.editions.all()
        ],
    }


def file(row: CustomerFile, user: User) -> dict[str, Any]:
    """Return a file with links of five minutes for this person."""
    return {
        "id": str(row.id),
        "file": attachment(row.attachment, Reader(user_id=user.id)),
        "by": dict(card(row.by)),
        "created_at": iso(row.created_at),
        "mine": row.by_id == user.id,
    }


def contact(row: Contact, *, whole: bool = True) -> dict[str, Any]:
    """Return a contact; `whole` with how to reach them."""
    return {
        "id": str(row.id),
        "person": str(row.person_id) if whole else "",
        "name": row.person.name,
        "phone": row.person.phone if whole else "",
        "email": row.person.email if whole else "",
        "role": row.role,
        "is_primary": row.is_primary,
        "is_admin": row.is_admin,
        "has_portal": row.person.portal_user_id is not None,
        "created_at": iso(row.created_at),
    }


def own_company(place: Contact, contacts: list[Contact]) -> dict[str, Any]:
    """Return a company as somebody who speaks for it sees it."""
    return {
        "id": str(place.company_id),
        "name": place.company.name,
        "document_number": place.company.document_number if place.is_admin else "",
        "role": place.role,
        "is_admin": place.is_admin,
        "contacts": [contact(row, whole=place.is_admin) for row in contacts],
    }


def bulk(row: BulkChange) -> dict[str, Any]:
    """Return a change of many customers as far as it is."""
    return {"id": str(row.id), "state": row.state, "total": row.total, "done": done_of(row)}
