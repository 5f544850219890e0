"""From what happened to rows for those who want to know: each fact once for each subscription.

Messages are found by their numbers, which have no holes and stand in commit order, so nothing is
passed over; a bell only makes it quick.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from chat.models import Conversation, HookDelivery, HookMark, Message, Subscription
from chat.operations import numbers
from chat.operations.telling import saying, standing
from chat.ports.facts import Fact
from chat.queries.conversations import whole
from chat.queries.hooks import listening, moved_untold
from chat.queries.messages import whole as whole_messages
from chat.types import INSIDE, OUTSIDE, Direction, Kind
from hub.kernel.clock import iso
from hub.kernel.models import Mark

log = logging.getLogger(__name__)

MARK = "programs told"
OVERLAP = timedelta(minutes=5)  # for slow commits, and clocks that differ
MARK_MOVES = timedelta(seconds=30)
AT_ONCE = 200  # messages of a conversation in one transaction
RECEIVED, SENT, NOTE = "message.received", "message.sent", "note.added"
CHANGED = "conversation.changed"


def gather(*, at: datetime) -> None:
    """Make the rows of everything that has happened and is not noted yet."""
    mark = Mark.objects.filter(name=MARK).first()
    wanting, failed = list(listening()), False
    if wanting:
        since = (mark.at if mark is not None else at) - OVERLAP
        for conversation_id in moved_untold(wanting, since=since):
            try:
                while _look_through(conversation_id, wanting, at=at):
                    pass
            except Exception:  # one that fails spares the rest, and is looked at again
                failed = True
                log.exception("programs_not_told", extra={"conversation": str(conversation_id)})
    if not failed and (mark is None or mark.at < at - MARK_MOVES):
        Mark.put(MARK, at)


def tell(fact: Fact, *, to: Sequence[Subscription], at: datetime) -> None:
    """Make a row for each subscription that wants this, inside the caller's transaction.

    What happened first is told first, as far as the other end takes it.
    """
    told_at = iso(fact.happened_at)
    payload = {"id": fact.event_id, "event": fact.kind, "at": told_at, **fact.told}
    HookDelivery.objects.bulk_create(
        [
            HookDelivery(
                subscription=each,
                event_id=fact.event_id,
                kind=fact.kind,
                payload=payload,
                next_try_at=min(fact.happened_at, at),
                created_at=at,
            )
            for each in to
            if fact.kind in each.events and each.conversation_id in (None, fact.conversation_id)
        ],
        ignore_conflicts=True,
    )


@numbers.transacted
def _look_through(conversation_id: UUID, wanting: Sequence[Subscription], *, at: datetime) -> bool:
    """Note one stretch of a conversation; True when there is more."""
    HookMark.objects.bulk_create([HookMark(conversation_id=conversation_id)], ignore_conflicts=True)
    mark = HookMark.objects.select_for_update().get(conversation=conversation_id)
    # Read before the messages: all up to its last number are there to be seen.
    row = whole(Conversation.objects.filter(id=conversation_id)).get()
    wanting = [each for each in wanting if _is_about(each, row)]
    found = _said(row, mark, wanting)
    for message in found[:AT_ONCE]:
        _tell_message(message, row, wanting, at=at)
    more = len(found) > AT_ONCE
    if not more:
        _tell_standing(row, mark, wanting, at=at)
    mark.number = found[AT_ONCE - 1].number if more else row.counter.last_number
    mark.save()
    return more


def _is_about(each: Subscription, row: Conversation) -> bool:
    return each.conversation_id == row.id or (each.conversation_id is None and row.kind in OUTSIDE)


def _said(row: Conversation, mark: HookMark, wanting: Sequence[Subscription]) -> list[Message]:
    if not wanting:
        return []
    rows = Message.objects.filter(
        conversation=row,
        number__gt=mark.number,
        number__lte=row.counter.last_number,
        created_at__gte=min(each.created_at for each in wanting),
    )
    return list(whole_messages(rows).order_by("number")[: AT_ONCE + 1])


def _tell_message(
    message: Message, row: Conversation, wanting: Sequence[Subscription], *, at: datetime
) -> None:
    kind = _kind(message)
    hearing = [each for each in wanting if _hears(each, message, row)]
    if kind is None or not any(kind in each.events for each in hearing):
        return
    fact = Fact(
        kind=kind,
        event_id=f"{saying.MESSAGE}:{message.id}",
        conversation_id=row.id,
        told={"conversation": saying.without_words(row)},
        happened_at=message.created_at,
    )
    tell(fact, to=hearing, at=at)


def _kind(message: Message) -> str | None:
    """Return what a message is for programs; lines about events are none."""
    if message.kind == Kind.SYSTEM:
        return None
    if message.private:
        return NOTE
    return {Direction.IN: RECEIVED, Direction.OUT: SENT}.get(Direction(message.direction))


def _hears(each: Subscription, message: Message, row: Conversation) -> bool:
    """Whether it was there when this was said; of a group, also who made it."""
    start = getattr(each, "start", None) or 0
    seen = row.kind not in INSIDE or message.number > start
    return seen and message.created_at >= each.created_at


def _tell_standing(
    row: Conversation, mark: HookMark, wanting: Sequence[Subscription], *, at: datetime
) -> None:
    stands = standing.digest(row)
    if stands != mark.standing:
        fact = Fact(
            kind=CHANGED,
            event_id=f"{saying.CONVERSATION}:{row.id}:{row.meta_seq}",
            conversation_id=row.id,
            told={"conversation": saying.without_words(row)},
            happened_at=row.updated_at,
        )
        tell(fact, to=[each for each in wanting if row.updated_at >= each.created_at], at=at)
    mark.standing, mark.meta_seq = stands, row.meta_seq
