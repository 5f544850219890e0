"""What registration keeps about a person, for those who ask for it or want it forgotten."""

from collections.abc import Iterator
from typing import Any

from hub.accounts.ports.personal import Keeper, Kept, Subject
from hub.kernel.clock import iso
from hub.registration.models import (
    ConsentRecord,
    Link,
    ProvenEmail,
    Registration,
    RegistrationDeed,
)


class Documents(Keeper):
    """The document of an account, and what was done to it."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        for row in Registration.objects.filter(user=subject.user_id):
            yield {
                "document_type": row.document_type,
                "document_number": row.document_number,
                "outcome": row.outcome,
                "checked_at": iso(row.checked_at),
                "verified_at": iso(row.verified_at),
                "created_at": iso(row.created_at),
            }
        for deed in RegistrationDeed.objects.filter(user=subject.user_id).order_by("at", "id"):
            yield {"deed": deed.deed, "note": deed.note, "at": iso(deed.at)}

    def forget(self, subject: Subject) -> Kept | None:
        Registration.objects.filter(user=subject.user_id).update(
            document_number="",
            verified_at=None,
            verified_how="",
            verified_by=None,
            verified_name="",
        )
        count = RegistrationDeed.objects.filter(user=subject.user_id).count()
        reason = "History of the account, its documents masked: DS 016-2024-JUS (proof of duties)"
        return Kept(kind="registration_deeds", count=count, reason=reason) if count else None


class Consents(Keeper):
    """Every consent given or taken back, with its proof."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        for row in ConsentRecord.objects.filter(user=subject.user_id).order_by("at", "id"):
            yield {
                "purpose": row.purpose,
                "given": row.given,
                "version": row.version,
                "sha256": row.digest,
                "language": row.language,
                "ip": row.ip,
                "user_agent": row.user_agent,
                "at": iso(row.at),
            }

    def forget(self, subject: Subject) -> Kept | None:
        count = ConsentRecord.objects.filter(user=subject.user_id).count()
        reason = "Proof of consent: Ley 29733 art. 13.5, Ley 1581 de 2012 art. 9"
        return Kept(kind="consents", count=count, reason=reason) if count else None


class Links(Keeper):
    """Proven addresses and the links that were given out."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        for proven in ProvenEmail.objects.filter(user=subject.user_id):
            yield {"email": proven.key, "proven_at": iso(proven.proven_at)}
        for link in Link.objects.filter(user=subject.user_id).order_by("made_at", "id"):
            yield {
                "purpose": link.purpose,
                "address": link.address,
                "made_at": iso(link.made_at),
                "used_at": iso(link.used_at),
            }

    def forget(self, subject: Subject) -> Kept | None:
        ProvenEmail.objects.filter(user=subject.user_id).delete()
        Link.objects.filter(user=subject.user_id).delete()
        return None
