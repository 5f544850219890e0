"""Messages, their pages, and what changed since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from chat.models import Conversation, Edition, Message
from chat.queries.conversations import PORTAL, as_id, visible_to
from chat.types import INSIDE, DeliveryState, Direction, Kind
from hub.accounts.roles import Role
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
    """Fetch along what a message's shape needs, `edition_count` among it."""
    earlier = Edition.objects.filter(message=OuterRef("pk")).order_by().values("message")
    counted = Subquery(earlier.annotate(count=Count("pk")).values("count"))
    return (
        rows.select_related(
            "author", "identity", "pinned_by", "reply_to__author", "reply_to__identity"
        )
        .prefetch_related("attachments", "reactions", "mentions", "previews")
        .annotate(edition_count=Coalesce(counted, 0))
    )


def message_for(user: User, message_id: UUID | str) -> Message:
    """Return a message this person may see, its conversation as they see it; else NotFound.

    One that is not theirs costs what one costs that is nobody's.
    """
    theirs = Exists(visible_to(user).filter(id=OuterRef("conversation_id")))
    found = whole(Message.objects.filter(theirs, id=as_id(message_id))).first()
    conversation = _conversation_of(user, found) if found is not None else None
    if found is None or conversation is None or not _shown(user, conversation, found):
        raise NotFound
    found.conversation = conversation
    return found


def quotable(conversation: Conversation, message_id: UUID, user: User) -> Message | None:
    """Return a message of a conversation of `visible_to` that its reader may answer."""
    rows = Message.objects.select_related("author", "identity")
    found = rows.filter(id=message_id, conversation=conversation).first()
    return found if found is not None and _shown(user, conversation, found) else None


def message_by_external(channel_id: UUID, external_id: str) -> Message | None:
    """Return the message a provider knows by this id."""
    return Message.objects.filter(channel_id=channel_id, external_id=external_id).first()


def known_externals(channel_id: UUID, external_ids: Sequence[str]) -> set[str]:
    """Return those ids by which a provider knows a message we have."""
    rows = Message.objects.filter(channel_id=channel_id, external_id__in=external_ids)
    return {each for each in rows.values_list("external_id", flat=True) if each is not None}


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


def said_before(conversation_id: UUID, number: int | None) -> QuerySet[Message]:
    """Return what people said and noted in a conversation below a number, the latest first."""
    rows = Message.objects.filter(conversation=conversation_id, deleted_at=None)
    if number is not None:
        rows = rows.filter(number__lt=number)
    return rows.exclude(kind__in=[Kind.CARD, Kind.SYSTEM]).order_by("-number")


def told(message_ids: Iterable[UUID]) -> QuerySet[Message]:
    """Return messages by id with what a line about each needs, for use below a check of access."""
    rows = Message.objects.filter(id__in=list(message_ids)).select_related("author", "identity")
    return rows.prefetch_related("attachments")


def changed(conversation: Conversation, *, after: int, upto: int, limit: int) -> list[Message]:
    """Return the messages whose latest change lies in `after < seq <= upto`, in order."""
    rows = whole(Message.objects.filter(conversation=conversation, seq__gt=after, seq__lte=upto))
    return list(rows.order_by("seq")[:limit])


def pinned(conversation: Conversation, *, after_number: int) -> QuerySet[Message]:
    """Return the pinned messages of a conversation, the latest pin first."""
    rows = Message.objects.filter(
        conversation=conversation, pinned_at__isnull=False, number__gt=after_number
    )
    return rows.order_by("-pinned_at", "-number")


def editions_for(user: User, message_id: UUID | str) -> list[Edition]:
    """Return what a message said before, oldest first; NotFound for those who may not know.

    Those who see it; of one taken back only its author and admins, and customers their own.
    """
    message = message_for(user, message_id)
    own = message.author_id == user.id
    if not own and (user.role in PORTAL or (message.deleted_at and user.role != Role.ADMIN)):
        raise NotFound
    rows = Edition.objects.filter(message=message).order_by("at", "id")
    return list(rows.select_related("message__author", "message__identity"))


def cards(conversation_id: UUID, ref: str) -> QuerySet[Message]:
    """Return the cards in a thread that show the object `ref`."""
    return Message.objects.filter(conversation_id=conversation_id, kind="card", card__ref=ref)


def about(conversation_id: UUID, topic: str) -> QuerySet[Message]:
    """Return what was said to and by a customer about a topic, without cards and notes."""
    rows = Message.objects.filter(conversation=conversation_id, topic=topic, private=False)
    return whole(rows)


def stored(message_id: UUID) -> Message | None:
    """Return a message with its conversation, for those of the house."""
    rows = Message.objects.select_related("conversation__identity", "identity")
    return rows.filter(id=message_id).first()


def closed_on_the_way(at: datetime) -> QuerySet[Message]:
    """Return what found the window closed on its way, where the customer has opened it since."""
    wrote = Message.objects.filter(
        conversation=OuterRef("conversation"),
        direction=Direction.IN,
        created_at__gt=OuterRef("troubled_at"),
    )
    failed = Message.objects.filter(troubled_at__isnull=False, state=DeliveryState.FAILED)
    rows = failed.filter(error__code="window_closed", conversation__window_closes_at__gt=at)
    return rows.filter(Exists(wrote)).select_related("conversation__identity", "author")


def _conversation_of(user: User, message: Message) -> Conversation | None:
    rows = visible_to(user).select_related("identity", "assignee", "team", "counter")
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
