"""Opens inquiries: by the customer in the portal, by an advisor from the thread."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction

from chat.operations import identities, numbers, words
from chat.ports import courier
from chat.queries import visible_to
from crm.models import Customer, Inquiry
from crm.operations import customers
from crm.operations.inquiries import notices, records, thread
from crm.queries.customers import by_id, root_of
from crm.types import InquiryStepKind
from hub.accounts.queries import house_bot
from hub.accounts.roles import ANSWERING
from hub.kernel.errors import Conflict, Forbidden, Invalid

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User


class NotYetKnown(Conflict):
    """Nobody knows yet whose conversation this is."""

    code, detail = "not_yet_known", "The customer is not known yet; try again in a moment."


def open_by_customer(
    *, user: User, subject: str, body: str, client_id: UUID | None, at: datetime
) -> Inquiry:
    """Ask something in the portal; the answer goes to where they wrote to us last.

    The same `client_id` again returns what it opened.
    """
    known = _known(user, client_id)
    if known is not None:
        return known
    with transaction.atomic():
        conversation = _conversation_of(user, at)
        if conversation.identity is not None and conversation.identity.customer_id is None:
            customers.link(identity_id=conversation.identity.id, at=at)
        customer = customers.of_user(user, at=at)
    return _open(customer, conversation, subject, body, user, client_id, at)


def open_in_thread(
    *,
    conversation: Conversation,
    subject: str,
    body: str,
    by: User,
    at: datetime,
    client_id: UUID | None = None,
) -> Inquiry:
    """Write down what the customer of a conversation wants to know; its opener looks after it.

    Raises Forbidden, NotYetKnown.
    """
    if by.role not in ANSWERING:
        raise Forbidden("Only advisors write down what customers ask.")
    known = _known(by, client_id)
    if known is not None:
        return known
    customer = by_id(conversation.identity.customer_id) if conversation.identity else None
    if customer is None:
        raise NotYetKnown
    return _open(customer, conversation, subject, body, by, client_id, at)


def open_by_house(
    *,
    customer_id: UUID,
    conversation: Conversation | None,
    subject: str,
    body: str,
    client_id: UUID,
    at: datetime,
) -> Inquiry | None:
    """Open an inquiry that nobody typed, as after a bad rating; the same `client_id` only once.

    None where the customer has neither a conversation nor the portal.
    """
    bot = house_bot()
    known = _known(bot, client_id)
    if known is not None:
        return known
    customer = by_id(customer_id)
    if customer is None:
        return None
    if conversation is None and customer.portal_user is not None:
        conversation = _conversation_of(customer.portal_user, at)
    if conversation is None:
        return None
    return _open(customer, conversation, subject, body, bot, client_id, at)


def _open(
    customer: Customer,
    conversation: Conversation,
    subject: str,
    body: str,
    by: User,
    client_id: UUID | None,
    at: datetime,
) -> Inquiry:
    subject, body = words.line(subject, 120), words.text(body).strip()
    if not subject:
        raise Invalid(fields={"subject": ["Say what it is about."]})
    row = Inquiry(
        conversation=conversation,
        subject=subject,
        body=body,
        assignee=conversation.assignee or (by if by.role in ANSWERING else None),
        client_id=client_id,
        opened_by=by,
        created_at=at,
        updated_at=at,
    )
    row.due_at = records.promised(row, at)
    try:
        return _store(row, customer, by, at)
    except IntegrityError:
        if (known := _known(by, client_id)) is not None:
            return known
        raise


@numbers.transacted
def _store(row: Inquiry, customer: Customer, by: User, at: datetime) -> Inquiry:
    # Nobody joins the customer to another before it is theirs.
    customer = root_of(Customer.objects.select_for_update(no_key=True).get(id=customer.id))
    row.customer = row.made_for = customer
    with transaction.atomic():
        row.save(force_insert=True)
    records.note(row, kind=InquiryStepKind.OPENED, by=by, at=at)
    if by.role not in ANSWERING:
        notices.tell_asked(row, at=at)
    thread.post(row, by=by, text=row.body, at=at)
    return row


def _conversation_of(user: User, at: datetime) -> Conversation:
    proven = visible_to(user).select_related("identity", "assignee", "team")
    found: Conversation | None = proven.order_by("-last_message_at", "-id").first()
    if found is not None:
        return found
    return identities.web_conversation(channel=courier.port().web(), user=user, at=at)


def _known(by: User, client_id: UUID | None) -> Inquiry | None:
    if client_id is None:
        return None
    return Inquiry.objects.filter(opened_by=by, client_id=client_id).first()
