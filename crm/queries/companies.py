"""Companies, the people who speak for them, and for whom a portal user may act."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from crm.models import Contact, Customer
from crm.queries.customers import customer_for, family_of, own, root_of
from hub.accounts.roles import Role
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


def contacts_of(company: Customer) -> QuerySet[Contact]:
    """Return who speaks for a company now, the first among them first."""
    rows = Contact.objects.filter(company__in=family_of(company.id), removed_at=None)
    return rows.select_related("person").order_by("-is_primary", "person__name", "id")


def contact_for(company: Customer, contact_id: UUID) -> Contact:
    """Return one who speaks for this company now; NotFound otherwise."""
    found = contacts_of(company).filter(id=contact_id).first()
    if found is None:
        raise NotFound
    return found


def companies_of(person: Customer) -> list[Customer]:
    """Return the companies somebody speaks for now."""
    return sorted({root_of(each.company) for each in _places(person)}, key=lambda row: row.name)


def spoken_for(user: User) -> list[Contact]:
    """Return a portal user's places in companies: asked anew each time, removal tells at once."""
    person = own(user)
    return _places(person) if person is not None else []


def _places(person: Customer) -> list[Contact]:
    rows = Contact.objects.filter(person__in=family_of(person.id), removed_at=None)
    return list(rows.select_related("company__merged_into").order_by("company__name", "id"))


def acts_for(user: User) -> list[UUID]:
    """Return who a portal user may see and ask things for: themselves, and companies they run."""
    person = own(user)
    if person is None:
        return []
    run = [place.company_id for place in _places(person) if place.is_admin]
    return [each for root in (person.id, *run) for each in family_of(root)]


def party_for(user: User, customer_id: UUID) -> Customer:
    """Return a customer this person may see or acts for, as who they are now; else NotFound."""
    if user.role == Role.CUSTOMER and customer_id in acts_for(user):
        return root_of(Customer.objects.select_related("merged_into").get(id=customer_id))
    return customer_for(user, customer_id)


def portal_users_of(customer: Customer) -> set[UUID]:
    """Return the sign-ins that see what is a customer's: their own, and of who runs a company."""
    rows = Contact.objects.filter(company__in=family_of(customer.id), removed_at=None)
    roots = {root_of(place.person) for place in rows.filter(is_admin=True).select_related("person")}
    return {each.portal_user_id for each in (customer, *roots) if each.portal_user_id is not None}


def place_for(user: User, company_id: UUID) -> Contact:
    """Return a portal user's place in one company; NotFound otherwise."""
    found = next((each for each in spoken_for(user) if each.company_id == company_id), None)
    if found is None:
        raise NotFound
    return found
