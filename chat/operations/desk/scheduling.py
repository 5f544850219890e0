"""Messages for later: kept with the id they will be sent under, sent by a sweep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from chat.models import Attachment, Conversation, Scheduled
from chat.operations import numbers, threads, words
from chat.operations.messages import drafting
from chat.queries.messages import quotable
from chat.types import Draft, FileState, Kind, ScheduledState
from hub.accounts.roles import Role
from hub.kernel import jobs
from hub.kernel.errors import Conflict, Forbidden, Invalid

if TYPE_CHECKING:
    from hub.accounts.models import User

FARTHEST = timedelta(days=366)
MOST = 50  # that wait in one conversation


@numbers.transacted
def plan(
    *, conversation: Conversation, told: Mapping[str, Any], by: User, at: datetime
) -> tuple[Scheduled, bool]:
    """Keep a message for later, once under its `client_id`; returns it and whether it is new."""
    counter = numbers.hold(conversation.id)
    known = Scheduled.objects.filter(client_id=told["client_id"]).first()
    if known is not None:
        if known.author_id != by.id or known.conversation_id != conversation.id:
            raise Conflict("This client_id already stands for another message.")
        return known, False
    _refuse_past(told["send_at"], at)
    _refuse_crowd(conversation)
    row = _row(conversation, told, since=counter.last_number, by=by, at=at)
    _fill(row, told, by)
    files = _files(told["attachments"], by)
    drafting.allow(drafting.cleaned(draft_of(row, files)), conversation, by)
    row.save(force_insert=True)
    row.files.set(files)
    _tell(conversation.id, at)
    return row, True


@numbers.transacted
def change(*, row: Scheduled, told: Mapping[str, Any], by: User, at: datetime) -> Scheduled:
    """Change a message that waits; one that was not sent waits again for its new time."""
    fresh = _held(row, by)
    if "send_at" in told:
        _refuse_past(told["send_at"], at)
        fresh.send_at = told["send_at"]
    elif fresh.state == ScheduledState.FAILED:
        raise Invalid(fields={"send_at": ["When shall it be sent?"]})
    if "unless_they_write" in told:
        fresh.unless_they_write = told["unless_they_write"]
    _fill(fresh, told, by)
    if "attachments" in told:
        fresh.files.set(_files(told["attachments"], by))
    drafting.cleaned(draft_of(fresh, list(fresh.files.order_by("position"))))
    _renew(fresh, at)
    _tell(fresh.conversation_id, at)
    return fresh


@numbers.transacted
def send_now(*, row: Scheduled, by: User, at: datetime) -> Scheduled:
    """Let its time have come; the sweep that is rung sends it."""
    fresh = _held(row, by)
    fresh.send_at = at
    fresh.unless_they_write = False  # it is asked for, whatever was written since
    _renew(fresh, at)
    jobs.enqueue("chat.tasks.send_scheduled")
    return fresh


@numbers.transacted
def cancel(*, row: Scheduled, by: User, at: datetime) -> None:
    """Let it never be sent; one that was not sent is only put away."""
    fresh = _held(row, by)
    fresh.state = ScheduledState.CANCELLED
    fresh.save(update_fields=["state"])
    _tell(fresh.conversation_id, at)


def draft_of(row: Scheduled, files: Sequence[Attachment]) -> Draft:
    """Return what is sent when its time has come."""
    kind = Kind.TEMPLATE if row.template else Kind.TEXT
    return Draft(
        client_id=row.client_id,
        kind=Kind.NOTE if row.private else kind,
        text=row.text,
        attachments=tuple(file.id for file in files),
        reply_to=row.reply_to_id,
        private=row.private,
        template=row.template,
    )


def retell(conversation_id: UUID, *, at: datetime) -> None:
    """Let everybody hear how many wait here now; part of the caller's transaction."""
    _tell(conversation_id, at)


def _row(
    conversation: Conversation, told: Mapping[str, Any], *, since: int, by: User, at: datetime
) -> Scheduled:
    same = {name: told[name] for name in ("client_id", "private", "template", "send_at")}
    return Scheduled(
        conversation=conversation,
        author=by,
        unless_they_write=told["unless_they_write"],
        since_number=since,
        created_at=at,
        updated_at=at,
        **same,
    )


def _refuse_crowd(conversation: Conversation) -> None:
    waiting = Scheduled.objects.filter(conversation=conversation, state=ScheduledState.WAITING)
    if waiting.count() >= MOST:
        raise Conflict(f"At most {MOST} messages wait in one conversation.")


def _held(row: Scheduled, by: User) -> Scheduled:
    """Return the message as it stands when nobody sends it; Conflict once it is sent."""
    numbers.hold(row.conversation_id)
    fresh = Scheduled.objects.select_for_update().get(id=row.id)
    if fresh.author_id != by.id and by.role != Role.ADMIN:
        raise Forbidden("Only who wrote it and admins change it.")
    if fresh.state not in (ScheduledState.WAITING, ScheduledState.FAILED):
        raise Conflict("It does not wait any more.")
    return fresh


def _renew(row: Scheduled, at: datetime) -> None:
    row.state, row.error, row.tries, row.updated_at = ScheduledState.WAITING, None, 0, at
    if row.unless_they_write:
        row.since_number = numbers.hold(row.conversation_id).last_number
    row.save()


def _fill(row: Scheduled, told: Mapping[str, Any], by: User) -> None:
    if "text" in told:
        row.text = words.drafted(told["text"])
    if "reply_to" in told:
        quoted = told["reply_to"]
        if quoted is not None and quotable(row.conversation, quoted, by) is None:
            raise Invalid(fields={"reply_to": ["Not a message of this conversation."]})
        row.reply_to_id = quoted


def _files(ids: Sequence[UUID], by: User) -> list[Attachment]:
    mine = Attachment.objects.filter(owner=by, message=None, state=FileState.READY)
    found = mine.in_bulk(list(ids))
    if set(ids) - set(found):
        raise Invalid(fields={"attachments": ["Not an unsent file of yours."]})
    for position, each in enumerate(ids):
        Attachment.objects.filter(id=each).update(position=position)
    return [found[each] for each in ids]


def _refuse_past(send_at: datetime, at: datetime) -> None:
    if not at < send_at <= at + FARTHEST:
        raise Invalid(fields={"send_at": ["In the future, within a year."]})


def _tell(conversation_id: UUID, at: datetime) -> None:
    waiting = Scheduled.objects.filter(
        conversation_id=conversation_id,
        state__in=[ScheduledState.WAITING, ScheduledState.FAILED],
    )
    count = waiting.count()
    threads.move(conversation_id, lambda row: setattr(row, "scheduled", count), at=at)
