"""Looks conversations through for what follows by itself: rules, promises, questions.

Messages are found by their numbers, which have no holes and stand in commit order, so nothing is
passed over; a bell only makes it quick. Each change is looked at once, under the counter.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Max

from chat.models import Conversation, Message, WorkMark
from chat.operations import numbers, rules, sla, surveys
from chat.operations.sla import clocks
from chat.queries.conversations import whole
from chat.queries.work import Wanted, moved_unseen, wanted
from chat.types import ConversationState, Direction, Kind
from hub.kernel.models import Mark

log = logging.getLogger(__name__)

MARK = "work followed"
OVERLAP = timedelta(minutes=5)  # for slow commits, and clocks that differ
MARK_MOVES = timedelta(seconds=30)
AT_ONCE = 200  # messages of a conversation in one transaction


def follow(*, at: datetime) -> None:
    """Note what follows from everything that has happened and was not looked at yet."""
    wants = wanted()
    if wants is None:
        return
    mark = Mark.objects.filter(name=MARK).first()
    since = (mark.at if mark is not None else min(wants.since, at)) - OVERLAP
    failed = False
    for conversation_id in moved_unseen(since=since):
        try:
            while look_through(conversation_id, wants, at=at):
                pass
        except Exception:  # one that fails spares the rest, and is looked at again
            failed = True
            log.exception("work_not_followed", extra={"conversation": str(conversation_id)})
    if not failed and (mark is None or mark.at < at - MARK_MOVES):
        Mark.put(MARK, at)


@numbers.transacted
def look_through(conversation_id: UUID, wants: Wanted, *, at: datetime) -> bool:
    """Look through one stretch of a conversation; True when there is more."""
    numbers.hold(conversation_id)
    row = whole(Conversation.objects.filter(id=conversation_id)).get()
    mark, fresh = WorkMark.objects.get_or_create(conversation=row)
    if fresh:
        _begin(mark, row, wants.since)
    rows = Message.objects.filter(conversation=row, number__gt=mark.number)
    found = list(rows.select_related("author").order_by("number")[: AT_ONCE + 1])
    for message in found[:AT_ONCE]:
        _step(mark, message, row, wants, at=at)
    more = len(found) > AT_ONCE
    if not more:
        _arrive(mark, row, wants, at=at)
    mark.save()
    return more


def _step(
    mark: WorkMark, message: Message, row: Conversation, wants: Wanted, *, at: datetime
) -> None:
    """Take one message in: what it sets off is judged by how things stood before it."""
    rules.note_message(mark, message, row, wants.rules, at=at)
    if clocks.is_state_line(message, ConversationState.RESOLVED) and wants.survey is not None:
        surveys.plan(message, row, wants.survey)
    clocks.step(mark, message)
    mark.number = message.number


def _arrive(mark: WorkMark, row: Conversation, wants: Wanted, *, at: datetime) -> None:
    """Everything is read: the row says how things stand now."""
    rules.note_labels(mark, row, wants.rules, at=at)
    clocks.agree(mark, row, at=at)
    moved = sla.keep(mark, row, wants.policies, at=at)
    mark.meta_seq = moved.meta_seq


def _begin(mark: WorkMark, row: Conversation, since: datetime) -> None:
    """Start behind what was said before anybody cared."""
    earlier = Message.objects.filter(conversation=row, created_at__lt=since)
    mark.number = earlier.aggregate(last=Max("number"))["last"] or 0
    if not mark.number:
        return
    mark.labels = row.label_names
    telling = earlier.filter(direction=Direction.IN) | earlier.filter(
        kind=Kind.SYSTEM, card__event__in=ConversationState.values
    )
    last = telling.order_by("-number").first()
    if last is not None:
        inbound = last.direction == Direction.IN
        mark.state = ConversationState.OPEN if inbound else (last.card or {})["event"]
