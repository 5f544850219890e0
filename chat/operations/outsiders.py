"""What an outside person is to us: a customer or a supplier, spam, somebody who wants no more."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from chat.events import ConversationChanged
from chat.models import Conversation, Identity
from chat.operations import numbers, wishes
from chat.operations.conversations import events
from chat.queries.conversations import may_answer
from chat.types import ConversationKind, ConversationState, Direction
from hub.accounts.roles import COUNTER
from hub.kernel.errors import Conflict, Forbidden
from hub.kernel.events import announce

if TYPE_CHECKING:
    from hub.accounts.models import User


class ProvenCustomer(Conflict):
    """The identity was proven to be a portal user's own."""

    code, detail = "proven_customer", "This channel belongs to a portal account."


@numbers.transacted
def turn(*, identity_id: UUID, kind: ConversationKind, by: User, at: datetime) -> Conversation:
    """Make an identity a supplier's or a customer's; a supplier is nobody's customer any more.

    The thread stays as it is, with a line about it. ProvenCustomer for a portal user's own.
    """
    conversation = Conversation.objects.get(identity_id=identity_id)
    if by.role not in COUNTER:
        raise Forbidden("Only the counter says who is a supplier.")
    identity = _locked(conversation)
    if conversation.kind == kind:
        return conversation
    if identity.portal_user_id is not None:
        raise ProvenCustomer
    identity.customer_id, identity.customer_name = None, ""
    identity.save(update_fields=["customer_id", "customer_name"])
    row = events.note(
        conversation, f"is_{kind}", by=by, at=at, change=lambda row: setattr(row, "kind", kind)
    )
    announce(ConversationChanged(conversation_id=row.id))
    return row


@numbers.transacted
def set_spam(*, conversation: Conversation, spam: bool, by: User, at: datetime) -> Conversation:
    """Put somebody aside as spam, or take them back.

    Spam is resolved and stays so whatever comes: it is stored, and rings, waits and counts no more.
    """
    identity = _held(conversation, by)
    if (identity.spam_at is not None) == spam:
        return conversation
    identity.spam_at = at if spam else None
    identity.save(update_fields=["spam_at"])

    def change(row: Conversation) -> None:
        row.state = ConversationState.RESOLVED if spam else ConversationState.OPEN
        row.snoozed_until = None
        theirs = (row.last_message or {}).get("direction") == Direction.IN
        row.needs_reply_since = at if theirs and not spam else None
        row.queued_at = None
        row.await_somebody(at=at)

    row = events.note(conversation, "spam" if spam else "not_spam", by=by, at=at, change=change)
    announce(ConversationChanged(conversation_id=row.id))
    return row


@numbers.transacted
def set_opted_out(
    *, conversation: Conversation, opted_out: bool, by: User, at: datetime
) -> Conversation:
    """Note by hand that somebody wants nothing automatic, or does again, on all their channels."""
    identity = _held(conversation, by)
    if opted_out and wishes.opt_out(identity, at=at):
        return events.note(conversation, "opted_out", by=by, at=at, change=_shown)
    if not opted_out and wishes.let_back(identity_id=identity.id, at=at):
        return events.note(conversation, "opted_in", by=by, at=at, change=_shown)
    return conversation


def _held(conversation: Conversation, by: User) -> Identity:
    """Return a conversation's outsider, locked, for who answers there; Forbidden for others."""
    if conversation.identity_id is None:
        raise Conflict("Only for people outside.")
    if not may_answer(by, conversation):
        raise Forbidden("Only advisors work on customers' conversations.")
    return _locked(conversation)


def _locked(conversation: Conversation) -> Identity:
    """Return a conversation's outsider as they stand when nobody else writes it."""
    numbers.hold(conversation.id)
    conversation.refresh_from_db(fields=["kind", "state"])
    return Identity.objects.get(conversation=conversation)


def _shown(row: Conversation) -> None:
    """The conversation's row says it, too."""
