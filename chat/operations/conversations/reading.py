"""How far everyone has read."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from chat import live
from chat.models import Conversation, Counter, Member, Message
from chat.operations import notices, numbers
from chat.operations.conversations.places import place_of
from chat.ports import courier
from chat.queries.conversations import is_customer_of
from chat.queries.messages import whole
from chat.types import INSIDE, OUTSIDE, DeliveryState, Direction
from hub.accounts.roles import ANSWERING
from hub.realtime.publish import whisper
from hub.realtime.types import person

if TYPE_CHECKING:
    from hub.accounts.models import User

_MOST_TICKS = 200  # older ones than that nobody looks at


@numbers.transacted
def mark_read(*, conversation: Conversation, number: int, by: User, at: datetime) -> int:
    """Note that somebody has read up to `number` (never less than before); returns the mark.

    A customer's mark on the web channel is the `read` tick of what we wrote to them there.
    """
    last = Counter.objects.values_list("last_number", flat=True).get(conversation=conversation)
    number = min(number, last)
    ticks = is_customer_of(by, conversation) and conversation.channel_kind == "web"
    if ticks:
        numbers.hold(conversation.id)  # before the mark: writers take them in this order
    place = place_of(conversation, by, at=at)
    rows = Member.objects.filter(id=place.id, read_number__lt=number)
    moved = rows.update(read_number=number)
    notices.note_read(conversation, by.id, number, at=at)
    if not moved:
        return max(place.read_number, number)
    if ticks:
        _tick(conversation, number)
    if conversation.kind in INSIDE:
        _tell_the_others(conversation, by, number)
    elif conversation.kind in OUTSIDE and by.role in ANSWERING:
        courier.port().seen(conversation=conversation, number=number)
    live.place_moved(conversation, by)
    return number


def _tick(conversation: Conversation, number: int) -> None:
    unread = Message.objects.filter(
        conversation=conversation,
        direction=Direction.OUT,
        number__lte=number,
        state__in=[DeliveryState.SENT, DeliveryState.DELIVERED],
    )
    rows = list(whole(unread).order_by("-number")[:_MOST_TICKS])[::-1]
    if not rows:
        return
    counter = numbers.advance(conversation.id, changes=len(rows))
    for seq, row in enumerate(rows, start=counter.last_seq - len(rows) + 1):
        row.seq, row.state = seq, DeliveryState.READ
        row.save(update_fields=["seq", "state"])
        live.message_moved(row, conversation)


def _tell_the_others(conversation: Conversation, by: User, number: int) -> None:
    """Among ourselves everyone sees who has read; one's own devices hear of their place."""
    audience = live.audience(conversation) - {person(by.id)}
    data = {"conversation": str(conversation.id), "user": str(by.id), "number": number}
    # It may be dropped: the next head carries the mark again.
    transaction.on_commit(lambda: whisper(audience, "read", data), robust=True)
