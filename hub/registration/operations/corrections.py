"""Corrects what somebody registered with, and verifies by hand what no service could."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from hub.accounts.operations import people
from hub.accounts.roles import ANSWERING
from hub.kernel.errors import Conflict, Forbidden
from hub.registration import queries
from hub.registration.models import Registration
from hub.registration.operations import deeds, identity, registering
from hub.registration.operations.showing import refuse_copying
from hub.registration.ports import customers
from hub.registration.types import Deed, Document, VerifiedBy
from hub.registration.types.naming import key_of

if TYPE_CHECKING:
    from hub.accounts.models import User


class VerifiedAlready(Conflict):
    """Name and document were seen to belong together; only the counter corrects them now."""

    code = "verified_already"
    detail = "Your identity is verified; ask at the counter to correct it."


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What stands in place of what was registered."""

    document: Document
    first_name: str
    last_name: str


def correct(
    registration: Registration, correction: Correction, *, by: User, at: datetime
) -> Registration:
    """Put another document or name on an account and ask the service of names about it again.

    Somebody whose identity is verified is corrected by the counter only: VerifiedAlready. The
    verification of before is gone. Forbidden, DocumentTaken.
    """
    _refuse(registration, by)
    outcome = identity.compare(
        correction.document,
        first_name=correction.first_name,
        last_name=correction.last_name,
        at=at,
    )
    with transaction.atomic():
        row = _held(registration)
        _refuse(row, by)
        before = f"{row.document_type} {row.document.masked}"
        people.correct(row.user, first_name=correction.first_name, last_name=correction.last_name)
        row.document_type = correction.document.type
        row.document_number = correction.document.number
        for name, value in registering.checked(row.user, outcome, at).items():
            setattr(row, name, value)
        registering.save(row)
        after = f"{row.document_type} {row.document.masked}"
        deeds.note(row.user, Deed.CORRECTED, at=at, by=by, note=f"{before} → {after}: {outcome}")
        customers.port().meet(queries.claim_of(row), news=frozenset({"document", "name"}), at=at)
    return row


def verify(registration: Registration, *, by: User, note: str, at: datetime) -> Registration:
    """Take it from one of ours, who saw the document, that it belongs to the name; Forbidden."""
    if by.role not in ANSWERING:
        raise Forbidden
    with transaction.atomic():
        row = _held(registration)
        if row.is_verified:
            return row
        row.verified_at, row.verified_by = at, by
        row.verified_how = VerifiedBy.HAND
        row.verified_name = key_of(first_name=row.user.first_name, last_name=row.user.last_name)
        row.save()
        deeds.note(row.user, Deed.VERIFIED, at=at, by=by, note=note)
        customers.port().meet(queries.claim_of(row), news=registering.DOCUMENT, at=at)
    return row


def show(registration: Registration, *, by: User, at: datetime) -> str:
    """Return a whole document number, and keep who of us looked at it; Forbidden, RateLimited."""
    refuse_copying(by)
    deeds.note(registration.user, Deed.SHOWN, at=at, by=by)
    return str(registration.document_number)


def _refuse(registration: Registration, by: User) -> None:
    if by.pk == registration.user_id:
        if registration.is_verified:
            raise VerifiedAlready
    elif by.role not in ANSWERING:
        raise Forbidden


def _held(registration: Registration) -> Registration:
    """Return the row as it is now, with its person's row held first."""
    user = people.held(registration.user_id)
    row = Registration.objects.select_for_update(of=("self",)).get(user=user)
    row.user = user
    return row
