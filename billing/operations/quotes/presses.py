"""Customers answer quotes by the buttons below them, in the channel they were told in."""

from __future__ import annotations

import logging
import re
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from billing.models import Quote
from billing.operations.quotes import answering
from billing.operations.quotes.wording import NO, YES, thanks
from billing.queries.quotes import waiting_in_threads
from billing.types.quotes import AnsweredBy, Signed
from chat.operations import messages
from chat.queries import said_after
from chat.types import CHOICE, Direction, Draft
from hub.accounts.queries import house_bot
from hub.kernel.errors import DomainError

if TYPE_CHECKING:
    from chat.models import Message

log = logging.getLogger(__name__)
AT_ONCE = 200
_PRESS = re.compile(rf"({re.escape(YES)}|{re.escape(NO)}):([0-9a-f]{{32}}):(\d{{1,4}})")


def follow(*, conversation_id: UUID | None = None, at: datetime) -> None:
    """Take every press on a quote that still waits as its answer; of two the first counts."""
    rows = waiting_in_threads()
    if conversation_id is not None:
        rows = rows.filter(conversation=conversation_id)
    numbers: dict[UUID, int] = {}
    for row in rows.order_by("-sent_at")[:AT_ONCE]:  # of one thread the oldest comes last
        if row.conversation_id is not None and row.told_message is not None:
            numbers[row.conversation_id] = row.told_message.number
    for message in (
        said_after(numbers)
        .filter(direction=Direction.IN, card__type=CHOICE)
        .select_related("author", "identity", "conversation")
    ):
        _take(message, at)


def _take(message: Message, at: datetime) -> None:
    said = _PRESS.fullmatch(str((message.card or {}).get("id", "")))
    if said is None:
        return
    row = Quote.objects.filter(id=UUID(said[2]), conversation=message.conversation_id).first()
    if row is None:
        return
    try:
        if said[1] == YES:
            _accept(row, message, int(said[3]), at)
        else:
            answering.reject(quote_id=row.id, reason="", by=None, at=at)
    except DomainError as error:
        log.info("press_not_taken", extra={"quote": str(row.id), "code": error.code})


def _accept(row: Quote, message: Message, revision: int, at: datetime) -> None:
    identity = message.identity
    signed = Signed(
        how=AnsweredBy.BUTTON,
        name=(identity.name if identity is not None else "") or row.customer.name,
        revision=revision,
        evidence=message.text,
        message_id=message.id,
    )
    done = answering.accept(quote_id=row.id, signed=signed, by=None, at=at)
    draft = Draft(client_id=uuid5(row.id, f"thanks:{message.id}"), text=thanks(done))
    messages.send(conversation=message.conversation, draft=draft, by=house_bot(), at=at)
