"""What people do to a message that stands: edit, take back, react, try again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from chat.models import Mention, Message, Reaction
from chat.operations import notices, numbers, previews, threads, words
from chat.operations.conversations.places import refuse_unless_in
from chat.operations.messages import editions, wording
from chat.ports import courier
from chat.queries.conversations import is_customer_of, may_answer
from chat.types import INSIDE, OUTSIDE, Direction, Kind
from hub.kernel.errors import Conflict, Forbidden, Invalid
from hub.kernel.text import is_visible

if TYPE_CHECKING:
    from hub.accounts.models import User

_SPOKEN = frozenset(Kind) - {Kind.SYSTEM, Kind.CARD, Kind.TEMPLATE, Kind.UNSUPPORTED}
_MOST_REACTIONS = 20


class NotRevocable(Conflict):
    """The channel has delivered it; what a customer has read cannot be changed from here."""

    code, detail = "not_revocable", "This was sent over a channel that takes nothing back."


class OtherVersion(Conflict):
    """The message changed since the version this change was made from."""

    detail = "The message has changed meanwhile."


@numbers.transacted
def edit(
    *,
    message: Message,
    text: str,
    by: User,
    at: datetime,
    base_seq: int | None = None,
    client_id: UUID | None = None,
) -> Message:
    """Replace the text of an own message; telling the same text again changes nothing."""
    text = words.drafted(text)
    _refuse_unless_own(message, by)
    says = wording.worded(text, message.conversation, private=message.private, author_id=by.id)
    _hold(message, by)
    if message.deleted_at is not None:
        raise Conflict("The message was deleted.")
    if not text.strip() and not message.attachments.exists():
        raise Invalid(fields={"text": ["A message says something."]})
    if text == message.text:
        return message
    _refuse_other_version(message, base_seq)
    editions.keep(message, by=by, at=at)
    message.text, message.html, message.edited_at = text, says.html, at
    Mention.objects.filter(message=message).delete()
    threads.name(message, says.named)
    notices.remember_change(message, message.conversation, at=at)
    if wording.is_among_ourselves(message.conversation, private=message.private):
        previews.renew(message, at=at)
    return threads.touch(message, ["text", "html", "edited_at"], client_id=client_id)


@numbers.transacted
def delete(
    *,
    message: Message,
    by: User,
    at: datetime,
    base_seq: int | None = None,
    client_id: UUID | None = None,
) -> Message:
    """Take an own message back: its place stays, nothing of what it said is shown."""
    _refuse_unless_own(message, by)
    _hold(message, by)
    if message.deleted_at is not None:
        return message
    _refuse_other_version(message, base_seq)
    return editions.take_back(message, by=by, at=at, client_id=client_id)


@numbers.transacted
def react(
    *,
    message: Message,
    emoji: str,
    on: bool,
    by: User,
    at: datetime,
    client_id: UUID | None = None,
) -> Message:
    """Put or take an emoji; on a customer's message the customer sees it where the channel can."""
    emoji = _emoji(emoji)
    conversation = message.conversation
    if conversation.kind in OUTSIDE and not (
        may_answer(by, conversation) or is_customer_of(by, conversation)
    ):
        raise Forbidden
    _hold(message, by)
    if message.deleted_at is not None or message.kind == Kind.SYSTEM:
        raise Conflict("Nobody can react to this.")
    if not _put(message, emoji, by, on=on):
        return message
    if message.direction == Direction.IN and may_answer(by, conversation):
        courier.port().react(message=message, emoji=emoji if on else "", at=at)
    return threads.touch(message, [], client_id=client_id)


@numbers.transacted
def retry(*, message: Message, by: User, at: datetime) -> Message:
    """Have a failed or unknown message carried out again; Conflict when it is neither."""
    if not may_answer(by, message.conversation):
        raise Forbidden
    if message.direction != Direction.OUT or message.private:
        raise Conflict("Only messages to a customer are sent again.")
    courier.port().retry(message=message, at=at)
    message.refresh_from_db(fields=["state", "error", "seq"])
    return message


def _refuse_unless_own(message: Message, by: User) -> None:
    if message.author_id != by.id or message.kind not in _SPOKEN:
        raise Forbidden
    conversation = message.conversation
    stays_here = conversation.kind in INSIDE or conversation.channel_kind == "web"
    if not (stays_here or message.private):
        raise NotRevocable


def _hold(message: Message, by: User) -> None:
    """Read the message as it stands now, with nobody left who could change it meanwhile."""
    numbers.hold(message.conversation_id)
    refuse_unless_in(message.conversation, by)
    message.refresh_from_db(fields=["text", "edited_at", "deleted_at", "seq"])


def _refuse_other_version(message: Message, base_seq: int | None) -> None:
    if base_seq is not None and base_seq != message.seq:
        raise OtherVersion


def _put(message: Message, emoji: str, by: User, *, on: bool) -> bool:
    mine = Reaction.objects.filter(message=message, user=by)
    if not on:
        return mine.filter(emoji=emoji).delete()[0] > 0
    if mine.filter(emoji=emoji).exists():
        return False
    if mine.count() >= _MOST_REACTIONS:
        raise Conflict("Enough reactions.")
    Reaction.objects.bulk_create(
        [Reaction(message=message, user=by, emoji=emoji)], ignore_conflicts=True
    )
    return True


def _emoji(raw: str) -> str:
    emoji = words.line(raw, 33)
    if not is_visible(emoji) or len(emoji) > 32 or emoji.isascii() or " " in emoji:
        raise Invalid(fields={"emoji": ["Not an emoji."]})
    return emoji
