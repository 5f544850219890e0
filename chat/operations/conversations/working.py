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
from chat.operations.conversations.closing import note_own_labels, refuse_unless_labelled
from chat.operations.messages.sending import refuse_unseen
from chat.queries.conversations import may_answer
from chat.types import OUTSIDE, ConversationState
from hub.accounts.queries import card
from hub.accounts.roles import Role
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
    refuse_unless_answering(conversation, by)

    def check(row: Conversation) -> None:
        if row.assignee is not None and row.assignee_id != by.id:
            raise Claimed(fields={"assignee": card(row.assignee)})

    def take(row: Conversation) -> None:
        row.assignee, row.queued_at = by, None

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
        change=take,
    )
    announce(ConversationChanged(conversation_id=row.id))
    return row


@numbers.transacted
def set_state(
    *,
    conversation: Conversation,
    state: ConversationState,
    by: User,
    at: datetime,
    expect_number: int | None = None,
) -> Conversation:
    """Open, set aside or resolve; whoever had it keeps it.

    Stale where a customer wrote after `expect_number`, the newest message one has seen.
    """
    return _turn(conversation, state, by=by, at=at, until=None, seen=expect_number)


@numbers.transacted
def snooze(
    *,
    conversation: Conversation,
    until: datetime | None,
    by: User,
    at: datetime,
    expect_number: int | None = None,
) -> Conversation:
    """Put aside until an instant, or (None) until the customer writes, which always ends it.

    Stale as in `set_state`.
    """
    if until is not None and until <= at:
        raise Invalid(fields={"until": ["Not in the future."]})
    snoozed = ConversationState.SNOOZED
    return _turn(conversation, snoozed, by=by, at=at, until=until, seen=expect_number)


@numbers.transacted
def wake(*, conversation: Conversation, at: datetime) -> None:
    """Open a snoozed conversation whose time has come, unless it was put off meanwhile."""
    numbers.hold(conversation.id)
    if not Conversation.objects.filter(id=conversation.id, snoozed_until__lte=at).exists():
        return

    def change(row: Conversation) -> None:
        if row.state == ConversationState.SNOOZED:
            row.state = ConversationState.OPEN
        row.snoozed_until = None
        row.await_somebody(at=at)

    threads.move(conversation.id, change, at=at)
    announce(ConversationChanged(conversation_id=conversation.id))


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
    refuse_unless_answering(conversation, by)
    adding, removing = _labels(add), {words.line(name, _LONGEST_LABEL) for name in remove}

    def change(row: Conversation) -> None:
        names = sorted((set(row.label_names) | adding) - removing)
        if len(names) > _MOST_LABELS:
            raise Invalid(fields={"add": [f"At most {_MOST_LABELS} labels."]})
        Label.objects.bulk_create([Label(name=name) for name in names], ignore_conflicts=True)
        row.labels.set(Label.objects.filter(name__in=names))
        if by.role == Role.BOT:  # what the house does by itself sets nothing off
            note_own_labels(row, names)
        row.label_names = names

    row = threads.move(conversation.id, change, at=at)
    announce(ConversationChanged(conversation_id=row.id))
    return row


@numbers.transacted
def set_priority(
    *, conversation: Conversation, priority: int, by: User, at: datetime
) -> Conversation:
    """Say how urgent it is: 0 none to 4 urgent."""
    refuse_unless_answering(conversation, by)
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
    seen: int | None,
) -> Conversation:
    refuse_unless_answering(conversation, by)
    if conversation.state == state and conversation.snoozed_until == until:
        return conversation

    def change(row: Conversation) -> None:
        if row.identity is not None and row.identity.spam_at is not None:
            raise Conflict("It is spam: take it out of there first.")
        row.state, row.snoozed_until = state, until
        if state == ConversationState.RESOLVED:
            row.needs_reply_since = row.queued_at = None
        row.await_somebody(at=at)

    def check(row: Conversation) -> None:
        if seen is not None:
            refuse_unseen(row, seen)
        if state == ConversationState.RESOLVED:
            refuse_unless_labelled(row)

    row = events.note(conversation, state.value, by=by, at=at, change=change, check=check)
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


def refuse_unless_answering(conversation: Conversation, by: User) -> None:
    """Conflict among ourselves, Forbidden for those who only look on."""
    if conversation.kind not in OUTSIDE:
        raise Conflict("Only customers' conversations are worked on.")
    if not may_answer(by, conversation):
        raise Forbidden("Only advisors work on customers' conversations.")
