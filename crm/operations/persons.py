"""Answers privacy: whose data is meant, what it says, and what it should say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from crm.models import Customer
from crm.operations import customers
from crm.queries import personal
from crm.queries.customers import customer_for, own, root_of
from crm.serializers.customers import CustomerPatch
from hub.accounts.ports.personal import Subject
from hub.accounts.queries import person_for
from hub.kernel.errors import Invalid
from hub.privacy.types import FIELDS, Person

if TYPE_CHECKING:
    from hub.accounts.models import User


class Customers:
    """The people whose data privacy is asked about."""

    def of_user(self, user: User) -> Person:
        found = own(user)
        subject = Subject(user_id=user.id, customer_id=found.id if found else None)
        return Person(subject=subject, name=found.name if found else user.name)

    def find(self, by: User, customer_id: UUID) -> Person:
        found = customer_for(by, customer_id)
        subject = Subject(user_id=found.portal_user_id, customer_id=found.id)
        return Person(subject=subject, name=found.name)

    def names(self, customer_ids: set[UUID]) -> Mapping[UUID, str]:
        return dict(Customer.objects.filter(id__in=customer_ids).values_list("id", "name"))

    def now(self, subject: Subject) -> Mapping[str, str]:
        row = _meant(subject)
        return {name: getattr(row, name) for name in FIELDS} if row is not None else {}

    def correct(self, subject: Subject, fields: Mapping[str, str], *, at: datetime) -> None:
        row = _meant(subject)
        if row is None and subject.user_id is not None:
            # Nobody wrote them down so far: what is right about them is known from now on.
            row = customers.of_user(person_for(subject.user_id), at=at)
        if row is None:
            raise Invalid(fields={"changes": ["Nothing is kept about this person any more."]})
        checked = CustomerPatch(data=dict(fields))
        if not checked.is_valid():
            raise Invalid(fields=dict(checked.errors))
        customers.change(customer=row, fields=checked.validated_data, at=at)


def _meant(subject: Subject) -> Customer | None:
    """Return who somebody is now: the one they were joined to since they asked."""
    row = personal.root_of_subject(subject)
    return root_of(row) if row is not None else None
