"""The clocks of a conversation: when a stretch of work began, was answered, and stood still."""

from __future__ import annotations

from datetime import datetime

from chat.models import Conversation, Message, WorkMark
from chat.operations.messages.rating import TOPIC
from chat.types import ConversationState, Direction, Kind
from hub.accounts.roles import STAFF
from hub.kernel.clock import iso

PAUSED = (ConversationState.PENDING, ConversationState.SNOOZED)
_MOST_PAUSES = 50


def step(mark: WorkMark, message: Message) -> None:
    """Move the clocks on by one message."""
    at = message.created_at
    if is_words(message):
        if mark.started_at is None or mark.state == ConversationState.RESOLVED:
            _start(mark, at)
        mark.waiting_since = mark.waiting_since or at
        _turn(mark, ConversationState.OPEN, at)
    elif is_answer(message):
        mark.answered_at = mark.answered_at or at
        mark.waiting_since = None
    elif is_state_line(message):
        _turn(mark, (message.card or {})["event"], at)


def agree(mark: WorkMark, row: Conversation, *, at: datetime) -> None:
    """Take over what moved without a line: a snooze that ended, a wait that somebody ended."""
    if mark.started_at is None and row.needs_reply_since is not None:
        _start(mark, row.needs_reply_since)
        if row.answered:
            mark.answered_at = row.needs_reply_since
    elif mark.started_at is not None and _was_relieved(mark, row):
        mark.answered_at = mark.answered_at or at
    mark.waiting_since = row.needs_reply_since
    if mark.state != row.state:
        _turn(mark, row.state, at)


def is_words(message: Message) -> bool:
    """Whether a customer says something that wants an answer."""
    inbound = message.direction == Direction.IN and message.kind != Kind.SYSTEM
    return inbound and not message.topic.startswith(TOPIC)


def is_answer(message: Message) -> bool:
    """Whether somebody of ours answers the customer."""
    outward = message.direction == Direction.OUT and not message.private
    return outward and message.author is not None and message.author.role in STAFF


def is_state_line(message: Message, state: str = "") -> bool:
    """Whether the line says that the conversation turned to a state (this one)."""
    event = (message.card or {}).get("event") if message.kind == Kind.SYSTEM else None
    return event == state if state else event in ConversationState.values


def _was_relieved(mark: WorkMark, row: Conversation) -> bool:
    """Whether the first wait is over: somebody answered, be it on the phone or elsewhere."""
    assert mark.started_at is not None
    return row.needs_reply_since is None or row.needs_reply_since > mark.started_at


def _start(mark: WorkMark, at: datetime) -> None:
    mark.started_at, mark.answered_at, mark.waiting_since = at, None, None
    mark.paused_at, mark.pauses = None, []


def _turn(mark: WorkMark, state: str, at: datetime) -> None:
    mark.state = state
    if state == ConversationState.RESOLVED:
        mark.started_at = mark.answered_at = mark.waiting_since = mark.paused_at = None
        mark.pauses = []
    elif state in PAUSED:
        mark.paused_at = mark.paused_at or at
    elif mark.paused_at is not None:
        mark.pauses = [*mark.pauses, [iso(mark.paused_at), iso(at)]][-_MOST_PAUSES:]
        mark.paused_at = None
