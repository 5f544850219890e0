"""How long a customer may be answered freely, and by whom beyond that."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from channels_bridge.models import Channel
from channels_bridge.types import Limits
from chat.types import Kind
from hub.accounts.roles import Role

if TYPE_CHECKING:
    from chat.models import Conversation, Message


def is_open(conversation: Conversation, limits: Limits, at: datetime) -> bool:
    """Whether anything may be said; always where the channel knows no window."""
    closes = conversation.window_closes_at
    return limits.window_hours is None or (closes is not None and at < closes)


def human_agent_until(conversation: Conversation, limits: Limits) -> datetime | None:
    """Return until when a person may still answer a customer; None where nobody may.

    Counted from the customer's last word, which the window's end tells; only on channels whose
    provider has reviewed it (`Channel.human_agent`).
    """
    closes = conversation.window_closes_at
    if limits.human_agent_hours is None or limits.window_hours is None or closes is None:
        return None
    assert conversation.channel_id is not None
    reviewed = Channel.objects.filter(id=conversation.channel_id, human_agent=True)
    more = timedelta(hours=limits.human_agent_hours - limits.window_hours)
    return closes + more if reviewed.exists() else None


def needs_human_agent(message: Message, limits: Limits, at: datetime) -> bool:
    """Whether a message leaves as a person's late answer."""
    conversation = message.conversation
    if is_open(conversation, limits, at) or not by_person(message):
        return False
    return human_agent_until(conversation, limits) is not None


def may_leave(message: Message, limits: Limits, at: datetime) -> bool:
    """Whether a message that has waited may still be said; a template always may."""
    conversation = message.conversation
    if message.kind == Kind.TEMPLATE or is_open(conversation, limits, at):
        return True
    until = human_agent_until(conversation, limits) if by_person(message) else None
    return until is not None and at < until


def after(conversation: Conversation, limits: Limits) -> tuple[str | None, datetime | None]:
    """Return what one can still do once the window has closed, and until when.

    `template`, `human_agent` or None.
    """
    if limits.window_hours is None:
        return None, None
    if Kind.TEMPLATE in limits.kinds:
        return "template", None
    until = human_agent_until(conversation, limits)
    return ("human_agent", until) if until else (None, None)


def by_person(message: Message) -> bool:
    """Whether one of ours wrote it, no bot."""
    return message.author is not None and message.author.role != Role.BOT
