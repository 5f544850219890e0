"""Messages that come in from a channel, and what their senders do to them later."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError

from chat.events import MessageReceived, MessageSent
from chat.models import Attachment, Conversation, Message, Reaction
from chat.operations import identities, numbers, threads, wishes, words
from chat.operations.identities import Place
from chat.operations.messages import choosing, editions, rating, topical
from chat.queries import message_by_external
from chat.serializers.rich_text import plain
from chat.types import (
    TEXT_LIMIT,
    ConversationState,
    DeliveryState,
    Direction,
    FileState,
    Incoming,
    IncomingFile,
    Received,
)
from hub.accounts.queries import house_bot
from hub.kernel.events import announce


def receive(*, incoming: Incoming, at: datetime) -> Received:
    """Store one message of a channel; a second one with its external id changes nothing.

    Reopens the conversation, starts the waiting for an answer, moves the window, and announces
    MessageReceived (MessageSent for what the business wrote outside the hub).
    """
    try:
        return _stored(incoming, at)
    except IntegrityError:
        known = message_by_external(incoming.channel.id, incoming.external_id)
        if known is None:
            raise
        return _answer(known, created=False)


@numbers.transacted
def edit_received(*, channel_id: UUID, external_id: str, text: str, at: datetime) -> bool:
    """Take over a customer's edit; False when the message is not known (yet).

    News may overtake each other: an older edit never replaces a newer one.
    """
    message = _held(channel_id, external_id)
    if message is None:
        return False
    if message.deleted_at is not None or at < (message.edited_at or at):
        return True
    fresh = words.text(text)[:TEXT_LIMIT]
    if fresh != message.text:
        editions.keep(message, by=message.author or house_bot(), at=at)
    message.text, message.html, message.edited_at = fresh, plain(fresh), at
    threads.touch(message, ["text", "html", "edited_at"])
    return True


@numbers.transacted
def delete_received(*, channel_id: UUID, external_id: str, at: datetime) -> bool:
    """Take a customer's message back; False when the message is not known (yet)."""
    message = _held(channel_id, external_id)
    if message is None:
        return False
    if message.deleted_at is None:
        editions.take_back(message, by=message.author or house_bot(), at=at)
    return True


def _held(channel_id: UUID, external_id: str) -> Message | None:
    """Return a message as it stands when nobody else writes its conversation."""
    message = message_by_external(channel_id, external_id)
    if message is not None:
        numbers.hold(message.conversation_id)
        message.refresh_from_db()
    return message


@numbers.transacted
def react_received(
    *, message_id: UUID, identity_id: UUID, emojis: Sequence[str], at: datetime
) -> None:
    """Put an outsider's whole reaction on a message; an empty one takes it away."""
    message = Message.objects.get(id=message_id)
    wanted = {words.line(emoji, 32) for emoji in emojis} - {""}
    mine = Reaction.objects.filter(message=message, identity_id=identity_id)
    if set(mine.values_list("emoji", flat=True)) == wanted:
        return
    mine.exclude(emoji__in=wanted).delete()
    Reaction.objects.bulk_create(
        [
            Reaction(message=message, identity_id=identity_id, emoji=emoji)
            for emoji in sorted(wanted)
        ],
        ignore_conflicts=True,
    )
    threads.touch(message, [])


@numbers.transacted
def _stored(incoming: Incoming, at: datetime) -> Received:
    place = identities.place_of(incoming.channel, incoming.sender, at=at)
    incoming = choosing.understood(incoming, place.conversation_id)
    message = _message(incoming, place, at)
    files = [_promise(file, at) for file in incoming.files]

    def change(row: Conversation) -> None:
        row.channel_name = words.line(incoming.channel.name, 120)
        if incoming.window_closes_at is not None:
            latest = max(row.window_closes_at or at, incoming.window_closes_at)
            row.window_closes_at = latest
        assert row.identity is not None
        if incoming.from_us and not incoming.automatic:
            note_outside_answer(row, incoming.provider_at)
        if not incoming.from_us:
            identities.renew(row.identity, incoming.sender)
            identities.reached(row.identity)
            take_in(message, row, at=at)

    row = threads.append(message, at=at, files=files, change=change)
    if incoming.from_us:
        announce(_written(message))
    elif not is_spam(row):
        announce(_received(message))
    return _answer(message, created=True)


def _received(message: Message) -> MessageReceived:
    return MessageReceived(
        conversation_id=message.conversation_id,
        message_id=message.id,
        number=message.number,
    )


def _written(message: Message) -> MessageSent:
    """The business wrote it outside the hub."""
    return MessageSent(
        conversation_id=message.conversation_id,
        message_id=message.id,
        number=message.number,
        outside=True,
        private=False,
        by_person=False,
    )


def take_in(message: Message, row: Conversation, *, at: datetime) -> None:
    """A customer's message is here: a wish, the answer to a survey, or words that want one.

    Spam stays where it was put.
    """
    wishes.heed(row, message, at=at)
    if not is_spam(row) and not rating.takes(message, row, at=at):
        topical.carry(message, row, at=at)
        note_inbound(row, at=at)


def note_inbound(row: Conversation, *, at: datetime) -> None:
    """A customer wrote: open again, and waiting since the first unanswered message."""
    if row.episode_at is None or row.state == ConversationState.RESOLVED:
        row.episode_at, row.queued_at = at, at
    if row.assignee_id is None:
        row.queued_at = row.queued_at or at
    row.arrived_at = row.arrived_at or at
    row.state = ConversationState.OPEN
    row.snoozed_until = None
    row.needs_reply_since = row.needs_reply_since or at


def note_outside_answer(row: Conversation, answered_at: datetime | None) -> None:
    """The business answered on its phone or in the page's inbox: nobody waits any more.

    Told late, it leaves those waiting who wrote after it. Who it was nobody knows, so it answers no
    communication and unlocks nothing.
    """
    since, row.needs_reply_since = row.needs_reply_since, None
    if answered_at is not None and since is not None:
        theirs = row.messages.filter(direction=Direction.IN, provider_at__gt=answered_at)
        if (unread := theirs.order_by("number").first()) is not None:
            row.needs_reply_since = max(since, unread.created_at)


def is_spam(row: Conversation) -> bool:
    """Whether somebody of ours put the outsider of a conversation aside."""
    return row.identity is not None and row.identity.spam_at is not None


def _message(incoming: Incoming, place: Place, at: datetime) -> Message:
    quoted = None
    if incoming.reply_to is not None:
        quoted = (
            Message.objects.select_related("author", "identity")
            .filter(id=incoming.reply_to, conversation_id=place.conversation_id)
            .first()
        )
    text = words.text(incoming.text)[:TEXT_LIMIT]
    return Message(
        conversation_id=place.conversation_id,
        kind=incoming.kind,
        direction=Direction.OUT if incoming.from_us else Direction.IN,
        author=house_bot() if incoming.from_us else None,
        identity_id=None if incoming.from_us else place.identity_id,
        text=text,
        html=plain(text),
        card=words.value(dict(incoming.card)) if incoming.card is not None else None,
        around=words.value(dict(incoming.around)) if incoming.around else None,
        reply_to=quoted,
        channel_id=incoming.channel.id,
        external_id=words.text(incoming.external_id)[:255],
        state=DeliveryState.SENT if incoming.from_us else "",
        standby=incoming.standby,
        provider_at=incoming.provider_at,
        created_at=at,
    )


def _promise(file: IncomingFile, at: datetime) -> Attachment:
    return Attachment(
        kind=file.kind,
        state=FileState.PENDING,
        name=words.line(file.name, 255),
        content_type=words.line(file.content_type, 100),
        size=file.size if file.size is not None and 0 <= file.size < 2**62 else None,
        width=_pixels(file.width),
        height=_pixels(file.height),
        duration=file.duration,
        source=words.value(dict(file.source)),
        next_try_at=at,
        created_at=at,
    )


def _pixels(value: int | None) -> int | None:
    return value if value is not None and 0 <= value < 2**31 else None


def _answer(message: Message, *, created: bool) -> Received:
    return Received(
        message_id=message.id,
        conversation_id=message.conversation_id,
        number=message.number,
        created=created,
    )
