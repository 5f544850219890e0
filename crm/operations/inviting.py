"""A company's admin invites colleagues; who accepts is the customer they were written as."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from crm.models import Contact, Customer
from crm.operations import companies
from hub.accounts.operations import invitations
from hub.accounts.operations.invitations import Guest
from hub.accounts.roles import Role
from hub.accounts.staff_queries import accepted as who_accepted
from hub.kernel.buckets import SharedBuckets
from hub.kernel.errors import RateLimited

if TYPE_CHECKING:
    from hub.accounts.models import User

PURPOSE = "company_contact"
AT_ONCE, PER_HOUR = 20, 20  # mails that one admin of a company has the house send
_buckets = SharedBuckets("company-invitations")


def invite(
    *, place: Contact, fields: Mapping[str, Any], by: User, at: datetime
) -> tuple[Contact, str]:
    """Write somebody down as a contact of one's company and keep an account for them.

    Returns the link that makes it; it is mailed where mail is set up. Nobody is a contact again
    without having accepted, even who was one before. RateLimited.
    """
    companies.refuse_unless_admin(place)
    if wait := _buckets.wait(str(by.pk), per_second=PER_HOUR / 3600, burst=AT_ONCE):
        raise RateLimited(retry_after=wait)
    with transaction.atomic():
        row = companies.add(company=place.company, fields=fields, by=by, at=at, anew=True)
        first, _, last = row.person.name.partition(" ")
        guest = Guest(role=Role.CUSTOMER, email=row.person.email, first_name=first, last_name=last)
        kept = invitations.invite(guest, by=by, at=at, purpose=PURPOSE, about=row.person_id)
    return row, invitations.link_of(kept)


def settle(*, at: datetime) -> int:
    """Join every account to the contact it was kept for; returns how many were."""
    waiting = Contact.objects.filter(removed_at=None, person__portal_user=None)
    found = who_accepted(PURPOSE, waiting.values_list("person_id", flat=True))
    for customer_id, user_id in found.items():
        _join(customer_id, user_id, at)
    return len(found)


def _join(customer_id: UUID, user_id: UUID, at: datetime) -> None:
    """Take an account to be this customer's; whoever is one already speaks in their place."""
    with transaction.atomic():
        rows = Customer.objects.select_for_update(no_key=True)
        row = rows.filter(id=customer_id, portal_user=None, merged_into=None).first()
        own = Customer.objects.filter(portal_user_id=user_id).first()
        if own is not None:
            theirs = Contact.objects.filter(person=customer_id, removed_at=None)
            there = Contact.objects.filter(person=own, removed_at=None).values("company")
            theirs.exclude(company__in=there).update(person=own)
        elif row is not None:
            row.portal_user_id, row.updated_at = user_id, at
            row.save(update_fields=["portal_user", "updated_at"])
