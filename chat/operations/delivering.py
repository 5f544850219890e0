"""Facts on their way to customers: said by the house on the channel they proved to be theirs."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from chat.models import Conversation
from chat.operations.messages import sending
from chat.ports import courier
from chat.queries.conversations import whole
from chat.queries.wishes import wants_nothing_automatic
from chat.types import AUTOMATIC, ConversationKind, Draft, Kind
from hub.accounts.queries import house_bot
from hub.kernel.errors import DomainError
from hub.reports.ports.deliverer import Carried, Words

WEB = "web"
CLOSED = "window_closed"


class ChatDeliverer:
    """The newest proven channel that takes it, the others after it (`hub.reports`)."""

    def channel_of(self, user_id: UUID) -> str:
        first = _proven(user_id).first()
        return first.channel_name if first is not None else ""

    def deliver(self, user_id: UUID, words: Words, *, once: UUID, at: datetime) -> Carried:
        reason = "no_channel"
        for conversation in _proven(user_id):
            assert conversation.identity is not None, "customers write with an identity"
            if wants_nothing_automatic(conversation.identity):
                return Carried(ok=False, reason="opted_out")
            try:
                via = _said(conversation, words, once, at)
            except DomainError as error:
                reason = error.code
                continue
            return Carried(ok=True, via=via)
        return Carried(ok=False, reason=reason)


def _proven(user_id: UUID) -> QuerySet[Conversation]:
    rows = Conversation.objects.filter(
        kind=ConversationKind.CUSTOMER,
        identity__portal_user_id=user_id,
        identity__blocked_at=None,
        identity__spam_at=None,
    )
    return whole(rows).exclude(channel_kind=WEB).order_by("-last_message_at", "-id")


def _said(conversation: Conversation, words: Words, once: UUID, at: datetime) -> str:
    """Say it freely, or by a template once the window is closed; return by what."""
    text = f"{words.title}\n{words.text}\n{words.url}"
    free = Draft(client_id=once, text=text, card={"type": AUTOMATIC, "why": "notice"})
    try:
        _send(conversation, free, at)
        return conversation.channel_name
    except DomainError as error:
        template = courier.port().notice(conversation=conversation, words=words)
        if error.code != CLOSED or template is None:
            raise
    _send(conversation, Draft(client_id=once, kind=Kind.TEMPLATE, template=template), at)
    return f"{conversation.channel_name} · {template['name']}"


def _send(conversation: Conversation, draft: Draft, at: datetime) -> None:
    with transaction.atomic():
        sending.send(conversation=conversation, draft=draft, by=house_bot(), at=at)
