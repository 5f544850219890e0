"""Conversations among ourselves begin: one per pair, and groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from chat.models import Conversation, Counter, Member
from chat.operations import notices, numbers, threads, words
from chat.types import ConversationKind
from hub.accounts.roles import STAFF, Role
from hub.kernel.errors import Forbidden, Invalid
from hub.kernel.text import is_visible

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST_MEMBERS = 200


@numbers.transacted
def open_direct(*, by: User, other: User, at: datetime) -> Conversation:
    """Return the one conversation of a pair, made by whoever comes first."""
    refuse_outsiders(by, [other])
    if by.id == other.id:
        raise Invalid(fields={"members": ["Somebody else."]})
    key = ":".join(sorted([by.id.hex, other.id.hex]))
    made = _blank(ConversationKind.DIRECT, at)
    made.direct_key = key
    Conversation.objects.bulk_create([made], ignore_conflicts=True)
    found = Conversation.objects.get(direct_key=key)
    if found.id == made.id:
        _begin(found, [Member(user=by), Member(user=other)], at)
    return found


@numbers.transacted
def open_group(*, by: User, title: str, members: Iterable[User], at: datetime) -> Conversation:
    """Make a named group; its maker owns it."""
    others = list({user.id: user for user in members if user.id != by.id}.values())
    refuse_outsiders(by, without_bots(others))
    if not others or len(others) >= MOST_MEMBERS:
        raise Invalid(fields={"members": [f"From one other person to {MOST_MEMBERS} in all."]})
    made = _blank(ConversationKind.GROUP, at)
    made.title = group_title(title)
    made.save(force_insert=True)
    people = [Member(user=by, is_owner=True), *(Member(user=user) for user in others)]
    _begin(made, people, at)
    notices.remember_group(made, at=at)
    return made


def _blank(kind: ConversationKind, at: datetime) -> Conversation:
    return Conversation(kind=kind, last_message_at=at, created_at=at, updated_at=at)


def _begin(conversation: Conversation, members: list[Member], at: datetime) -> None:
    for member in members:
        member.conversation, member.joined_at = conversation, at
    Counter.objects.create(conversation=conversation, moved_at=at)
    Member.objects.bulk_create(members)
    threads.move(conversation.id, at=at)


def group_title(raw: str) -> str:
    """Return a group's name as it is kept; Invalid for one that is none or too long."""
    title = words.line(raw, 121)
    if not is_visible(title) or len(title) > 120:
        raise Invalid(fields={"title": ["A group has a name of 1 to 120 visible characters."]})
    return title


def without_bots(users: Sequence[User]) -> list[User]:
    """Leave out bots, which join groups like anybody; a pair is of people."""
    return [user for user in users if user.role != Role.BOT]


def refuse_outsiders(by: User, others: Sequence[User]) -> None:
    """Refuse everyone who does not work here."""
    if by.role not in STAFF:
        raise Forbidden("Only for the house's own people.")
    strangers: list[UUID] = [
        user.id for user in others if user.role not in STAFF or not user.is_active
    ]
    if strangers:
        raise Invalid(fields={"members": ["Only the house's own people."]})
