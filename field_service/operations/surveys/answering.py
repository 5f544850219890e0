"""Takes what customers say of a job: once, and another word within a day."""

from __future__ import annotations

import logging
import re
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from chat.operations import automatic, words
from chat.queries import said_after
from chat.types import CHOICE, Direction
from field_service.models import OrderSurvey
from field_service.operations.orders import records
from field_service.operations.surveys import wording
from field_service.queries import surveys as queries
from field_service.types.after import SurveyState, SurveyVia
from hub.kernel import jobs
from hub.kernel.errors import Conflict, DomainError, Invalid

if TYPE_CHECKING:
    from chat.models import Message

log = logging.getLogger(__name__)
AT_ONCE = 200
LONGEST = 2000
FOLLOW = "field_service.tasks.follow_surveys"
_PRESS = re.compile(rf"{wording.PRESS}:([0-9a-f]{{32}}):([1-5])")


class SurveyClosed(Conflict):
    """It was answered more than a day ago, or the job goes on."""

    code, detail = "survey_closed", "This can be answered no more."


def answer(
    *, survey_id: UUID, score: int, comment: str | None, via: SurveyVia, at: datetime
) -> OrderSurvey:
    """Keep an answer, or another one within a day; `comment` None leaves what was said.

    Raises SurveyClosed, Invalid (`score`).
    """
    if not 1 <= score <= 5:
        raise Invalid(fields={"score": ["From 1 to 5."]})
    with transaction.atomic():
        rows = queries.whole().select_for_update(of=("self",), no_key=True)
        row = rows.get(id=survey_id)
        if not queries.may_answer(row, at):
            raise SurveyClosed
        said = row.comment if comment is None else words.text(comment).strip()[:LONGEST]
        if row.answered_at is not None and (row.score, row.comment) == (score, said):
            return row
        row.state, row.score, row.comment, row.via = SurveyState.ANSWERED, score, said, via
        row.changed_at = at if row.answered_at is not None else None
        row.answered_at = row.answered_at or at
        row.followed_at = None
        row.save()
        records.tell(row.order)
        jobs.enqueue(FOLLOW)
    return row


def take_presses(*, conversation_id: UUID | None = None, at: datetime) -> None:
    """Take every press on a question that still waits as its answer; of two the first counts."""
    rows = queries.waiting_in_threads(at)
    if conversation_id is not None:
        rows = rows.filter(told_message__conversation=conversation_id)
    numbers: dict[UUID, int] = {}
    for row in rows.order_by("-asked_at")[:AT_ONCE]:  # of one thread the oldest comes last
        if row.told_message is not None:
            numbers[row.told_message.conversation_id] = row.told_message.number
    presses = said_after(numbers).filter(direction=Direction.IN, card__type=CHOICE)
    for message in presses.select_related("conversation"):
        _take(message, at)


def _take(message: Message, at: datetime) -> None:
    pressed = _PRESS.fullmatch(str((message.card or {}).get("id", "")))
    if pressed is None:
        return
    asked = queries.waiting_in_threads(at).filter(
        id=UUID(pressed[1]), told_message__conversation=message.conversation_id
    )
    row = asked.first()
    if row is None:
        return
    try:
        done = answer(
            survey_id=row.id, score=int(pressed[2]), comment=None, via=SurveyVia.BUTTON, at=at
        )
    except DomainError as error:
        log.info("press_not_taken", extra={"survey": str(row.id), "code": error.code})
        return
    automatic.say(
        conversation=message.conversation,
        text=wording.thanks(done, queries.link_of(done)),
        at=at,
        why="order_survey_thanks",
        trigger=done.id,
        asked_for=True,
    )
