"""The one way a message enters or changes a conversation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from chat import live
from chat.models import Attachment, Conversation, Counter, Member, Mention, Message
from chat.operations import notices, numbers
from chat.queries import messages as queries
from chat.serializers import messages as shapes
from chat.serializers.conversations import last_words
from chat.types import INSIDE, Direction, Kind
from hub.accounts.roles import Role
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User

Change = Callable[[Conversation], None]


def append(
    message: Message,
    *,
    at: datetime,
    files: Sequence[Attachment] = (),
    named: Sequence[User] = (),
    check: Change | None = None,
    change: Change | None = None,
    before_told: Callable[[], None] | None = None,
) -> Conversation:
    """Store a new message under the next number and tell it; returns the conversation's row.

    `named` are those it mentions; `check` may refuse once no other writer is left; `change` alters
    the conversation itself, under a number of its own; `before_told` runs when all are rows.
    """
    changes = 2 if change else 1
    counter = numbers.advance(message.conversation_id, changes=changes, messages=1)
    row = _locked(message.conversation_id, counter)
    if check is not None:
        check(row)
    _insert(message, row, files, named, seq=counter.last_seq - changes + 1)
    if before_told is not None:
        before_told()
    _head(row, message, files)
    if change is not None:
        change(row)
    _store(row, at=at, moved=change is not None)
    _note_read(message, row)
    _tell(message, row, files, named, moved=change is not None)
    return row


def move(conversation_id: UUID, change: Change | None = None, *, at: datetime) -> Conversation:
    """Change a conversation's own state under its next number and tell it, or tell it anew."""
    counter = numbers.advance(conversation_id)
    row = _locked(conversation_id, counter)
    if change is not None:
        change(row)
    _store(row, at=at, moved=True)
    live.conversation_moved(row)
    return row


def touch(message: Message, fields: Sequence[str], *, client_id: UUID | None = None) -> Message:
    """Store changed fields of a message under its conversation's next number and tell it."""
    counter = numbers.advance(message.conversation_id)
    message.seq = counter.last_seq
    message.save(update_fields=[*fields, "seq"])
    row = _locked(message.conversation_id, counter)
    fresh = queries.whole(Message.objects.filter(id=message.id)).get()
    if row.last_message and row.last_message["number"] == fresh.number:
        row.last_message = last_words(fresh, list(fresh.attachments.all()))
        row.save(update_fields=["last_message"])
    live.message_moved(fresh, row, client_id=str(client_id) if client_id else None)
    fresh.conversation = row
    return fresh


def name(message: Message, people: Sequence[User]) -> None:
    """Store that a message names these people."""
    if people:
        Mention.objects.bulk_create(
            Mention(
                message=message,
                conversation_id=message.conversation_id,
                user=user,
                number=message.number,
            )
            for user in people
        )


def _insert(
    message: Message,
    row: Conversation,
    files: Sequence[Attachment],
    named: Sequence[User],
    *,
    seq: int,
) -> None:
    message.number, message.seq = row.counter.last_number, seq
    message.conversation = row
    if message.identity_id is not None:
        message.identity = row.identity
    message.save(force_insert=True)
    for position, file in enumerate(files):
        file.message, file.position = message, position
        file.save(force_insert=file._state.adding)
    name(message, named)


def _locked(conversation_id: UUID, counter: Counter) -> Conversation:
    """Read the row afresh: its counter is ours, so nobody else is changing it."""
    row = Conversation.objects.select_related("identity", "assignee", "team").get(
        id=conversation_id
    )
    row.counter = counter
    return row


def _store(row: Conversation, *, at: datetime, moved: bool) -> None:
    fields = ["last_message", "last_message_at", "updated_at"]
    row.updated_at = at
    if moved:
        row.meta_seq = row.counter.last_seq
        fields += [
            "meta_seq",
            "kind",
            "state",
            "assignee",
            "team",
            "answered",
            "needs_reply_since",
            "window_closes_at",
            "snoozed_until",
            "arrived_at",
            "episode_at",
            "queued_at",
            "title",
            "picture",
            "open_history",
            "priority",
            "label_names",
            "channel_name",
            "scheduled",
            "sla",
            "sla_due_at",
            "sla_look_at",
        ]
    row.save(update_fields=fields)


def _head(row: Conversation, message: Message, files: Sequence[Attachment]) -> None:
    # What the house says by itself does not hide what the customer said.
    if not message.private and "why" not in (message.card or {}):
        row.last_message = last_words(message, files)
        row.last_message_at = message.created_at


def _note_read(message: Message, row: Conversation) -> None:
    """Writers have read what they answer; an event about them only counts as the next line.

    NotFound for a writer who was let out while this waited: writing lets nobody in again.
    """
    author = message.author
    if author is None:
        return
    place = Member.objects.filter(conversation=row, user=author)
    if author.role == Role.BOT:
        if row.kind in INSIDE and message.kind != Kind.SYSTEM and not place.exists():
            raise NotFound
    elif message.direction == Direction.INTERNAL and message.kind == Kind.SYSTEM:
        place.filter(read_number=message.number - 1).update(read_number=message.number)
    elif row.kind not in INSIDE:
        _note_read_outside(message, author)
    elif not place.update(read_number=message.number):
        raise NotFound


def _note_read_outside(message: Message, author: User) -> None:
    Member.objects.bulk_create(
        [
            Member(
                conversation_id=message.conversation_id,
                user=author,
                read_number=message.number,
                joined_at=message.created_at,
            )
        ],
        update_conflicts=True,
        unique_fields=["conversation", "user"],
        update_fields=["read_number"],
    )


def _tell(
    message: Message,
    row: Conversation,
    files: Sequence[Attachment],
    named: Sequence[User],
    *,
    moved: bool,
) -> None:
    notices.remember(message, row, at=message.created_at)
    client_id = str(message.client_id) if message.client_id else None
    parts = shapes.Parts(files=files, mentions=[user.id for user in named])
    live.message_moved(message, row, parts=parts, client_id=client_id)
    if moved:
        live.conversation_moved(row)
