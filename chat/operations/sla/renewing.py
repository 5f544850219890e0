"""All open conversations reckoned anew, when policies or hours have changed."""

from __future__ import annotations

import logging
from datetime import datetime
from uuid import UUID

from chat.models import Conversation, WorkMark
from chat.operations import numbers
from chat.operations.sla import clocks
from chat.operations.sla.reckoning import keep
from chat.queries.conversations import whole
from chat.queries.work import living_policies, promised
from hub.kernel import jobs
from hub.kernel.models import Mark

log = logging.getLogger(__name__)

CHANGED, RENEWED = "promises changed", "promises renewed"
BELL = "chat.tasks.renew_promises"


def call_for_renewal(*, at: datetime) -> None:
    """Have every open conversation reckoned anew; part of the caller's transaction."""
    Mark.put(CHANGED, at)
    jobs.enqueue(BELL)


def renew(*, at: datetime) -> int:
    """Reckon all open conversations anew if something changed since the last time."""
    marks = dict(Mark.objects.filter(name__in=[CHANGED, RENEWED]).values_list("name", "at"))
    changed, renewed = marks.get(CHANGED), marks.get(RENEWED)
    if changed is None or (renewed is not None and renewed >= changed):
        return 0
    count = 0
    for conversation_id in promised():
        try:
            _renew(conversation_id, at=at)
            count += 1
        except Exception:  # one that fails spares the rest
            log.exception("promise_not_renewed", extra={"conversation": str(conversation_id)})
    Mark.put(RENEWED, changed)
    return count


@numbers.transacted
def _renew(conversation_id: UUID, *, at: datetime) -> None:
    numbers.hold(conversation_id)
    row = whole(Conversation.objects.filter(id=conversation_id)).get()
    mark = WorkMark.objects.filter(conversation=row).first()
    if mark is None:  # nobody cared until now: it begins with what it says itself
        mark = WorkMark(
            conversation=row,
            number=row.counter.last_number,
            labels=row.label_names,
            state=row.state,
        )
    clocks.agree(mark, row, at=at)
    keep(mark, row, list(living_policies()), at=at)
    mark.save()
