"""What the house says by itself: a greeting, the hours, a menu, a question after the work."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from chat.models import Conversation, Message
from chat.operations.messages import sending
from chat.queries.conversations import whole
from chat.queries.wishes import wants_nothing_automatic
from chat.types import AUTOMATIC, CHOICES, OUTSIDE, Direction, Draft
from hub.accounts.queries import house_bot
from hub.kernel.errors import DomainError

log = logging.getLogger(__name__)

_TRIGGERS = UUID("5a0d3a1e-6f4b-5c1d-9d53-0c8f6f0b7a11")


def say(
    *,
    conversation: Conversation,
    text: str,
    at: datetime,
    why: str,
    options: Sequence[tuple[str, str]] = (),
    card: Mapping[str, Any] | None = None,
    trigger: object = None,
    asked_for: bool = False,
) -> Message | None:
    """Send words of the house's bot to a customer, once for ever per `why` and `trigger`.

    `trigger`: what set it off, else the newest message of the customer with these words.
    `options`: (id, title). `asked_for`: told to who opted out, too. None where nothing may be said.
    """
    row = whole(Conversation.objects.filter(id=conversation.id)).get()
    newest = row.messages.filter(direction=Direction.IN).order_by("-number").first()
    if not _may_say(row, newest, why, asked_for=asked_for):
        return None
    trigger = trigger if trigger is not None else f"{newest and newest.id}:{text}"
    client_id, by = uuid5(_TRIGGERS, f"{why}:{row.id}:{trigger}"), house_bot()
    if (known := Message.objects.filter(author=by, client_id=client_id).first()) is not None:
        return known
    said = Draft(client_id=client_id, text=text, card=_card(why, options, card))
    try:
        return sending.send(conversation=row, draft=said, by=by, at=at).message
    except DomainError as error:
        _note_unsaid(row, why, error.code)
        return None


def _may_say(row: Conversation, newest: Message | None, why: str, *, asked_for: bool) -> bool:
    reason = _silence(row, newest, asked_for=asked_for)
    if reason is not None:
        _note_unsaid(row, why, reason)
    return reason is None


def _silence(row: Conversation, newest: Message | None, *, asked_for: bool) -> str | None:
    """Return why nothing is said here by itself, or None."""
    if row.kind not in OUTSIDE or row.identity is None:
        return "inside"
    if row.identity.spam_at is not None:
        return "spam"
    if not asked_for and wants_nothing_automatic(row.identity):
        return "opted_out"
    return "standby" if newest is not None and newest.standby else None


def _card(
    why: str, options: Sequence[tuple[str, str]], card: Mapping[str, Any] | None
) -> dict[str, Any]:
    said: dict[str, Any] = {"type": AUTOMATIC, **(card or {}), "why": why}
    if options:
        choices = [{"id": each, "title": title} for each, title in options]
        said |= {"type": CHOICES, "options": choices}
    return said


def _note_unsaid(row: Conversation, why: str, reason: str) -> None:
    log.info("automatic_unsaid", extra={"conversation": str(row.id), "why": why, "code": reason})
