"""Makes customers of those who write to us, and keeps their name where chat shows it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from chat.operations import identities
from chat.queries import conversations_of_customer
from crm.models import Communication, Customer, Grant, Reading
from crm.queries import customers as queries
from crm.types import Status

if TYPE_CHECKING:
    from chat.models import Conversation, Identity
    from hub.accounts.models import User


def link(*, identity_id: UUID, at: datetime) -> UUID | None:
    """Give an identity its customer, made when missing, and return its conversation's id.

    None when it has one already. Whoever meets it at the same time makes the same customer.
    """
    with transaction.atomic():
        identity = queries.unlinked().filter(id=identity_id).first()
        if identity is None:
            return None
        customer = (
            of_user(identity.portal_user, at=at)
            if identity.portal_user is not None
            else _of_identity(identity, at)
        )
        Reading.objects.get_or_create(conversation=identity.conversation)
        _push(identity.id, customer)
    return UUID(str(identity.conversation.id))


def of_user(user: User, *, at: datetime) -> Customer:
    """Return the customer that a portal user is, made when missing."""
    customer, _ = Customer.objects.get_or_create(
        portal_user=user,
        defaults={
            "name": user.name,
            "phone": user.phone,
            "email": user.email,
            "status": Status.ACTIVE,
            "created_at": at,
            "updated_at": at,
        },
    )
    return customer


def prove(*, conversation: Conversation, user: User, at: datetime) -> Customer:
    """Take it as proven that the outsider of a conversation is this portal user.

    What was asked there until now becomes theirs; the customer made for the identity stays as it
    is when anything else refers to it.
    """
    identity = conversation.identity
    assert identity is not None, "customers write with an identity"
    with transaction.atomic():
        link(identity_id=identity.id, at=at)
        customer = of_user(user, at=at)
        asked = Communication.objects.filter(conversation=conversation)
        Grant.objects.filter(communication__in=asked).update(customer=customer)
        asked.update(customer=customer)
        _push(identity.id, customer)
    return customer


def change(*, customer: Customer, fields: Mapping[str, Any], at: datetime) -> Customer:
    """Correct name, document, phone, e-mail, category or status; chat learns a new name."""
    with transaction.atomic():
        customer = Customer.objects.select_for_update().get(id=customer.id)
        for name, value in fields.items():
            setattr(customer, name, value)
        customer.updated_at = at
        customer.save()
        if "name" in fields:
            for conversation in conversations_of_customer(customer.id):
                if conversation.identity_id is not None:
                    _push(conversation.identity_id, customer)
    return customer


def _of_identity(identity: Identity, at: datetime) -> Customer:
    customer, _ = Customer.objects.get_or_create(
        first_identity=identity,
        defaults={
            "name": identity.name or identity.phone or identity.external_id,
            "phone": identity.phone,
            "created_at": at,
            "updated_at": at,
        },
    )
    return customer


def _push(identity_id: UUID, customer: Customer) -> None:
    identities.link_customer(
        identity_id=identity_id,
        customer_id=customer.id,
        name=customer.name,
        portal_user_id=customer.portal_user_id,
    )
