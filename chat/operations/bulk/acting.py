"""What can be done to many conversations: each by the operation that does it to one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.dateparse import parse_datetime

from chat.models import Conversation
from chat.operations import conversations
from chat.operations.conversations import events
from chat.operations.conversations.undoing import HANDED, TURN, Moved, restore
from chat.queries.conversations import may_answer
from chat.types import ConversationState
from hub.accounts.queries import person_named, team_named
from hub.kernel.errors import Forbidden

if TYPE_CHECKING:
    from hub.accounts.models import User

Told = Mapping[str, Any]
Act = Callable[[Conversation, Told, "User", datetime], object]


@dataclass(frozen=True, kw_only=True)
class Action:
    """A change of one conversation; `fields` are those its way back restores, None: there is none.

    `stands` tells whether a conversation is still as the change left it.
    """

    act: Act
    fields: tuple[str, ...] | None
    stands: Callable[[Conversation, Told], bool]


def before(row: Conversation) -> dict[str, Any]:
    """Return all that any action changes, as JSON keeps it."""
    return {**events.standing(row), "labels": row.label_names, "priority": row.priority}


def take_back(
    row: Conversation, action: Action, told: Told, was: Told, *, since: int, by: User, at: datetime
) -> None:
    """Let one conversation stand as before; Moved where somebody changed it since."""
    if not may_answer(by, row):
        raise Forbidden
    if not action.stands(row, told):
        raise Moved
    if action.fields == ("labels",):
        now, then = set(row.label_names), set(was["labels"])
        conversations.set_labels(conversation=row, add=then - now, remove=now - then, by=by, at=at)
    elif action.fields == ("priority",):
        conversations.set_priority(conversation=row, priority=was["priority"], by=by, at=at)
    else:
        restore(row, was, action.fields or (), by=by, at=at, since=since, what="bulk")


def _assign(row: Conversation, told: Told, by: User, at: datetime) -> object:
    given: dict[str, Any] = {"note": told.get("note", "")}
    if "user" in told:
        given["to"] = person_named(told["user"]) if told["user"] else None
    if "team" in told:
        given["team"] = team_named(told["team"]) if told["team"] else None
    return conversations.assign(conversation=row, by=by, at=at, **given)


def _is_given(row: Conversation, told: Told) -> bool:
    has = {"user": row.assignee_id, "team": row.team_id}
    return all(str(has[name] or "") == (told[name] or "") for name in has if name in told)


def _label(row: Conversation, told: Told, by: User, at: datetime) -> object:
    return conversations.set_labels(
        conversation=row, add=told["add"], remove=told["remove"], by=by, at=at
    )


def _turn(row: Conversation, told: Told, by: User, at: datetime) -> object:
    state = ConversationState(told["state"])
    return conversations.set_state(conversation=row, state=state, by=by, at=at)


def _snooze(row: Conversation, told: Told, by: User, at: datetime) -> object:
    until = parse_datetime(told["until"]) if told["until"] else None
    return conversations.snooze(conversation=row, until=until, by=by, at=at)


def _read(row: Conversation, told: Told, by: User, at: datetime) -> object:
    number = row.counter.last_number
    return conversations.mark_read(conversation=row, number=number, by=by, at=at)


def _urge(row: Conversation, told: Told, by: User, at: datetime) -> object:
    return conversations.set_priority(conversation=row, priority=told["priority"], by=by, at=at)


ACTIONS: dict[str, Action] = {
    "assign": Action(
        act=_assign,
        fields=HANDED,
        stands=_is_given,
    ),
    "labels": Action(
        act=_label,
        fields=("labels",),
        stands=lambda row, told: set(told["add"]) - set(told["remove"]) <= set(row.label_names),
    ),
    "state": Action(act=_turn, fields=TURN, stands=lambda row, told: row.state == told["state"]),
    "snooze": Action(
        act=_snooze, fields=TURN, stands=lambda row, _: row.state == ConversationState.SNOOZED
    ),
    "priority": Action(
        act=_urge, fields=("priority",), stands=lambda row, told: row.priority == told["priority"]
    ),
    "read": Action(act=_read, fields=None, stands=lambda row, _: True),
}
