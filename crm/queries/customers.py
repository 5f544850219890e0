"""Who our customers are, as each person may know it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Right

from chat.queries import identities_unlinked
from chat.types import ConversationKind
from crm.models import Customer
from crm.types import STRANGER
from hub.accounts.roles import COUNTER, Role
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from chat.models import Identity
    from hub.accounts.models import User


def visible_to(user: User) -> QuerySet[Customer]:
    """Return every customer for those at the counter, oneself for a customer, nobody else."""
    if user.role in COUNTER:
        return Customer.objects.all()
    if user.role == Role.CUSTOMER:
        return Customer.objects.filter(portal_user=user)
    return Customer.objects.none()


def customer_for(user: User, customer_id: UUID) -> Customer:
    """Return one customer this person may see; NotFound otherwise."""
    found = visible_to(user).filter(id=customer_id).first()
    if found is None:
        raise NotFound
    return found


def search(user: User, text: str) -> QuerySet[Customer]:
    """Return the customers whose name, document, phone or e-mail holds the text."""
    rows = visible_to(user)
    if not text:
        return rows
    return rows.filter(
        Q(name__icontains=text)
        | Q(document_number__icontains=text)
        | Q(phone__icontains=text)
        | Q(email__icontains=text)
    )


def own(user: User) -> Customer | None:
    """Return the customer a portal user is, None before the first contact."""
    return Customer.objects.filter(portal_user=user).first()


def by_id(customer_id: UUID | None) -> Customer | None:
    """Return a customer by the id that chat keeps, for use below a check of access."""
    return Customer.objects.filter(id=customer_id).first() if customer_id else None


def unlinked() -> QuerySet[Identity]:
    """Return customers' identities nobody is known for yet, with their conversation."""
    return (
        identities_unlinked()
        .filter(conversation__kind=ConversationKind.CUSTOMER)
        .select_related("conversation", "portal_user")
    )


def called_as_strangers() -> QuerySet[Customer]:
    """Return those still called by an id or a phone whose channel tells a name by now."""
    end = Right("first_identity__external_id", 4)
    called = (
        Q(name__startswith=STRANGER, name__endswith=end)
        | Q(name=F("first_identity__external_id"))
        | Q(name=F("first_identity__phone"))
    )
    named = ~Q(first_identity__name__in=["", F("name")])
    return Customer.objects.filter(called, named, first_identity__isnull=False)
