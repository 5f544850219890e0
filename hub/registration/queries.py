"""Who registered, what of it was verified, what they agreed to."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from hub.accounts.roles import COUNTER
from hub.kernel.errors import NotFound
from hub.registration.models import ConsentRecord, ProvenEmail, Registration, RegistrationDeed
from hub.registration.types import Claim, Document
from hub.registration.types.documents import documents_meant

if TYPE_CHECKING:
    from hub.accounts.models import User

LONGEST_EMAIL = 254


def visible_to(user: User) -> QuerySet[Registration]:
    """Return every registration for those at the counter, one's own for others."""
    rows = Registration.objects.select_related("user", "verified_by")
    return rows if user.role in COUNTER else rows.filter(user=user.pk)


def registration_for(user: User, user_id: UUID) -> Registration:
    """Return the registration of an account this person may see; NotFound otherwise."""
    found = visible_to(user).filter(user=user_id).first()
    if found is None:
        raise NotFound
    return found


def search(user: User, *, words: str, unverified: bool) -> QuerySet[Registration]:
    """Return registrations whose name, e-mail or document (whole) is asked for."""
    rows = visible_to(user).exclude(document_number="")
    if unverified:
        rows = rows.filter(verified_at=None)
    for word in words.replace("\0", " ").split()[:5]:
        rows = rows.filter(
            Q(user__first_name__icontains=word)
            | Q(user__last_name__icontains=word)
            | Q(user__email__iexact=word)
            | Q(document_number__iexact=word)
        )
    return rows


def is_taken(document: Document) -> bool:
    """Whether an account has this document."""
    return Registration.objects.filter(
        document_type=document.type, document_number=document.number
    ).exists()


def claim_of(registration: Registration) -> Claim:
    """Return what a registered person says, for those who stand above."""
    user = registration.user
    return Claim(
        user_id=user.pk,
        name=f"{user.first_name} {user.last_name}".strip(),
        email=user.email,
        phone=user.phone,
        document=registration.document,
        verified=registration.is_verified,
    )


def claims(user_ids: list[UUID]) -> dict[UUID, Claim]:
    """Return the claims of these accounts by id, without those that never registered."""
    rows = Registration.objects.select_related("user").filter(user__in=user_ids)
    return {row.user_id: claim_of(row) for row in rows}


def consents_of(user_id: UUID) -> dict[str, bool]:
    """Return what holds of each purpose somebody was asked about."""
    rows = ConsentRecord.objects.filter(user=user_id).order_by("at", "id")
    return dict(rows.values_list("purpose", "given"))


def consent_rows(user_id: UUID) -> QuerySet[ConsentRecord]:
    """Return every answer somebody gave."""
    return ConsentRecord.objects.filter(user=user_id)


def deeds_of(user_id: UUID) -> QuerySet[RegistrationDeed]:
    """Return what was done to a registration."""
    return RegistrationDeed.objects.select_related("by").filter(user=user_id)


def owner_of_email(typed: str) -> UUID | None:
    """Return the account that has proven this address, None where nobody has."""
    key = email_key(typed)
    found = ProvenEmail.objects.select_related("user").filter(key=key).first()
    return found.user_id if found is not None and "@" in key and holds(found) else None


def is_proven(address: str, *, since: datetime) -> bool:
    """Whether the owner of an address has opened its mailbox after an instant."""
    return ProvenEmail.objects.filter(key=email_key(address), proven_at__gt=since).exists()


def holds(proof: ProvenEmail) -> bool:
    """Whether the account still names the address it has proven: an admin may give it another."""
    return proof.key == email_key(proof.user.email)


def owner_of_document(typed: str) -> UUID | None:
    """Return the account with the document somebody typed; the likeliest type comes first."""
    meant = documents_meant(typed)
    rows = Registration.objects.filter(document_number__in=[each.number for each in meant])
    known = {
        (row.document_type, row.document_number): row.user_id
        for row in rows.exclude(document_number="")
    }
    return next((known[key] for each in meant if (key := (each.type, each.number)) in known), None)


def email_is_proven(user: User) -> bool:
    """Whether somebody opened the mailbox of the address their account names."""
    return ProvenEmail.objects.filter(user=user.pk, key=email_key(user.email)).exists()


def proven_among(user_ids: list[UUID]) -> dict[UUID, str]:
    """Return the proven addresses of these accounts by id."""
    rows = ProvenEmail.objects.select_related("user").filter(user__in=user_ids)
    return {row.user_id: row.key for row in rows if holds(row)}


def email_key(address: str) -> str:
    """Return an address as it is compared."""
    return address.strip().lower()[:LONGEST_EMAIL]
