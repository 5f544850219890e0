"""Says something to a customer on their own channel: freely, by template, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import transaction

from billing.types.collection import ReminderState
from chat.operations import messages
from chat.ports import courier
from chat.queries import conversations_of_customer
from chat.queries.wishes import wants_nothing_automatic
from chat.types import AUTOMATIC, Draft, Kind
from hub.accounts.queries import house_bot
from hub.kernel.errors import DomainError
from hub.kernel.home import home
from hub.reports.ports.deliverer import Words

if TYPE_CHECKING:
    from chat.models import Conversation

WEB = "web"
CLOSED = "window_closed"
TITLE = {"es": "Recordatorio de pago", "en": "Payment reminder"}


@dataclass(frozen=True, kw_only=True)
class Said:
    """Whether it is on its way and by what, or a code of why not."""

    state: ReminderState
    via: str = ""
    reason: str = ""
    conversation_id: UUID | None = None


def say(customer_id: UUID, text: str, *, once: UUID, language: str, at: datetime) -> Said:
    """Put it on its way on the newest channel that takes it, in the caller's transaction.

    Who wants nothing automatic, or was put aside, is left alone on that channel. Untold for a
    closed window, it says in which conversation.
    """
    reason, closed = "no_channel", None
    for conversation in _channels(customer_id):
        identity = conversation.identity
        if identity is None or identity.blocked_at or identity.spam_at:
            continue
        if wants_nothing_automatic(identity):
            reason = "opted_out"
            continue
        try:
            via = _said(conversation, text, once, language, at)
        except DomainError as error:
            reason = error.code
            closed = conversation.id if error.code == CLOSED else closed
            continue
        return Said(state=ReminderState.SAID, via=via, conversation_id=conversation.id)
    # A channel that only waits for a word of theirs is the one to wait for.
    reason = CLOSED if closed is not None else reason
    return Said(state=ReminderState.UNTOLD, reason=reason, conversation_id=closed)


def _channels(customer_id: UUID) -> list[Conversation]:
    """Return where a customer is met, the portal's own chat last."""
    rows = list(conversations_of_customer(customer_id))
    return sorted(rows, key=lambda row: row.channel_kind == WEB)


def _said(conversation: Conversation, text: str, once: UUID, language: str, at: datetime) -> str:
    card = {"type": AUTOMATIC, "why": "reminder"}
    try:
        _send(conversation, Draft(client_id=once, text=text, card=card), at)
        return conversation.channel_name
    except DomainError as error:
        template = courier.port().notice(
            conversation=conversation, words=_words(conversation, text, language)
        )
        if error.code != CLOSED or template is None:
            raise
    _send(conversation, Draft(client_id=once, kind=Kind.TEMPLATE, template=template), at)
    return f"{conversation.channel_name} · {template['name']}"


def _words(conversation: Conversation, text: str, language: str) -> Words:
    identity = conversation.identity
    assert identity is not None, "customers write with an identity"
    return Words(
        title=f"{TITLE[language]} · {home().title}",
        text=text,
        url=settings.PUBLIC_URL,
        name=identity.name,
        language=language,
    )


def _send(conversation: Conversation, draft: Draft, at: datetime) -> None:
    with transaction.atomic():
        messages.send(conversation=conversation, draft=draft, by=house_bot(), at=at)
