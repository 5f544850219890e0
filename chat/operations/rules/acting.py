"""What rules and macros do: each action by itself, so that one that fails spares the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from django.db import transaction

from chat.models import Conversation, Macro
from chat.operations import automatic, conversations, telling
from chat.operations.messages import send
from chat.queries.conversations import whole
from chat.queries.hooks import listening
from chat.types import ConversationState, Draft, Kind
from hub.accounts.queries import team_for, user_for
from hub.accounts.roles import Role
from hub.kernel.errors import Conflict, DomainError, NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User

Action = dict[str, Any]
_DEEDS = UUID("4d6ef2f4-3a0e-5d9b-9c57-52b3a6b6a1f0")


class NotSaid(Conflict):
    """The channel, or the customer's own wish, lets nothing be said."""

    code, detail = "not_said", "Nothing may be said here now."


@dataclass(frozen=True, kw_only=True)
class Deed:
    """Who acts where and when; `key` makes a second try of the same run harmless."""

    conversation_id: UUID
    by: User
    at: datetime
    key: str

    def row(self) -> Conversation:
        """Return the conversation as it stands now."""
        return whole(Conversation.objects.filter(id=self.conversation_id)).get()


def perform(actions: Sequence[Action], deed: Deed) -> list[dict[str, Any]]:
    """Do the actions in order; returns `{"kind", "error"}` for each, error null when done.

    Part of the caller's transaction; what one left undone is rolled back alone.
    """
    return [
        {"kind": action["kind"], "error": _attempt(action, deed, place)}
        for place, action in enumerate(actions)
    ]


def _attempt(action: Action, deed: Deed, place: int) -> str | None:
    try:
        with transaction.atomic():
            _DO[action["kind"]](action, deed, f"{deed.key}:{place}")
    except DomainError as error:
        return error.code
    return None


def _say(action: Action, deed: Deed, key: str) -> None:
    text = filled(action["text"], deed.row())
    if deed.by.role == Role.BOT:
        why = "automation"
        row = deed.row()
        if automatic.say(conversation=row, text=text, at=deed.at, why=why, trigger=key) is None:
            raise NotSaid
        return
    draft = Draft(client_id=uuid5(_DEEDS, key), text=text)
    send(conversation=deed.row(), draft=draft, by=deed.by, at=deed.at)


def _note(action: Action, deed: Deed, key: str) -> None:
    text = filled(action["text"], deed.row())
    draft = Draft(client_id=uuid5(_DEEDS, key), kind=Kind.NOTE, text=text, private=True)
    send(conversation=deed.row(), draft=draft, by=deed.by, at=deed.at)


def _assign(action: Action, deed: Deed, key: str) -> None:
    to = user_for(action["to"]) if action["to"] is not None else None
    conversations.assign(conversation=deed.row(), to=to, by=deed.by, at=deed.at)


def _team(action: Action, deed: Deed, key: str) -> None:
    team = team_for(action["to"]) if action["to"] is not None else None
    conversations.assign(conversation=deed.row(), team=team, by=deed.by, at=deed.at)


def _labels(action: Action, deed: Deed, key: str) -> None:
    conversations.set_labels(
        conversation=deed.row(),
        add=action["add"],
        remove=action["remove"],
        by=deed.by,
        at=deed.at,
    )


def _priority(action: Action, deed: Deed, key: str) -> None:
    to = action["to"]
    conversations.set_priority(conversation=deed.row(), priority=to, by=deed.by, at=deed.at)


def _state(action: Action, deed: Deed, key: str) -> None:
    state = ConversationState(action["to"])
    conversations.set_state(conversation=deed.row(), state=state, by=deed.by, at=deed.at)


def _snooze(action: Action, deed: Deed, key: str) -> None:
    minutes = action["minutes"]
    until = deed.at + timedelta(minutes=minutes) if minutes is not None else None
    conversations.snooze(conversation=deed.row(), until=until, by=deed.by, at=deed.at)


def _subscription(action: Action, deed: Deed, key: str) -> None:
    found = listening().filter(id=action["id"], paused_at=None).first()
    if found is None:
        raise NotFound
    telling.call(found, conversation=deed.row(), key=key, at=deed.at)


def _macro(action: Action, deed: Deed, key: str) -> None:
    macro = Macro.objects.filter(id=action["id"]).first()
    if macro is None:
        raise NotFound
    within = Deed(conversation_id=deed.conversation_id, by=deed.by, at=deed.at, key=key)
    failed = [each for each in perform(macro.actions, within) if each["error"]]
    Macro.objects.filter(id=macro.id).update(used=macro.used + 1)
    if len(failed) == len(macro.actions):
        raise Conflict


def filled(text: str, row: Conversation) -> str:
    """Return words with the customer's first name in place of `{{nombre}}`."""
    names = str(row.identity).split() if row.identity is not None else []
    name = names[0] if names and not names[0].startswith("·") else ""
    for mark in ("{{nombre}}", "{{name}}"):
        text = text.replace(mark, name)
    return text


_DO: dict[str, Callable[[Action, Deed, str], None]] = {
    "say": _say,
    "note": _note,
    "assign": _assign,
    "team": _team,
    "labels": _labels,
    "priority": _priority,
    "state": _state,
    "snooze": _snooze,
    "subscription": _subscription,
    "macro": _macro,
}
