"""Messages people write here: to a customer, as a customer, or among ourselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError

from chat.events import MessageReceived, MessageSent
from chat.models import Attachment, Conversation, Message
from chat.operations import drafts, numbers, previews, threads
from chat.operations.messages import choosing, drafting, wording
from chat.operations.messages.receiving import is_spam, take_in
from chat.ports import courier
from chat.queries.conversations import PORTAL
from chat.queries.messages import whole
from chat.types import OUTSIDE, Direction, Draft, Kind
from hub.accounts.roles import Role
from hub.kernel.errors import Conflict, Invalid
from hub.kernel.events import announce

if TYPE_CHECKING:
    from hub.accounts.models import User


class Stale(Conflict):
    """Somebody wrote meanwhile; `fields.last_number` is the newest message there is."""

    code, detail = "stale", "There are newer messages; read them before you answer."


class ReusedClientId(Conflict):
    """This `client_id` already stands for another message."""

    detail = "This client_id already stands for another message."


@dataclass(frozen=True)
class Sent:
    """A stored message; `duplicate` when an earlier try had stored it."""

    message: Message
    duplicate: bool


def send(*, conversation: Conversation, draft: Draft, by: User, at: datetime) -> Sent:
    """Store what somebody wrote, once for ever under its `client_id`, and have it carried out.

    Refusals: Forbidden, Invalid, TextTooLong, Stale, ReusedClientId (409 `conflict`), and those of
    the channel by name (`window_closed`, `too_long`, `not_reachable` …), before anything is stored.
    """
    draft = choosing.pressed(drafting.cleaned(draft), conversation)
    mark = drafting.fingerprint(draft, conversation)
    if (known := _earlier(draft, by, mark)) is not None:
        return known
    drafting.allow(draft, conversation, by)
    if draft.template is not None:
        draft = courier.port().fill(conversation=conversation, draft=draft)
    files = drafting.files_of(draft, by)
    says = wording.worded(draft.text, conversation, private=draft.private, author_id=by.id)
    message = _message(draft, conversation, files, says.html, by, mark, at)
    outward = message.direction == Direction.OUT and conversation.kind in OUTSIDE
    if outward:
        person = by.role != Role.BOT
        courier.port().check(
            conversation=conversation, draft=draft, files=files, at=at, person=person
        )
    try:
        _store(message, draft, files, says.named, outward=outward, at=at)
    except IntegrityError:
        if (known := _earlier(draft, by, mark)) is not None:
            return known
        raise
    return Sent(message, duplicate=False)


@numbers.transacted
def _store(
    message: Message,
    draft: Draft,
    files: list[Attachment],
    named: list[User],
    *,
    outward: bool,
    at: datetime,
) -> None:
    threads.append(
        message,
        at=at,
        files=files,
        named=named,
        check=lambda row: _check(message, draft, files),
        change=_change_of(message, at),
        before_told=(lambda: hand_over(message, at)) if outward else None,
    )
    assert message.author is not None
    drafts.note_sent(message.conversation, message.author, message.text)
    if wording.is_among_ourselves(message.conversation, private=message.private):
        previews.promise(message, at=at)
    announce_stored(message)


def _change_of(message: Message, at: datetime) -> Callable[[Conversation], None] | None:
    """Return what the message does to its conversation; nothing among ourselves or by a note."""
    if message.conversation.kind not in OUTSIDE or message.private:
        return None
    if message.direction == Direction.IN:
        return lambda row: take_in(message, row, at=at)
    assert message.author is not None
    return note_answer if message.author.role != Role.BOT else _nothing


def note_answer(row: Conversation) -> None:
    """A person of ours answered: nobody waits any more."""
    row.episode_at = row.episode_at or row.updated_at
    row.queued_at = None
    row.answered = True
    row.needs_reply_since = None


def _nothing(row: Conversation) -> None:
    """A bot's word answers nobody, but the list shows it."""


def _check(message: Message, draft: Draft, files: list[Attachment]) -> None:
    """Refuse what changed while this waited: newer messages, a file sent elsewhere."""
    if draft.expect_number is not None:
        newer = Message.objects.filter(
            conversation_id=message.conversation_id, number__gt=draft.expect_number
        ).exclude(kind=Kind.SYSTEM)
        # What the house says by itself changes nothing that somebody is about to answer, nor does
        # the state of some work.
        newer = newer.exclude(author=message.author).exclude(card__has_key="why")
        newer = newer.exclude(kind=Kind.CARD, author__role=Role.BOT)
        newest = newer.order_by("-number").first()
        if newest is not None:
            raise Stale(fields={"last_number": newest.number})
    free = Attachment.objects.filter(id__in=[file.id for file in files], message=None)
    if files and free.count() < len(files):
        raise Invalid(fields={"attachments": ["A file was sent meanwhile."]})


def refuse_unseen(row: Conversation, number: int) -> None:
    """Raise Stale where a customer said something after the newest message somebody has seen."""
    said = row.messages.filter(direction=Direction.IN, number__gt=number)
    newest = said.exclude(kind=Kind.SYSTEM).order_by("-number").first()
    if newest is not None:
        raise Stale(fields={"last_number": newest.number})


def hand_over(message: Message, at: datetime) -> None:
    """Give the stored message to the courier, inside the same transaction."""
    state = courier.port().accept(message=message, at=at)
    if state != message.state:
        message.state = state
        message.save(update_fields=["state"])


def _message(
    draft: Draft,
    conversation: Conversation,
    files: list[Attachment],
    html: str,
    by: User,
    mark: str,
    at: datetime,
) -> Message:
    outsider = by.role in PORTAL
    direction = Direction.IN if outsider else Direction.OUT
    return Message(
        conversation=conversation,
        kind=drafting.kind_of(draft, files),
        direction=Direction.INTERNAL if draft.private else direction,
        private=draft.private,
        author=by,
        identity=conversation.identity if outsider else None,
        text=draft.text,
        html=html,
        card=draft.card,
        reply_to=drafting.quoted_in(draft, conversation, by),
        topic=draft.topic,
        client_id=draft.client_id,
        fingerprint=mark,
        created_at=at,
    )


def _earlier(draft: Draft, by: User, mark: str) -> Sent | None:
    found = Message.objects.filter(author=by, client_id=draft.client_id)
    if not found.exists():  # nearly always, and much cheaper to ask
        return None
    known = whole(found).get()
    if known.fingerprint != mark:
        raise ReusedClientId
    return Sent(known, duplicate=True)


def announce_stored(message: Message) -> None:
    """Announce who wrote: a customer, or one of ours."""
    assert message.author is not None
    if message.direction == Direction.IN:
        if is_spam(message.conversation):
            return
        announce(
            MessageReceived(
                conversation_id=message.conversation_id,
                message_id=message.id,
                number=message.number,
            )
        )
        return
    announce(
        MessageSent(
            conversation_id=message.conversation_id,
            message_id=message.id,
            number=message.number,
            outside=message.conversation.kind in OUTSIDE,
            private=message.private,
            by_person=message.author.role != Role.BOT,
        )
    )
