"""Who has a customer's conversation, and where the work on it stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from chat.events import ConversationChanged
from chat.models import Conversation, Label
from chat.operations import numbers, threads, words
from chat.operations.conversations import events
from chat.queries.conversations import may_answer
from chat.types import OUTSIDE, ConversationState
from hub.accounts.queries import card
from hub.accounts.roles import ANSWERING
from hub.kernel.errors import Conflict, Forbidden, Invalid
from hub.kernel.events import announce
from hub.kernel.text import is_visible

if TYPE_CHECKING:
    from hub.accounts.models import User

_MOST_LABELS = 20
_LONGEST_LABEL = 40


class Claimed(Conflict):
    """Somebody else has it; `fields.assignee` says who."""

    code, detail = "claimed", "Somebody else has this conversation."


@numbers.transacted
def claim(*, conversation: Conversation, by: User, at: datetime) -> Conversation:
    """Make a free conversation one's own; of many at once one wins, the others get Claimed."""
    _refuse_unless_answering(conversation, by)

    def check(row: Conversation) -> None:
        if row.assignee is not None and row.assignee_id != by.id:
            raise Claimed(fields={"assignee": card(row.assignee)})

    # Losers of a crowd are told without queueing for the conversation's numbers.
    fresh = Conversation.objects.select_related("assignee").get(id=conversation.id)
    check(fresh)
    if fresh.assignee_id == by.id:
        return conversation
    row = events.note(
        conversation,
        "claimed",
        by=by,
        at=at,
        check=check,
        change=lambda row: setattr(row, "assignee", by),
    )
    announce(ConversationChanged(conversation_id=row.id))
    return row


@numbers.transacted
def assign(*, conversation: Conversation, to: User | None, by: User, at: datetime) -> Conversation:
    """Give a conversation to somebody who answers, or to nobody."""
    _refuse_unless_answering(conversation, by)
    if to is not None and (to.role not in ANSWERING or not to.is_active):
        raise Invalid(fields={"user": ["Not somebody who answers customers."]})
    if conversation.assignee_id == (to.id if to else None):
        return conversation
    row = events.note(
        conversation,
        "assigned" if to else "unassigned",
        by=by,
        at=at,
        change=lambda row: setattr(row, "assignee", to),
        to=dict(card(to)) if to else None,
    )
    announce(ConversationChanged(conversation_id=row.id))
    return row


@numbers.transacted
def set_state(
    *, conversation: Conversation, state: ConversationState, by: User, at: datetime
) -> Conversation:
    """Open, set aside or resolve; whoever had it keeps it."""
    return _turn(conversation, state, by=by, at=at, until=None)


@numbers.transacted
def snooze(
    *, conversation: Conversation, until: datetime | None, by: User, at: datetime
) -> Conversation:
    """Put aside until an instant, or (None) until the customer writes, which always ends it."""
    if until is not None and until <= at:
        raise Invalid(fields={"until": ["Not in the future."]})
    return _turn(conversation, ConversationState.SNOOZED, by=by, at=at, until=until)


@numbers.transacted
def wake(*, conversation: Conversation, at: datetime) -> None:
    """Open a snoozed conversation whose time has come."""

    def change(row: Conversation) -> None:
        if row.state == ConversationState.SNOOZED:
            row.state = ConversationState.OPEN
        row.snoozed_until = None

    threads.move(conversation.id, change, at=at)


@numbers.transacted
def set_labels(
    *,
    conversation: Conversation,
    add: Iterable[str],
    remove: Iterable[str],
    by: User,
    at: datetime,
) -> Conversation:
    """Hang words on a conversation and take others off; new words become labels."""
    _refuse_unless_answering(conversation, by)
    adding, removing = _labels(add), {words.line(name, _LONGEST_LABEL) for name in remove}

    def change(row: Conversation) -> None:
        names = sorted((set(row.label_names) | adding) - removing)
        if len(names) > _MOST_LABELS:
            raise Invalid(fields={"add": [f"At most {_MOST_LABELS} labels."]})
        Label.objects.bulk_create([Label(name=name) for name in names], ignore_conflicts=True)
        row.labels.set(Label.objects.filter(name__in=names))
        row.label_names = names

    row = threads.move(conversation.id, change, at=at)
    announce(ConversationChanged(conversation_id=row.id))
    return row


@numbers.transacted
def set_priority(
    *, conversation: Conversation, priority: int, by: User, at: datetime
) -> Conversation:
    """Say how urgent it is: 0 none to 4 urgent."""
    _refuse_unless_answering(conversation, by)
    return threads.move(conversation.id, lambda row: setattr(row, "priority", priority), at=at)


@numbers.transacted
def tell_anew(*, conversation_id: UUID, at: datetime) -> None:
    """Tell a conversation to all who see it: what it unlocks has changed elsewhere."""
    threads.move(conversation_id, at=at)


def transitions(conversation: Conversation, user: User) -> list[str]:
    """Return the states this person may turn the conversation to."""
    if not may_answer(user, conversation):
        return []
    return [state for state in ConversationState.values if state != conversation.state]


def _turn(
    conversation: Conversation,
    state: ConversationState,
    *,
    by: User,
    at: datetime,
    until: datetime | None,
) -> Conversation:
    _refuse_unless_answering(conversation, by)
    if conversation.state == state and conversation.snoozed_until == until:
        return conversation

    def change(row: Conversation) -> None:
        row.state, row.snoozed_until = state, until
        if state == ConversationState.RESOLVED:
            row.needs_reply_since = None

    row = events.note(conversation, state.value, by=by, at=at, change=change)
    announce(ConversationChanged(conversation_id=row.id))
    return row


def _labels(names: Iterable[str]) -> set[str]:
    found = set()
    for raw in names:
        name = words.line(raw, _LONGEST_LABEL + 1)
        if not is_visible(name) or len(name) > _LONGEST_LABEL:
            raise Invalid(
                fields={"add": [f"A label has 1 to {_LONGEST_LABEL} visible characters."]}
            )
        found.add(name)
    return found


def _refuse_unless_answering(conversation: Conversation, by: User) -> None:
    if conversation.kind not in OUTSIDE:
        raise Conflict("Only customers' conversations are worked on.")
    if not may_answer(by, conversation):
        raise Forbidden("Only advisors work on customers' conversations.")
