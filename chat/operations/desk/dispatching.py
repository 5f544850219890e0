"""Sends the messages whose time has come, each once, and says what could not be sent."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from chat.models import Message, Scheduled
from chat.operations import numbers
from chat.operations.desk import scheduling
from chat.operations.desk.wording import notice_of
from chat.operations.messages.sending import send
from chat.queries import conversation_for
from chat.types import Direction, ScheduledState
from hub.accounts.queries import admins
from hub.kernel.errors import Conflict, DomainError, Forbidden
from hub.reports.operations.notices import notify

if TYPE_CHECKING:
    from hub.accounts.models import User

log = logging.getLogger(__name__)
WAITING = ScheduledState.WAITING
TRIES = 5  # that ended in an error nobody expects


class TheyWrote(Conflict):
    """The customer wrote before its time, which was to call it off."""

    code, detail = "they_wrote", "They wrote before its time."


class MayHaveGone(Conflict):
    """The house was restored from a copy, and its time came in between."""

    code, detail = "may_have_gone", "It may have been sent before this house was restored."


def doubt_due(at: datetime) -> None:
    """Hold back what was due in a restored house: whoever wrote it decides whether it goes."""
    for row in Scheduled.objects.filter(state=ScheduledState.WAITING, send_at__lte=at):
        _fail(row, MayHaveGone(), at)


def due(*, at: datetime, most: int) -> list[UUID]:
    """Return the messages whose time has come, longest overdue first."""
    rows = Scheduled.objects.filter(state=ScheduledState.WAITING, send_at__lte=at)
    return list(rows.order_by("send_at", "id").values_list("id", flat=True)[:most])


@numbers.transacted
def dispatch(scheduled_id: UUID, *, at: datetime) -> None:
    """Send one in the name of who wrote it, or keep why not and tell them.

    The conversation is held and the row is ours until commit: of many workers one sends it, and
    whoever cancels is either before or after.
    """
    conversation_id = Scheduled.objects.values_list("conversation_id", flat=True).get(
        id=scheduled_id
    )
    numbers.hold(conversation_id)
    row = (
        Scheduled.objects.select_for_update(of=("self",))
        .select_related("author")
        .filter(id=scheduled_id, state=ScheduledState.WAITING, send_at__lte=at)
        .first()
    )
    if row is None:
        return
    try:
        with transaction.atomic():
            row.message = _sent(row, at)
    except DomainError as error:
        _fail(row, error, at)
    else:
        row.state, row.updated_at = ScheduledState.SENT, at
        row.save(update_fields=["state", "updated_at", "message"])
        if row.private:
            _remind(row, at)
    scheduling.retell(conversation_id, at=at)


def needless() -> list[UUID]:
    """Return conversations where something waits that was not to be sent once they write."""
    written = Message.objects.filter(
        conversation=OuterRef("conversation"),
        number__gt=OuterRef("since_number"),
        direction=Direction.IN,
    )
    rows = Scheduled.objects.filter(Exists(written), state=WAITING, unless_they_write=True)
    return list(rows.values_list("conversation_id", flat=True).distinct())


@numbers.transacted
def call_off(conversation_id: UUID, *, at: datetime) -> None:
    """Call off what was not to be sent once the customer writes."""
    numbers.hold(conversation_id)
    rows = Scheduled.objects.select_for_update(of=("self",)).select_related("author")
    found = [
        row
        for row in rows.filter(
            conversation_id=conversation_id,
            state=ScheduledState.WAITING,
            unless_they_write=True,
        )
        if _have_written(row)
    ]
    for row in found:
        _fail(row, TheyWrote(), at)
    if found:
        scheduling.retell(conversation_id, at=at)


@numbers.transacted
def note_trouble(scheduled_id: UUID, *, at: datetime) -> None:
    """Count an error nobody expected; after the last one it is told as not sent.

    Another worker may have sent it, or somebody called it off, meanwhile: it stays so.
    """
    rows = Scheduled.objects.filter(id=scheduled_id)
    numbers.hold(rows.values_list("conversation_id", flat=True).get())
    waits = rows.select_for_update(of=("self",)).select_related("author")
    row = waits.filter(state=ScheduledState.WAITING).first()
    if row is None:
        return
    row.tries += 1
    row.save(update_fields=["tries"])
    if row.tries >= TRIES:
        _fail(row, Conflict("It could not be sent."), at)
        scheduling.retell(row.conversation_id, at=at)


def _sent(row: Scheduled, at: datetime) -> Message:
    author = row.author
    if not author.is_active:
        raise Forbidden("Who wrote it does not work here any more.")
    if row.unless_they_write and _have_written(row):
        raise TheyWrote
    conversation = conversation_for(author, row.conversation_id)
    files = list(row.files.order_by("position"))
    draft = scheduling.draft_of(row, files)
    return send(conversation=conversation, draft=draft, by=author, at=at).message


def _have_written(row: Scheduled) -> bool:
    theirs = Message.objects.filter(
        conversation_id=row.conversation_id, number__gt=row.since_number, direction=Direction.IN
    )
    return theirs.exists()


def _fail(row: Scheduled, error: DomainError, at: datetime) -> None:
    row.state, row.updated_at = ScheduledState.FAILED, at
    row.error = {"code": error.code, "detail": error.detail}
    row.save(update_fields=["state", "updated_at", "error"])
    log.info("scheduled_not_sent", extra={"scheduled": str(row.id), "code": error.code})
    for user in _concerned(row.author):
        notify(user.id, notice_of(row, "scheduled_failed", user.language), at=at)


def _remind(row: Scheduled, at: datetime) -> None:
    notify(row.author_id, notice_of(row, "reminder", row.author.language), at=at)


def _concerned(author: User) -> list[User]:
    """Return who wrote it, or the admins where they have left."""
    return [author] if author.is_active else list(admins())
