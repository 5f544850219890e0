"""Whom a message concerns, beside those who see it anyway."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from chat.models import Conversation, Member, Mention, Message, NoticeDue
from chat.queries.conversations import PORTAL, hearing, visible_to
from chat.types import INSIDE, ConversationKind, Kind
from hub.accounts.queries import all_people, colleagues
from hub.accounts.roles import COUNTER
from hub.realtime.types import conversation_stream
from hub.reports.queries import saying

if TYPE_CHECKING:
    from hub.accounts.models import User

_OURS = "c:"  # how every `conversation_stream` begins


def due_notices(*, at: datetime) -> QuerySet[NoticeDue]:
    """Return what somebody may have to be told of now, oldest first."""
    rows = NoticeDue.objects.filter(look_at__lte=at)
    return rows.select_related("conversation__identity").order_by("look_at", "id")


def message_behind(due: NoticeDue) -> Message | None:
    """Return the message with what a notice says of it."""
    rows = Message.objects.select_related("author", "reply_to").prefetch_related("attachments")
    return rows.filter(id=due.message_id).first() if due.message_id else None


def hearers(conversation: Conversation, number: int) -> list[UUID]:
    """Return who may read a message of a conversation: its members, or the counter."""
    if conversation.kind in INSIDE:
        members = hearing(conversation).filter(from_number__lt=number)
        return list(members.values_list("user_id", flat=True))
    return list(colleagues().filter(role__in=COUNTER).values_list("id", flat=True))


def told_beyond_the_counter(user_id: UUID | None = None) -> list[User]:
    """Return whoever does not work at the counter (or that one) and has words of chat's notices."""
    rows = saying(about=_OURS).exclude(user__role__in=COUNTER)
    rows = rows if user_id is None else rows.filter(user_id=user_id)
    return list(all_people().filter(id__in=rows.values("user_id")).order_by("id"))


def topics_lost(user: User) -> list[str]:
    """Return the topics of somebody's notices that they may see no more; a customer sees none."""
    told = saying(about=_OURS).filter(user_id=user.id)
    topics = set(told.values_list("topic", flat=True))
    if user.role not in PORTAL:
        ids = [topic.partition(":")[2] for topic in topics]
        seen = visible_to(user).filter(id__in=ids).values_list("id", flat=True)
        topics -= {conversation_stream(each) for each in seen}
    return sorted(topics)


def concerned(conversation: Conversation, message: Message | None) -> dict[UUID, str]:
    """Return by person which kind of notice it is for them: the most personal one."""
    if message is None:
        members = Member.objects.filter(conversation=conversation, is_owner=False)
        return dict.fromkeys(members.values_list("user_id", flat=True), "group")
    kinds = _of_event(message) if message.kind == Kind.SYSTEM else _of_words(conversation, message)
    if message.author_id is not None:
        kinds.pop(message.author_id, None)
    return kinds


def founder_of(conversation: Conversation) -> str:
    """Return the name of a group's eldest owner."""
    owners = Member.objects.filter(conversation=conversation, is_owner=True)
    first = owners.select_related("user").order_by("joined_at", "id").first()
    return first.user.name if first is not None else conversation.title


def _of_words(conversation: Conversation, message: Message) -> dict[UUID, str]:
    if conversation.kind == ConversationKind.DIRECT:
        members = Member.objects.filter(conversation=conversation)
        return dict.fromkeys(members.values_list("user_id", flat=True), "direct")
    kinds: dict[UUID, str] = {}
    if message.reply_to is not None and message.reply_to.author_id is not None:
        kinds[message.reply_to.author_id] = "reply"
    named = Mention.objects.filter(message=message).values_list("user_id", flat=True)
    return kinds | dict.fromkeys(named, "mention")


def _of_event(message: Message) -> dict[UUID, str]:
    card = message.card or {}
    if card.get("event") == "assigned":
        return {UUID(card["to"]["id"]): "assigned"}
    joined = card.get("joined", []) if card.get("event") == "members" else []
    return {UUID(each["id"]): "group" for each in joined}
