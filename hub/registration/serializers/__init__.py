"""Shapes of registration on the wire."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from hub.kernel.clock import iso
from hub.registration import queries
from hub.registration.models import ConsentRecord, Registration, RegistrationDeed
from hub.registration.ports import identity
from hub.registration.types import Deed, DocumentType, Outcome, VerifiedBy, masked
from hub.registration.types.consents import ConsentText

LANGUAGES = ("es", "en")
COMPANIES = (DocumentType.RUC, DocumentType.NIT)


class LookupShape(serializers.Serializer[Any]):
    """Whose document it is, as much of it as a stranger may see."""

    name = serializers.CharField(help_text="Masked: `ROS***** Q*****`.")
    verified = serializers.BooleanField(help_text="The service of names has this document.")


class AddressShape(serializers.Serializer[Any]):
    email = serializers.CharField()


class LinkShape(serializers.Serializer[Any]):
    """A one-time link to hand over."""

    url = serializers.CharField()
    expires_at = serializers.CharField()


class NumberShape(serializers.Serializer[Any]):
    document_number = serializers.CharField()


class DocumentTypeShape(serializers.Serializer[Any]):
    key = serializers.ChoiceField(choices=DocumentType.choices)
    lookup = serializers.BooleanField(help_text="The name can be looked up by number.")
    company = serializers.BooleanField()


class ConsentTextShape(serializers.Serializer[Any]):
    """One text people are asked to agree to."""

    purpose = serializers.CharField()
    version = serializers.CharField()
    required = serializers.BooleanField()  # type: ignore[assignment]
    title = serializers.CharField()
    body = serializers.CharField()
    sha256 = serializers.CharField()


class WaysShape(serializers.Serializer[Any]):
    """How one can register in this house."""

    document_types = DocumentTypeShape(many=True)
    mail = serializers.BooleanField(help_text="Links are mailed; else the counter hands them over.")
    consents = ConsentTextShape(many=True)


class ConsentShape(serializers.Serializer[Any]):
    """One answer somebody gave."""

    purpose = serializers.CharField()
    given = serializers.BooleanField()
    version = serializers.CharField()
    at = serializers.CharField()


class RegistrationShape(serializers.Serializer[Any]):
    """A registration as its owner and the counter see it; the number is whole for its owner."""

    user = serializers.CharField()
    name = serializers.CharField()
    first_name = serializers.CharField()
    last_name = serializers.CharField()
    email = serializers.CharField()
    email_verified = serializers.BooleanField()
    phone = serializers.CharField()
    document_type = serializers.ChoiceField(choices=DocumentType.choices)
    document_number = serializers.CharField()
    verified = serializers.BooleanField()
    verified_how = serializers.ChoiceField(choices=VerifiedBy.choices, allow_blank=True)
    verified_by = serializers.CharField(allow_null=True)
    verified_at = serializers.CharField(allow_null=True)
    outcome = serializers.ChoiceField(choices=Outcome.choices)
    is_active = serializers.BooleanField()
    created_at = serializers.CharField()


class DeedShape(serializers.Serializer[Any]):
    """One line of a registration's history."""

    deed = serializers.ChoiceField(choices=Deed.choices)
    by = serializers.CharField(allow_null=True)
    note = serializers.CharField()
    at = serializers.CharField()


def registrations(rows: list[Registration], *, whole: bool = False) -> list[dict[str, Any]]:
    """Return registrations; their numbers masked unless they are one's own."""
    proven = queries.proven_among([row.user_id for row in rows])
    return [_registration(row, proven.get(row.user_id), whole) for row in rows]


def _registration(row: Registration, proven: str | None, whole: bool) -> dict[str, Any]:
    user, verified = row.user, row.is_verified
    return {
        "user": str(row.user_id),
        "name": user.name,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "email": user.email,
        "email_verified": proven == queries.email_key(user.email),
        "phone": user.phone,
        "document_type": row.document_type,
        "document_number": row.document_number if whole else masked(row.document_number),
        "verified": verified,
        "verified_how": row.verified_how if verified else "",
        "verified_by": row.verified_by.name if verified and row.verified_by else None,
        "verified_at": iso(row.verified_at) if verified else None,
        "outcome": row.outcome,
        "is_active": user.is_active,
        "created_at": iso(row.created_at),
    }


def deed(row: RegistrationDeed) -> dict[str, Any]:
    """Return one line of a history."""
    by = row.by.name if row.by else None
    return {"deed": row.deed, "by": by, "note": row.note, "at": iso(row.at)}


def consent(row: ConsentRecord) -> dict[str, Any]:
    """Return one answer."""
    at = iso(row.at)
    return {"purpose": row.purpose, "given": row.given, "version": row.version, "at": at}


def consent_text(text: ConsentText, language: str) -> dict[str, Any]:
    """Return a text in one language."""
    return {
        "purpose": text.purpose,
        "version": text.version,
        "required": text.required,
        "title": text.title[language],
        "body": text.body[language],
        "sha256": text.digest,
    }


def document_types() -> list[dict[str, Any]]:
    """Return the documents one can register with."""
    port = identity.port()
    return [
        {"key": each.value, "lookup": port.knows(each), "company": each in COMPANIES}
        for each in DocumentType
    ]
