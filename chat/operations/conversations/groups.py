"""Groups: who is in them, and who owns them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from chat import live
from chat.models import Conversation, Draft, Hook, Member, Mention
from chat.operations import notices, numbers
from chat.operations.conversations import events
from chat.operations.conversations.gathering import MOST_MEMBERS, refuse_outsiders, without_bots
from chat.queries.conversations import whole
from chat.types import ConversationKind
from hub.accounts.queries import card
from hub.kernel.errors import Conflict, Forbidden, Invalid

if TYPE_CHECKING:
    from hub.accounts.models import User

Members = Mapping[UUID, Member]  # user id → member, the eldest first


@numbers.transacted
def set_members(
    *,
    conversation: Conversation,
    add: Sequence[User],
    remove: Sequence[User],
    owners: Sequence[UUID] | None = None,
    by: User,
    at: datetime,
) -> Conversation:
    """Let people in (from now on, or to an open history) or out, and say who owns, all of them.

    Only owners do it to others; when the last owner leaves, the eldest member owns.
    """
    if conversation.kind != ConversationKind.GROUP:
        raise Conflict("Only groups change their members.")
    refuse_outsiders(by, without_bots(add))
    last_number = numbers.hold(conversation.id).last_number
    present = _members(conversation)
    joining = [user for user in add if user.id not in present]
    leaving = [user for user in remove if user.id in present]
    _refuse_unentitled(present, joining, leaving, owners, by)
    _let_out(conversation, leaving, at=at)
    _let_in(conversation, joining, last_number=last_number, at=at)
    appointed = _appoint(conversation, owners)
    if joining or leaving or appointed:
        _move(conversation, leaving)
    if joining or leaving:
        conversation = _note_members(conversation, joining, leaving, by=by, at=at)
    return _note_owners(conversation, by=by, at=at) if appointed else conversation


def refuse_unless_owner(conversation: Conversation, by: User) -> None:
    """Refuse what only owners of a group do."""
    if conversation.kind != ConversationKind.GROUP:
        raise Conflict("Only groups have this.")
    if not Member.objects.filter(conversation=conversation, user=by, is_owner=True).exists():
        raise Forbidden("Only owners change a group.")


def _note_members(
    conversation: Conversation,
    joining: Sequence[User],
    leaving: Sequence[User],
    *,
    by: User,
    at: datetime,
) -> Conversation:
    return events.note(
        conversation,
        "members",
        by=by,
        at=at,
        private=False,
        change=None,
        joined=[dict(card(user)) for user in joining],
        left=[dict(card(user)) for user in leaving],
    )


def _note_owners(conversation: Conversation, *, by: User, at: datetime) -> Conversation:
    owners = [member.user for member in _members(conversation).values() if member.is_owner]
    return events.note(
        conversation,
        "owners",
        by=by,
        at=at,
        private=False,
        change=None,
        owners=[dict(card(user)) for user in owners],
    )


def _move(conversation: Conversation, leaving: Sequence[User]) -> None:
    """Tell who is in now, before the line about it: whoever leaves hears this, and no more."""
    counter = numbers.advance(conversation.id)
    row = whole(Conversation.objects.filter(id=conversation.id)).get()
    row.counter, row.meta_seq = counter, counter.last_seq
    row.save(update_fields=["meta_seq"])
    live.conversation_moved(row, left=[user.id for user in leaving])


def _members(conversation: Conversation) -> dict[UUID, Member]:
    rows = Member.objects.filter(conversation=conversation).select_related("user")
    return {member.user_id: member for member in rows.order_by("joined_at", "id")}


def _let_in(
    conversation: Conversation, joining: Sequence[User], *, last_number: int, at: datetime
) -> None:
    if not joining:
        return
    conversation.refresh_from_db(fields=["open_history"])
    Member.objects.bulk_create(
        Member(
            conversation=conversation,
            user=user,
            from_number=0 if conversation.open_history else last_number,
            read_number=last_number,
            joined_at=at,
        )
        for user in joining
    )


def _let_out(conversation: Conversation, leaving: Sequence[User], *, at: datetime) -> None:
    """Take away their place with all that is theirs here; a bot's addresses end."""
    if leaving:
        theirs = {"conversation": conversation, "user__in": leaving}
        Member.objects.filter(**theirs).delete()
        Mention.objects.filter(**theirs).delete()
        Draft.objects.filter(**theirs).delete()
        hooks = Hook.objects.filter(conversation=conversation, bot__in=leaving, ended_at=None)
        hooks.update(ended_at=at)
        notices.forget_place(conversation, [user.id for user in leaving], at=at)


def _appoint(conversation: Conversation, owners: Sequence[UUID] | None) -> bool:
    """Make these, and only these, owners; a group left without one is its eldest member's."""
    members = _members(conversation)
    if owners is None:
        _keep_an_owner(without_bots([member.user for member in members.values()]), members)
        return False
    wanted = set(owners)
    changed = [each for each in members.values() if each.is_owner != (each.user_id in wanted)]
    for member in changed:
        member.is_owner = not member.is_owner
    Member.objects.bulk_update(changed, ["is_owner"])
    return bool(changed)


def _keep_an_owner(people: Sequence[User], members: Members) -> None:
    if people and not any(member.is_owner for member in members.values()):
        Member.objects.filter(id=members[people[0].id].id).update(is_owner=True)


def _refuse_unentitled(
    present: Members,
    joining: Sequence[User],
    leaving: Sequence[User],
    owners: Sequence[UUID] | None,
    by: User,
) -> None:
    if by.id not in present:
        raise Forbidden
    gone = {user.id for user in leaving}
    for_others = joining or owners is not None or gone - {by.id}
    if for_others and not present[by.id].is_owner:
        raise Forbidden("Only owners change the members of others.")
    staying = (present.keys() - gone) | {user.id for user in joining}
    if len(staying) > MOST_MEMBERS:
        raise Invalid(fields={"add": [f"At most {MOST_MEMBERS} members."]})
    people = {user.id for user in without_bots([*(m.user for m in present.values()), *joining])}
    if owners is not None and not (owners and set(owners) <= staying & people):
        raise Invalid(fields={"owners": ["At least one, and only people of the group."]})
