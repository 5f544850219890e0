"""An advisor writes first: to somebody known on a channel, or to a number that never wrote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from chat.models import Conversation, Identity
from chat.operations import identities, numbers
from chat.operations.conversations.working import claim
from chat.operations.messages.sending import Sent, send
from chat.ports import courier, standing
from chat.queries.conversations import whole
from chat.types import Draft
from hub.accounts.roles import ANSWERING
from hub.kernel.errors import Forbidden, Invalid, NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


@dataclass(frozen=True)
class Started:
    """Where it was said, and what."""

    conversation_id: UUID
    sent: Sent


@numbers.transacted
def start(
    *,
    channel_id: UUID,
    to: str,
    draft: Draft,
    by: User,
    at: datetime,
    customer_id: UUID | None = None,
) -> Started:
    """Say something to a customer, in a conversation that may only begin with it.

    `to` is a phone number, or the id of an identity the channel knows; `customer_id` says whose a
    number is that nobody knew. What is refused leaves neither identity nor conversation behind;
    the same `client_id` again changes nothing.
    Refusals: Forbidden, Invalid, those of `messages.send`, and `customer_first` of the channel.
    """
    if by.role not in ANSWERING:
        raise Forbidden("Only advisors write to customers.")
    row = _conversation(channel_id, to, at)
    if customer_id is not None:
        row = _taken_on(row, customer_id, by=by, at=at)
    sent = send(conversation=row, draft=draft, by=by, at=at)
    if row.assignee_id is None and row.created_at == at:
        claim(conversation=row, by=by, at=at)
    return Started(row.id, sent)


def _conversation(channel_id: UUID, to: str, at: datetime) -> Conversation:
    rows = whole(Conversation.objects.all())
    known = _identity(channel_id, to)
    if known is not None and (found := rows.filter(identity=known).first()) is not None:
        return found
    channel, sender = courier.port().address(channel_id=channel_id, to=to)
    place = identities.place_of(channel, sender, at=at)
    return rows.get(id=place.conversation_id)


def _taken_on(row: Conversation, customer_id: UUID, *, by: User, at: datetime) -> Conversation:
    assert row.identity_id is not None, "people outside have an identity"
    try:
        standing.port().take_on(identity_id=row.identity_id, customer_id=customer_id, by=by, at=at)
    except NotFound:
        raise Invalid(fields={"customer": ["There is no such customer."]}) from None
    return whole(Conversation.objects.all()).get(id=row.id)


def _identity(channel_id: UUID, to: str) -> Identity | None:
    try:
        return Identity.objects.filter(channel_id=channel_id, id=UUID(to)).first()
    except ValueError:
        return None
