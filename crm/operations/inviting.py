"""A company's admin invites colleagues; who accepts is the customer they were written as."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from crm.models import Contact, Customer
from crm.operations import companies
from crm.ports import inviting

if TYPE_CHECKING:
    from hub.accounts.models import User


def invite(*, place: Contact, fields: Mapping[str, Any], by: User, at: datetime) -> Contact:
    """Write somebody down as a contact of one's company and send them the link to an account."""
    companies.refuse_unless_admin(place)
    with transaction.atomic():
        row = companies.add(company=place.company, fields=fields, by=by, at=at)
        if row.person.portal_user_id is None:
            inviting.port().invite(
                customer_id=row.person_id,
                name=row.person.name,
                email=row.person.email,
                by=by,
                at=at,
            )
    return row


def accepted(*, customer_id: UUID, user: User, at: datetime) -> None:
    """Take an account to be this customer's; nothing where they or it have another by now."""
    with transaction.atomic():
        rows = Customer.objects.select_for_update(no_key=True)
        row = rows.filter(id=customer_id, portal_user=None, merged_into=None).first()
        if row is not None and not Customer.objects.filter(portal_user=user).exists():
            row.portal_user, row.updated_at = user, at
            row.save(update_fields=["portal_user", "updated_at"])
