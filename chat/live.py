"""What the browsers hear: one change, a view for each audience that may see it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from chat.models import Conversation, Member, Message
from chat.queries.conversations import PORTAL, hearing, members_of
from chat.queries.own import NOTHING, own_of
from chat.serializers import conversations, messages
from chat.serializers.messages import Parts
from chat.serializers.own import place
from chat.types import HIDDEN, OUTSIDE, ConversationKind, Reader
from hub.realtime.operations import tell
from hub.realtime.publish import publish
from hub.realtime.types import STAFF, Change, View, conversation_stream, person

if TYPE_CHECKING:
    from hub.accounts.models import User

MESSAGE, CONVERSATION, MEMBER = "message", "conversation", "member"
_EVERYONE = Reader()
_CUSTOMER = Reader(portal=True)


def message_moved(
    row: Message,
    conversation: Conversation,
    *,
    parts: Parts | None = None,
    client_id: str | None = None,
) -> None:
    """Tell a new or changed message; `row` has its parts fetched along or given."""
    publish(message_change(row, conversation, parts=parts, client_id=client_id))


def conversation_moved(row: Conversation, *, left: Iterable[UUID] = ()) -> None:
    """Tell the conversation's own state at its `meta_seq`; those who `left` hear only that."""
    change = conversation_change(row)
    gone = frozenset(person(user_id) for user_id in left)
    views = change.views
    if gone:
        data = {"conversation": str(row.id), "left": True}
        views = (View(audience=gone, data=data, kind=MEMBER), *views)
    publish(Change(stream=change.stream, seq=change.seq, kind=change.kind, views=views))


def message_change(
    row: Message,
    conversation: Conversation,
    *,
    parts: Parts | None = None,
    client_id: str | None = None,
) -> Change:
    """Return the message's latest change with the views of everyone."""
    return Change(
        stream=conversation_stream(conversation.id),
        seq=row.seq,
        kind=MESSAGE,
        client_id=client_id,
        views=tuple(
            View(audience=audience, data={}, kind=HIDDEN)
            if messages.is_hidden(row, reader)
            else View(
                audience=audience,
                data=messages.message(row, reader, parts=parts),
            )
            for audience, reader in _readers(conversation, row)
        ),
    )


def conversation_change(row: Conversation) -> Change:
    """Return the conversation's latest change with the views of everyone."""
    if row.kind in OUTSIDE:
        views = [
            View(audience=audience, data=conversations.conversation(row, reader))
            for audience, reader in _outside(row)
        ]
    else:
        views = _inside(row)
    return Change(
        stream=conversation_stream(row.id), seq=row.meta_seq, kind=CONVERSATION, views=tuple(views)
    )


def place_moved(conversation: Conversation, user: User) -> None:
    """Tell all devices of a person where they stand here now; called last in the transaction."""
    member = Member.objects.filter(conversation=conversation, user=user).first()
    found = own_of(user, [conversation.id]).get(conversation.id, NOTHING)
    told = place(conversation.id, member, found)
    tell(user.id, "user", f"place:{conversation.id}", told)


def audience(conversation: Conversation) -> frozenset[str]:
    """Return the tags of everyone who may hear of this conversation."""
    if conversation.kind in OUTSIDE:
        return frozenset().union(*(tags for tags, _ in _outside(conversation)))
    members = hearing(conversation).values_list("user_id", flat=True)
    return frozenset(person(user_id) for user_id in members)


def _inside(row: Conversation) -> list[View]:
    """Return a view for each member, or one for all where nobody sees anything of their own."""
    members = members_of([row.id]).get(row.id, [])
    there = [member for member in members if member.user.role not in PORTAL]
    new = [member for member in there if _is_before(row, member)]
    if row.kind == ConversationKind.GROUP and not row.picture and not new:
        everyone = frozenset(person(member.user_id) for member in there)
        data = conversations.conversation(row, _EVERYONE, members=members)
        return [View(audience=everyone, data=data)]
    return [_view_of(row, member, members) for member in there]


def _view_of(row: Conversation, member: Member, members: list[Member]) -> View:
    data = conversations.conversation(row, _EVERYONE, members=members, of=member.user_id)
    if _is_before(row, member):
        data["last_message"] = None
    return View(audience=frozenset({person(member.user_id)}), data=data)


def _is_before(row: Conversation, member: Member) -> bool:
    """Whether the last words were said before this member may hear anything."""
    return row.last_message is not None and row.last_message["number"] <= member.from_number


def _readers(conversation: Conversation, row: Message) -> Iterable[tuple[frozenset[str], Reader]]:
    if conversation.kind in OUTSIDE:
        return _outside(conversation)
    places = hearing(conversation).values_list("user_id", "from_number")
    grouped: dict[int, set[str]] = {}
    for user_id, start in places:
        grouped.setdefault(_matters(start, row), set()).add(person(user_id))
    return [(frozenset(tags), Reader(from_number=start)) for start, tags in grouped.items()]


def _matters(start: int, row: Message) -> int:
    """Members whose beginning lies before everything the message shows hear the same."""
    shown = row.number if row.reply_to is None else min(row.number, row.reply_to.number)
    return start if start >= shown else 0


def _outside(conversation: Conversation) -> list[tuple[frozenset[str], Reader]]:
    readers = [(frozenset({STAFF}), _EVERYONE)]
    identity = conversation.identity
    if identity is not None and identity.portal_user_id is not None:
        readers.append((frozenset({person(identity.portal_user_id)}), _CUSTOMER))
    return readers
