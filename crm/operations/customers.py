"""Makes customers of those who write to us, and keeps their name where chat shows it."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError

from chat.operations import identities
from chat.queries import conversations_of_customer, identities_of
from crm.models import Communication, Customer, Grant, Reading, default_status
from crm.operations import custom, words
from crm.operations.entering import APART, label
from crm.ports.belongings import Move, belongings
from crm.queries import customers as queries
from crm.types import WORD_FIELDS, Meaning, stranger
from hub.kernel.errors import Conflict

if TYPE_CHECKING:
    from chat.models import Conversation, Identity
    from hub.accounts.models import User

log = logging.getLogger(__name__)


class ProvenByAnother(Conflict):
    """Somebody else has shown that this identity is theirs."""

    code, detail = "proven_by_another", "This channel belongs to another account."


def link(*, identity_id: UUID, at: datetime) -> UUID | None:
    """Give an identity its customer, made when missing, and return its conversation's id.

    None when it has one already, or became a supplier's meanwhile. Whoever meets it at the same
    time makes the same customer.
    """
    try:
        return _link(identity_id, at)
    except identities.NotACustomer:
        return None


def _link(identity_id: UUID, at: datetime) -> UUID | None:
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
        push(identity.id, customer)
    return UUID(str(identity.conversation.id))


def take_on(*, identity_id: UUID, customer_id: UUID, by: User, at: datetime) -> None:
    """Take it that somebody nobody knew yet is this customer: one of ours wrote to them there.

    Their portal account, if there is one, has proven nothing by that. Whoever has a customer
    already keeps it. NotFound for a customer `by` may not see.
    """
    with transaction.atomic():
        customer = queries.customer_for(by, customer_id)
        # Nobody joins it to another before the identity is theirs.
        customer = Customer.objects.select_for_update(no_key=True).get(id=customer.id)
        identity = queries.unlinked().filter(id=identity_id).first()
        if identity is not None and identity.portal_user is None:
            Reading.objects.get_or_create(conversation=identity.conversation)
            push(identity.id, queries.root_of(customer))


def of_user(user: User, *, at: datetime) -> Customer:
    """Return the customer that a portal user is, made when missing."""
    customer, _ = Customer.objects.get_or_create(
        portal_user=user,
        defaults={
            "name": user.name,
            "phone": user.phone,
            "email": user.email,
            "status_id": default_status(Meaning.ACTIVE),
            "created_at": at,
            "updated_at": at,
        },
    )
    return customer


def prove(*, conversation: Conversation, user: User, at: datetime) -> Customer:
    """Take it as proven that the outsider of a conversation is this portal user.

    The customer made for the identity becomes the user's own; where they have one already, what
    was asked in the conversation moves there, and the work of other apps that hangs on it.
    ProvenByAnother when it is somebody else's.
    """
    identity = conversation.identity
    assert identity is not None, "customers write with an identity"
    with transaction.atomic():
        link(identity_id=identity.id, at=at)
        identity.refresh_from_db(fields=["customer_id"])
        assert identity.customer_id is not None, "linked a line above"
        # Not against rows that come to refer to them: a credit holds its recharge meanwhile.
        rows = Customer.objects.select_for_update(no_key=True)
        made = rows.get(id=identity.customer_id)
        if made.portal_user_id not in (None, user.id):
            raise ProvenByAnother
        own = rows.filter(portal_user=user).first()
        if own is None:
            own = _adopt(made, user, at)
        elif own != made:
            _move(Move(conversation=conversation, source=made, target=own, by=user, at=at))
        push(identity.id, own, portal_user_id=user.id)
    return own


def learn_name(*, identity_id: UUID, at: datetime) -> None:
    """Call a customer by the name their channel told; one that a person wrote stays."""
    with transaction.atomic():
        rows = queries.called_as_strangers().filter(first_identity=identity_id)
        # Whoever corrects the name at this moment comes first or last, never in between.
        customer = rows.select_for_update(of=("self",)).select_related("first_identity").first()
        if customer is not None and customer.first_identity is not None:
            change(customer=customer, fields={"name": customer.first_identity.name}, at=at)


def change(*, customer: Customer, fields: Mapping[str, Any], at: datetime) -> Customer:
    """Correct what is known of a customer; chat learns a new name.

    `custom` are values by id of their field, `labels` all the words that hang on them.
    """
    with transaction.atomic():
        words.hold(fields)
        customer = Customer.objects.select_for_update().get(id=customer.id)
        renamed = fields.get("name", customer.name) != customer.name
        for name, value in fields.items():
            if name in APART:
                continue
            setattr(customer, WORD_FIELDS.get(name, name), value)
        if "custom" in fields:
            custom.put(customer, fields["custom"])
        customer.updated_at = at
        customer.save()
        if "labels" in fields:
            label(customer, fields["labels"])
        if renamed:
            for conversation in conversations_of_customer(customer.id):
                if conversation.identity_id is not None:
                    push(conversation.identity_id, customer)
    return customer


def _of_identity(identity: Identity, at: datetime) -> Customer:
    customer, _ = Customer.objects.get_or_create(
        first_identity=identity,
        defaults={
            "name": identity.name or identity.phone or _stranger(identity),
            "phone": identity.phone,
            "created_at": at,
            "updated_at": at,
        },
    )
    if customer.merged_into_id is not None:  # joined before it became a supplier's for a while
        return queries.root_of(customer)
    return customer


def _stranger(identity: Identity) -> str:
    return stranger(identity.conversation.channel_kind, identity.external_id)


def _adopt(customer: Customer, user: User, at: datetime) -> Customer:
    customer.portal_user = user
    customer.name = user.name
    if customer.status.meaning != Meaning.ACTIVE:
        customer.status_id = default_status(Meaning.ACTIVE)
    customer.phone, customer.email = user.phone or customer.phone, user.email
    customer.updated_at = at
    customer.save()
    return customer


def _move(move: Move) -> None:
    move_asked(move)
    _learn(move.target, move.source, move.at)
    others = identities_of(move.source.id)
    if others.exclude(conversation=move.conversation).exists():
        return  # they have other channels, which nobody proved
    try:
        with transaction.atomic():
            move.source.delete()
    except ProtectedError:
        log.info("customer_kept", extra={"customer": str(move.source.id)})  # money refers to it


def move_asked(move: Move) -> None:
    """Give what was asked in a conversation to another customer, and the work that hangs on it."""
    asked = Communication.objects.filter(conversation=move.conversation)
    Grant.objects.filter(communication__in=asked).update(customer=move.target)
    asked.update(customer=move.target)
    for _, follow in belongings:
        follow(move)


def _learn(own: Customer, made: Customer, at: datetime) -> None:
    """Take over what the counter wrote down and the portal does not know."""
    known = ("document_number", "phone", "email")
    news = [name for name in known if getattr(made, name) and not getattr(own, name)]
    for name in news:
        setattr(own, name, getattr(made, name))
    own.updated_at = at
    own.save(update_fields=[*news, "updated_at"])


def push(identity_id: UUID, customer: Customer, *, portal_user_id: UUID | None = None) -> None:
    """Show in chat whose an identity is; proven is only the one somebody proved just now."""
    identities.link_customer(
        identity_id=identity_id,
        customer_id=customer.id,
        name=customer.name,
        portal_user_id=portal_user_id,
    )
