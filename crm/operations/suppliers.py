"""Identities that are a supplier's: a thread of their own, nothing asked, nothing granted."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import ProtectedError

from chat.operations import numbers, outsiders
from chat.queries import conversations_of_customer, identities_of
from chat.types import ConversationKind
from crm.models import Communication, Customer, Grant, Reading
from hub.accounts.roles import COUNTER
from hub.kernel.errors import Conflict, Forbidden

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User

log = logging.getLogger(__name__)


class HasWork(Conflict):
    """Something was granted and spent, or paid, in this conversation."""

    code, detail = "has_work", "There is a recharge of theirs: they stay a customer."


@numbers.transacted
def turn(
    *, conversation: Conversation, kind: ConversationKind, by: User, at: datetime
) -> Conversation:
    """Make an outsider a supplier, or a customer again.

    What was opened and granted in the thread goes; turned back, the thread is read again from its
    beginning and gives the same. HasWork where a grant was spent, ProvenCustomer for a portal
    account's own channel.
    """
    if by.role not in COUNTER:
        raise Forbidden("Only the counter works on customers' conversations.")
    identity = conversation.identity
    if identity is None or kind not in (ConversationKind.CUSTOMER, ConversationKind.SUPPLIER):
        raise Conflict("Only for people outside.")
    if kind == ConversationKind.SUPPLIER:
        _take_back(conversation)
    row = outsiders.turn(identity_id=identity.id, kind=kind, by=by, at=at)
    if kind == ConversationKind.SUPPLIER and identity.customer_id is not None:
        _forget(identity.customer_id)
    return row


def _take_back(conversation: Conversation) -> None:
    # Whoever reads on in this thread waits, and finds that there is nothing to read.
    list(Reading.objects.select_for_update().filter(conversation=conversation))
    asked = Communication.objects.filter(conversation=conversation)
    grants = Grant.objects.select_for_update().filter(communication__in=asked)
    if any(grant.recharge_id is not None for grant in grants):
        raise HasWork
    try:
        grants.delete()
        asked.delete()
    except ProtectedError:
        raise HasWork from None
    Reading.objects.filter(conversation=conversation).delete()


def _forget(customer_id: UUID) -> None:
    """Remove the customer that only their channel had made; one somebody wrote about stays."""
    row = Customer.objects.filter(id=customer_id, portal_user=None).first()
    if row is None or identities_of(customer_id).exists():
        return
    if row.document_number or row.email or conversations_of_customer(customer_id).exists():
        return
    try:
        row.delete()
    except ProtectedError:
        log.info("customer_kept", extra={"customer": str(customer_id)})
