"""Conversations among ourselves: one per pair, and groups with owners."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from chat import live
from chat.models import Conversation, Counter, Hook, Member
from chat.operations import numbers, threads, words
from chat.operations.conversations import events
from chat.types import ConversationKind
from hub.accounts.queries import card
from hub.accounts.roles import STAFF, Role
from hub.kernel.errors import Conflict, Forbidden, Invalid

if TYPE_CHECKING:
    from hub.accounts.models import User

_MOST_MEMBERS = 200


@numbers.transacted
def open_direct(*, by: User, other: User, at: datetime) -> Conversation:
    """Return the one conversation of a pair, made by whoever comes first."""
    _refuse_outsiders(by, [other])
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
    _refuse_outsiders(by, _people(others))
    if not others or len(others) >= _MOST_MEMBERS:
        raise Invalid(fields={"members": [f"From one other person to {_MOST_MEMBERS} in all."]})
    made = _blank(ConversationKind.GROUP, at)
    made.title = _group_title(title)
    made.save(force_insert=True)
    people = [Member(user=by, is_owner=True), *(Member(user=user) for user in others)]
    _begin(made, people, at)
    return made


@numbers.transacted
def set_members(
    *,
    conversation: Conversation,
    add: Sequence[User],
    remove: Sequence[User],
    by: User,
    at: datetime,
) -> Conversation:
    """Let people in (they see what is said from now on) or out; everyone may leave by themselves.

    Only owners do it to others; when the last owner leaves, the eldest member owns.
    """
    if conversation.kind != ConversationKind.GROUP:
        raise Conflict("Only groups change their members.")
    _refuse_outsiders(by, _people(add))
    last_number = numbers.hold(conversation.id).last_number
    present = {member.user_id: member for member in _members(conversation)}
    joining = [user for user in add if user.id not in present]
    leaving = [user for user in remove if user.id in present]
    _refuse_unentitled(present, joining, leaving, by)
    if not joining and not leaving:
        return conversation
    Member.objects.bulk_create(
        _newcomer(conversation, user, last_number=last_number, at=at) for user in joining
    )
    Member.objects.filter(conversation=conversation, user__in=leaving).delete()
    Hook.objects.filter(conversation=conversation, bot__in=leaving, ended_at=None).update(
        ended_at=at
    )
    _keep_an_owner(conversation)
    row = _note_members(conversation, joining, leaving, by=by, at=at)
    live.conversation_moved(row, left=[user.id for user in leaving])
    return row


@numbers.transacted
def rename(*, conversation: Conversation, title: str, by: User, at: datetime) -> Conversation:
    """Give a group another name."""
    if conversation.kind != ConversationKind.GROUP:
        raise Conflict("Only groups have a name of their own.")
    name = _group_title(title)
    if name == conversation.title:
        return conversation
    return events.note(
        conversation,
        "renamed",
        by=by,
        at=at,
        private=False,
        change=lambda row: setattr(row, "title", name),
        title=name,
    )


def _note_members(
    conversation: Conversation,
    joining: Sequence[User],
    leaving: Sequence[User],
    *,
    by: User,
    at: datetime,
) -> Conversation:
    row = events.note(
        conversation,
        "members",
        by=by,
        at=at,
        private=False,
        change=None,
        joined=[dict(card(user)) for user in joining],
        left=[dict(card(user)) for user in leaving],
    )
    row.counter = numbers.advance(conversation.id)
    row.meta_seq = row.counter.last_seq
    row.save(update_fields=["meta_seq"])
    return row


def _blank(kind: ConversationKind, at: datetime) -> Conversation:
    return Conversation(kind=kind, last_message_at=at, created_at=at, updated_at=at)


def _begin(conversation: Conversation, members: list[Member], at: datetime) -> None:
    for member in members:
        member.conversation, member.joined_at = conversation, at
    Counter.objects.create(conversation=conversation, moved_at=at)
    Member.objects.bulk_create(members)
    threads.move(conversation.id, lambda row: None, at=at)


def _members(conversation: Conversation) -> list[Member]:
    rows = Member.objects.filter(conversation=conversation).select_related("user")
    return list(rows.order_by("joined_at", "id"))


def _keep_an_owner(conversation: Conversation) -> None:
    left = _members(conversation)
    left = [member for member in left if member.user.role != Role.BOT]
    if left and not any(member.is_owner for member in left):
        left[0].is_owner = True
        left[0].save(update_fields=["is_owner"])


def _group_title(raw: str) -> str:
    title = words.line(raw, 121)
    if not title or len(title) > 120:
        raise Invalid(fields={"title": ["A group has a name of 1 to 120 characters."]})
    return title


def _newcomer(conversation: Conversation, user: User, *, last_number: int, at: datetime) -> Member:
    return Member(
        conversation=conversation,
        user=user,
        from_number=last_number,
        read_number=last_number,
        joined_at=at,
    )


def _refuse_unentitled(
    present: Mapping[UUID, Member], joining: Sequence[User], leaving: Sequence[User], by: User
) -> None:
    if by.id not in present:
        raise Forbidden
    if not present[by.id].is_owner and (joining or any(user.id != by.id for user in leaving)):
        raise Forbidden("Only owners change the members of others.")
    if len(present) + len(joining) > _MOST_MEMBERS:
        raise Invalid(fields={"add": [f"At most {_MOST_MEMBERS} members."]})


def _people(users: Sequence[User]) -> list[User]:
    """Leave out bots, which join groups like anybody; a pair is of people."""
    return [user for user in users if user.role != Role.BOT]


def _refuse_outsiders(by: User, others: Sequence[User]) -> None:
    if by.role not in STAFF:
        raise Forbidden("Only for the house's own people.")
    strangers: list[UUID] = [
        user.id for user in others if user.role not in STAFF or not user.is_active
    ]
    if strangers:
        raise Invalid(fields={"members": ["Only the house's own people."]})
