"""A company's admin invites colleagues; who accepts is the customer they were written as."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from crm.models import Contact, Customer
from crm.operations import companies
from crm.operations.companies import PURPOSE
from crm.queries.companies import contact_for
from hub.accounts.operations import invitations
from hub.accounts.operations.invitations import Guest
from hub.accounts.roles import Role
from hub.accounts.staff_queries import accepted as who_accepted
from hub.kernel.buckets import SharedBuckets
from hub.kernel.errors import Conflict, RateLimited

if TYPE_CHECKING:
    from hub.accounts.models import Invitation, User

AT_ONCE, PER_HOUR = 20, 20  # mails that one admin of a company has the house send
_buckets = SharedBuckets("company-invitations")


class AlreadyIn(Conflict):
    """They came: there is nothing to invite them to."""

    code, detail = "contact_came", "This person already has an account."


def invite(
    *, place: Contact, fields: Mapping[str, Any], by: User, at: datetime
) -> tuple[Contact, str]:
    """Write somebody down as a contact of one's company and keep an account for them.

    Returns the link that makes it; it is mailed where mail is set up. Nobody is a contact again
    without having accepted, even who was one before. RateLimited.
    """
    _refuse(place, by)
    with transaction.atomic():
        row = companies.add(company=place.company, fields=fields, by=by, at=at, anew=True)
        kept = _keep_place(row.person, by, at)
    return row, invitations.link_of(kept)


def renew(*, place: Contact, contact_id: UUID, by: User, at: datetime) -> tuple[Contact, str]:
    """Give a contact who has not come yet another link; the links before are dead.

    AlreadyIn where they have an account, RateLimited.
    """
    _refuse(place, by)
    with transaction.atomic():
        row = contact_for(place.company, contact_id)
        if row.person.portal_user_id is not None:
            raise AlreadyIn
        invitations.revoke_about(PURPOSE, row.person_id, at=at)
        kept = _keep_place(row.person, by, at)
    return row, invitations.link_of(kept)


def settle(*, at: datetime) -> int:
    """Join every account to the contact it was kept for; returns how many were."""
    waiting = Contact.objects.filter(removed_at=None, person__portal_user=None)
    found = who_accepted(PURPOSE, waiting.values_list("person_id", flat=True))
    for customer_id, user_id in found.items():
        _join(customer_id, user_id, at)
    return len(found)


def _refuse(place: Contact, by: User) -> None:
    companies.refuse_unless_admin(place)
    if wait := _buckets.wait(str(by.pk), per_second=PER_HOUR / 3600, burst=AT_ONCE):
        raise RateLimited(retry_after=wait)


def _keep_place(person: Customer, by: User, at: datetime) -> Invitation:
    first, _, last = person.name.partition(" ")
    guest = Guest(role=Role.CUSTOMER, email=person.email, first_name=first, last_name=last)
    return invitations.invite(guest, by=by, at=at, purpose=PURPOSE, about=person.id)


def _join(customer_id: UUID, user_id: UUID, at: datetime) -> None:
    """Take an account to be this customer's; whoever is one already speaks in their place."""
    with transaction.atomic():
        rows = Customer.objects.select_for_update(no_key=True)
        row = rows.filter(id=customer_id, portal_user=None, merged_into=None).first()
        own = Customer.objects.filter(portal_user_id=user_id).first()
        if own is not None:
            theirs = Contact.objects.filter(person=customer_id, removed_at=None)
            there = Contact.objects.filter(person=own, removed_at=None).values_list(
                "company_id", flat=True
            )
            # Who speaks there already speaks once.
            theirs.filter(company__in=list(there)).update(
                removed_at=at, is_primary=False, is_admin=False
            )
            theirs.update(person=own)
        elif row is not None:
            row.portal_user_id, row.updated_at = user_id, at
            row.save(update_fields=["portal_user", "updated_at"])
