"""Who speaks for a company: added, made the first or its admin, and removed at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from crm.models import Contact, Customer
from crm.operations import entering
from crm.queries.companies import contact_for
from crm.types import CustomerKind
from hub.accounts.operations import invitations
from hub.kernel.errors import Conflict, Forbidden, Invalid

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST = 200
PURPOSE = "company_contact"  # of the invitations that contacts get
PERSON = ("name", "phone", "email", "document_number")


class NotACompany(Invalid):
    """Contacts are of companies."""

    code, detail = "not_a_company", "This customer is a person: only companies have contacts."


class ContactThere(Conflict):
    """They speak for the company already."""

    code, detail = "contact_there", "This person speaks for the company already."


class LastAdmin(Conflict):
    """Nobody would be left to look after the contacts."""

    code, detail = (
        "last_company_admin",
        "Somebody else has to be the company's administrator first.",
    )


def add(
    *,
    company: Customer,
    person: Customer | None = None,
    fields: Mapping[str, Any],
    by: User,
    at: datetime,
    anew: bool = False,
) -> Contact:
    """Let a known customer, or somebody written down now, speak for a company.

    Who did before is known again by e-mail or phone; not `anew`, where nobody of ours asked them.
    """
    with transaction.atomic():
        company = Customer.objects.select_for_update(no_key=True).get(id=company.id)
        _refuse_unless_company(company)
        there = Contact.objects.filter(company=company, removed_at=None)
        if there.count() >= MOST:
            raise Invalid(fields={"company": [f"At most {MOST} contacts."]})
        if person is None:
            person = _person(company, fields, anew=anew, at=at)
        if person.kind != CustomerKind.PERSON:
            raise Invalid(fields={"person": ["A person, no company."]})
        if there.filter(person=person).exists():
            raise ContactThere
        row = Contact(company=company, person=person, added_by=by, created_at=at)
        row.is_primary = not there.exists()
        return _keep(row, fields)


def change(*, contact: Contact, fields: Mapping[str, Any]) -> Contact:
    """Correct somebody's role, or make them the first or the admin of their company."""
    with transaction.atomic():
        Customer.objects.select_for_update(no_key=True).get(id=contact.company_id)
        contact.refresh_from_db()
        if contact.removed_at is not None:
            raise Conflict("They were removed meanwhile.")
        return _keep(contact, fields)


def remove(*, contact: Contact, by: User, at: datetime) -> None:
    """Take somebody out of their company: what they see of it ends with this commit."""
    with transaction.atomic():
        Customer.objects.select_for_update(no_key=True).get(id=contact.company_id)
        rows = Contact.objects.filter(id=contact.id, removed_at=None)
        rows.update(removed_at=at, removed_by=by, is_primary=False, is_admin=False)
        invitations.revoke_about(PURPOSE, contact.person_id, at=at)


def remove_as(*, place: Contact, contact_id: UUID, by: User, at: datetime) -> None:
    """Remove a contact as the admin of the company; LastAdmin for oneself alone."""
    refuse_unless_admin(place)
    contact = contact_for(place.company, contact_id)
    others = Contact.objects.filter(company=place.company, removed_at=None, is_admin=True)
    if contact.is_admin and not others.exclude(id=contact.id).exists():
        raise LastAdmin
    remove(contact=contact, by=by, at=at)


def refuse_unless_admin(place: Contact) -> None:
    """Refuse those who speak for a company without looking after its contacts."""
    if not place.is_admin:
        raise Forbidden("Only the company's administrator does this.")


def _keep(row: Contact, fields: Mapping[str, Any]) -> Contact:
    if fields.get("is_primary"):
        alike = Contact.objects.filter(company=row.company, removed_at=None)
        alike.exclude(id=row.id).update(is_primary=False)
    for name in ("role", "is_primary", "is_admin"):
        if name in fields:
            setattr(row, name, fields[name])
    row.save()
    return row


def _person(company: Customer, fields: Mapping[str, Any], *, anew: bool, at: datetime) -> Customer:
    said = {name: fields[name] for name in PERSON if fields.get(name)}
    there = Contact.objects.filter(company=company, removed_at=None)
    if anew and there.filter(person__email__iexact=said.get("email", "")).exists():
        raise ContactThere
    former = None if anew else _known(company, said)
    return former or entering.make(fields=said, at=at, checked=False)


def _known(company: Customer, said: Mapping[str, str]) -> Customer | None:
    """Return who was a contact here before, by the same e-mail or phone."""
    former = Customer.objects.filter(contact_of__company=company, merged_into=None)
    for name in ("email", "phone"):
        if said.get(name) and (found := former.filter(**{name: said[name]}).first()):
            return found
    return None


def _refuse_unless_company(company: Customer) -> None:
    if company.kind != CustomerKind.COMPANY:
        raise NotACompany
