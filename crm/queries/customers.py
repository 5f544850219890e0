"""Who our customers are, as each person may know it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Right

from chat.queries import identities_unlinked
from chat.types import ConversationKind
from crm.models import Customer
from crm.types import STRANGER, document_key
from hub.accounts.roles import COUNTER, Role
from hub.kernel import phones
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from chat.models import Identity
    from hub.accounts.models import User

FEW = 200  # customers that are named one by one in a question
PHONE_PART = 6  # digits, however they are written, that are looked for in phones


def visible_to(user: User) -> QuerySet[Customer]:
    """Return every customer for those at the counter, oneself for a customer, nobody else.

    Who was joined to another is looked for there.
    """
    if user.role in COUNTER:
        return Customer.objects.filter(merged_into=None)
    if user.role == Role.CUSTOMER:
        return Customer.objects.filter(portal_user=user)
    return Customer.objects.none()


def customer_for(user: User, customer_id: UUID) -> Customer:
    """Return one customer this person may see, joined ones as who they are now; else NotFound."""
    asked = Customer.objects.select_related("merged_into").filter(id=customer_id).first()
    # Asked of what is nobody's as well: how long it takes tells nothing.
    meant = root_of(asked).id if asked is not None else customer_id
    found = visible_to(user).filter(id=meant).first()
    if found is None:
        raise NotFound
    return found


def root_of(customer: Customer) -> Customer:
    """Return who a customer is now: the one they were joined to, however often."""
    while customer.merged_into is not None:
        customer = customer.merged_into
    return customer


def family_of(customer_id: UUID) -> list[UUID]:
    """Return the ids of all who are one person with a customer, whoever of them is asked for."""
    asked = by_id(customer_id)
    found = [root_of(asked).id if asked is not None else customer_id]
    fresh = found
    while fresh:
        rows = Customer.objects.filter(merged_into__in=fresh)
        fresh = list(rows.order_by("id").values_list("id", flat=True))
        found = [*found, *fresh]
    return found


def called(text: str) -> list[UUID] | None:
    """Return who has a text in their name; None where they are too many to be looked for by one.

    What hangs on customers is found by these ids through its own index; where most of it would be
    found, walking through it is quicker. No name has five digits in a row.
    """
    if re.search(r"\d{5}", text):
        return []
    rows = Customer.objects.filter(name__icontains=text).order_by()
    found = list(rows.values_list("id", flat=True)[: FEW + 1])
    return found if len(found) <= FEW else None


def search(user: User, text: str) -> QuerySet[Customer]:
    """Return the customers whose name, phone or e-mail holds the text, or whose document it is.

    A document only as a whole: sign by sign, a search would tell what lists mask.
    """
    rows = visible_to(user)
    if not text:
        return rows
    number = phones.digits(text)
    dialled = Q(phone_key__contains=number) if len(number) >= PHONE_PART else Q(pk=None)
    document = document_key(text)
    named = Q(document_key=document) if document else Q(pk=None)
    return rows.filter(
        named
        | Q(name__icontains=text)
        | Q(phone__icontains=text)
        | Q(email__icontains=text)
        | dialled
    )


def with_document(user: User, number: str) -> QuerySet[Customer]:
    """Return those this person may see who have this document (`A-Z0-9`), as a whole."""
    return visible_to(user).filter(document_key=number).exclude(document_key="").order_by("id")


def by_keys(*, document: str, phone: str) -> list[Customer]:
    """Return the customers of a document, else of a phone: of those alone who are one by now."""
    living = Customer.objects.filter(merged_into=None)
    key = document_key(document)
    if key:
        return list(living.filter(document_key=key).order_by("id")[:2])
    number = phones.canonical(phones.e164(phone))
    return list(living.filter(phone_key=number).order_by("id")[:2]) if number else []


def names_of(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return what customers are called, for use below a check of access."""
    return dict(Customer.objects.filter(id__in=set(ids)).values_list("id", "name"))


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
    rows = Customer.objects.filter(called, named, first_identity__isnull=False)
    return rows.filter(merged_into=None)
