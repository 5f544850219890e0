"""Messages, their pages, and what changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from chat.models import Conversation, Message
from chat.queries.conversations import PORTAL, as_id, visible_to
from chat.types import INSIDE
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


@dataclass(frozen=True)
class MessagePage:
    """Messages in rising order of number; whether there are more on either side."""

    rows: list[Message]
    older: bool
    newer: bool


def whole(rows: QuerySet[Message]) -> QuerySet[Message]:
    """Fetch along what a message's shape needs."""
    return rows.select_related(
        "author", "identity", "reply_to__author", "reply_to__identity"
    ).prefetch_related("attachments", "reactions", "mentions")


def message_for(user: User, message_id: UUID | str) -> Message:
    """Return a message this person may see, its conversation as they see it; else NotFound."""
    found = whole(Message.objects.filter(id=as_id(message_id))).first()
    conversation = _conversation_of(user, found) if found is not None else None
    if found is None or conversation is None or not _shown(user, conversation, found):
        raise NotFound
    found.conversation = conversation
    return found


def message_by_external(channel_id: UUID, external_id: str) -> Message | None:
    """Return the message a provider knows by this id."""
    return Message.objects.filter(channel_id=channel_id, external_id=external_id).first()


def page(
    conversation: Conversation,
    *,
    after_number: int = 0,
    before: int | None = None,
    after: int | None = None,
    around: int | None = None,
    limit: int,
) -> MessagePage:
    """Return one page; the newest when nothing is asked.

    `after_number` is where the reader's view begins (`Reader.from_number`).
    """
    rows = whole(Message.objects.filter(conversation=conversation, number__gt=after_number))
    if around is not None:
        older = _downwards(rows.filter(number__lt=around), limit // 2)
        newer = _upwards(rows.filter(number__gte=around), limit - limit // 2)
        return MessagePage(older.rows + newer.rows, older.older, newer.newer)
    if after is not None:
        found = _upwards(rows.filter(number__gt=after), limit)
        return MessagePage(found.rows, rows.filter(number__lte=after).exists(), found.newer)
    if before is not None:
        found = _downwards(rows.filter(number__lt=before), limit)
        return MessagePage(found.rows, found.older, rows.filter(number__gte=before).exists())
    return _downwards(rows, limit)


def said_after(numbers: Mapping[UUID, int]) -> QuerySet[Message]:
    """Return what was said in each of these conversations after its number, in order of both."""
    each = [Q(conversation=one, number__gt=number) for one, number in numbers.items()]
    rows = Message.objects.filter(reduce(or_, each)) if each else Message.objects.none()
    return rows.select_related("author").order_by("conversation_id", "number")


def changed(conversation: Conversation, *, after: int, upto: int, limit: int) -> list[Message]:
    """Return the messages whose latest change lies in `after < seq <= upto`, in order."""
    rows = whole(Message.objects.filter(conversation=conversation, seq__gt=after, seq__lte=upto))
    return list(rows.order_by("seq")[:limit])


def cards(conversation_id: UUID, ref: str) -> QuerySet[Message]:
    """Return the cards in a thread that show the object `ref`."""
    return Message.objects.filter(conversation_id=conversation_id, kind="card", card__ref=ref)


def _conversation_of(user: User, message: Message) -> Conversation | None:
    rows = visible_to(user).select_related("identity", "assignee", "counter")
    return rows.filter(id=message.conversation_id).first()


def _shown(user: User, conversation: Conversation, message: Message) -> bool:
    if message.private and user.role in PORTAL:
        return False
    start = getattr(conversation, "from_number", 0) if conversation.kind in INSIDE else 0
    return message.number > start


def _upwards(rows: QuerySet[Message], limit: int) -> MessagePage:
    found = list(rows.order_by("number")[: limit + 1])
    return MessagePage(found[:limit], False, len(found) > limit)


def _downwards(rows: QuerySet[Message], limit: int) -> MessagePage:
    found = list(rows.order_by("-number")[: limit + 1])
    return MessagePage(found[:limit][::-1], len(found) > limit, False)
