"""Words about an order, between who is sent and the customer, in the customer's own channel."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from chat.operations import messages
from chat.queries.messages import stored
from field_service import live
from field_service.models import Order
from field_service.queries.orders import crew, order_for
from field_service.types import TOPIC, topic_of
from hub.kernel.errors import Conflict, Invalid
from hub.reports.operations.notices import notify
from hub.reports.types import Notice

if TYPE_CHECKING:
    from chat.models import Message
    from chat.types import Draft
    from hub.accounts.models import User

WORDS = {"es": "{name} escribió sobre {order}", "en": "{name} wrote about {order}"}


class NoThread(Conflict):
    """The customer writes to us on no channel."""

    code, detail = "no_conversation", "This customer has no conversation to write in."


def write(*, order_id: UUID, draft: Draft, by: User, at: datetime) -> messages.Sent:
    """Write to the customer about an order, as who is sent there or at the counter.

    Raises NotFound, NoThread, and what `chat.operations.messages.send` does.
    """
    row = order_for(by, order_id)
    if row.conversation is None:
        raise NoThread
    if draft.reply_to is not None and not _is_about(draft.reply_to, row):
        raise Invalid(fields={"reply_to": ["Not a message about this order."]})
    draft = replace(draft, topic=topic_of(row.id))
    sent = messages.send(conversation=row.conversation, draft=draft, by=by, at=at)
    _ring(row)
    return sent


def hand_on(*, message_id: UUID, at: datetime) -> None:
    """Tell who is sent that the customer wrote about their order; what it says is in its thread."""
    message = stored(message_id)
    row = _order_of(message) if message is not None else None
    if message is None or row is None:
        return
    for held in row.bookings.filter(crew()).select_related("technician"):
        words = WORDS.get(held.technician.language, WORDS["es"])
        said = Notice(
            kind="order",
            key=f"{topic_of(row.id)}:said",
            title=words.format(name=row.customer.name, order=row.label),
            text=message.text,
            link=f"/orders/{row.id}",
            topic=topic_of(row.id),
            number=message.number,
        )
        notify(held.technician_id, said, at=at)
    _ring(row)


def _order_of(message: Message) -> Order | None:
    if not message.topic.startswith(TOPIC):
        return None
    try:
        order_id = UUID(message.topic.removeprefix(TOPIC))
    except ValueError:
        return None
    here = Order.objects.filter(id=order_id, conversation=message.conversation_id)
    return here.select_related("customer").first()


def _is_about(message_id: UUID, row: Order) -> bool:
    quoted = stored(message_id)
    return quoted is not None and quoted.topic == topic_of(row.id)


def _ring(row: Order) -> None:
    """Let the screens that show an order ask anew."""
    sent = row.bookings.filter(crew()).values_list("technician_id", flat=True)
    live.order_moved(row, set(sent))
