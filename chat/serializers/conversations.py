"""Conversations on the wire, for one reader or for all who may see them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from chat.models import Attachment, Conversation, Identity, Member, Message
from chat.queries.conversations import members_of, reader_of, unread_of
from chat.queries.files import picture_link
from chat.queries.own import NOTHING, Own, own_of
from chat.serializers import messages
from chat.serializers.own import own
from chat.types import ConversationKind, Kind, Reader
from hub.accounts.queries import card, colleague, people
from hub.accounts.types import Card
from hub.kernel import clock
from hub.kernel.clock import iso

if TYPE_CHECKING:
    from hub.accounts.models import User

Cards = Mapping[str, Card]  # by user id
# People named in the line of an event.
_NAMED = 3


def conversation(
    row: Conversation,
    reader: Reader,
    *,
    members: Sequence[Member] = (),
    cards: Cards | None = None,
    of: UUID | None = None,
) -> dict[str, Any]:
    """Return the conversation as this reader sees it.

    `cards` are of people who said the last words, beside its `members`; `of` is the member a
    direct conversation is titled for, when it is not `reader.user_id`.
    """
    shape = {
        "id": str(row.id),
        "kind": row.kind,
        "title": _title(row, members, of or reader.user_id),
        "channel": _channel(row),
        "customer": _customer(row.identity, reader),
        "members": [_member(member) for member in members],
        "picture_url": picture_link(row, of or reader.user_id),
        "open_history": row.open_history,
        **_standing(row),
        "last_message": last_message(row, members, cards or {}),
    }
    if reader.portal:
        shape |= _UNTOLD
    return shape


def _own(row: Conversation, found: Own) -> dict[str, Any]:
    """Return what only its reader sees of a conversation; in no event, as it moves by itself."""
    return {
        "unread": unread_of(row),
        "read_number": getattr(row, "read_number", 0),
        "mentions": found.mentions,
        "own": own(row, found),
    }


def _member(member: Member) -> dict[str, Any]:
    return {
        **colleague(member.user, at=clock.now()),
        "is_owner": member.is_owner,
        "read_number": member.read_number,
        "joined_at": iso(member.joined_at),
    }


def for_user(row: Conversation, user: User) -> dict[str, Any]:
    """Return one conversation of `visible_to` for the person it was found for."""
    return many_for_user([row], user)[0]


def many_for_user(rows: Iterable[Conversation], user: User) -> list[dict[str, Any]]:
    """Return a page of the list, with what is the reader's own; at most four queries more."""
    rows = list(rows)
    inside = [row.id for row in rows if row.identity_id is None]
    members = members_of(inside) if inside else {}
    owns = own_of(user, [row.id for row in rows]) if rows else {}
    cards = _cards(rows, members)
    return [
        conversation(row, reader_of(user, row), members=members.get(row.id, ()), cards=cards)
        | _own(row, owns.get(row.id, NOTHING))
        for row in rows
    ]


def last_words(message: Message, files: Iterable[Attachment]) -> dict[str, Any]:
    """Return what the conversation's row says of its newest message, a LastMessageShape."""
    system = message.kind == Kind.SYSTEM
    return {
        "number": message.number,
        "kind": message.kind,
        "preview": messages.preview(message, files),
        "duration": messages.duration(message, files),
        "direction": message.direction,
        "created_at": iso(message.created_at),
        "author": None if system else messages.author(message),
        "event": _happened(message.card) if system and message.card else None,
    }


def _happened(event: dict[str, Any]) -> dict[str, Any]:
    """Return the facts of an event, of each list of people as many as a line can name."""
    return {key: fact[:_NAMED] if isinstance(fact, list) else fact for key, fact in event.items()}


# What a customer does not learn: who works on it, and how it is filed.
_UNTOLD: dict[str, Any] = {
    "assignee": None,
    "team": None,
    "labels": [],
    "priority": 0,
    "needs_reply_since": None,
    "snoozed_until": None,
    "scheduled": 0,
    "sla": None,
}


def _standing(row: Conversation) -> dict[str, Any]:
    return {
        "state": row.state,
        "assignee": dict(card(row.assignee)) if row.assignee else None,
        "team": {"id": str(row.team_id), "name": row.team.name} if row.team else None,
        "labels": row.label_names,
        "priority": row.priority,
        "sla": row.sla,
        "needs_reply_since": iso(row.needs_reply_since),
        "window_closes_at": iso(row.window_closes_at),
        "snoozed_until": iso(row.snoozed_until),
        "answered": row.answered,
        "scheduled": row.scheduled,
        "last_number": row.counter.last_number,
        "last_seq": row.counter.last_seq,
        "updated_at": iso(row.updated_at),
    }


def last_message(
    row: Conversation, members: Sequence[Member], cards: Cards
) -> dict[str, Any] | None:
    """Return the last words, whoever wrote them called as they are now where that was fetched.

    Rows stored before it was noted say neither who wrote nor what happened.
    """
    if row.last_message is None:
        return None
    author = row.last_message.get("author")
    said = {"event": None, **row.last_message}
    return {**said, "author": author and _speaker(author, row, members, cards)}


def _speaker(
    kept: dict[str, Any], row: Conversation, members: Sequence[Member], cards: Cards
) -> dict[str, Any]:
    if row.identity is not None and kept["id"] == str(row.identity_id):
        return {**kept, "name": str(row.identity)}
    user = next((member.user for member in members if str(member.user_id) == kept["id"]), None)
    return dict(cards.get(kept["id"], kept) if user is None else card(user))


def _cards(rows: Iterable[Conversation], members: Mapping[UUID, Sequence[Member]]) -> Cards:
    """Return the cards of those whose last words stand here and who are not fetched along."""
    ids: set[str] = set()
    for row in rows:
        author = (row.last_message or {}).get("author")
        known = {row.identity_id, *(member.user_id for member in members.get(row.id, ()))}
        if author and UUID(author["id"]) not in known:
            ids.add(author["id"])
    return {str(key): found for key, found in people(map(UUID, ids)).items()} if ids else {}


def _title(row: Conversation, members: Sequence[Member], of: UUID | None) -> str:
    if row.title or row.kind != ConversationKind.DIRECT:
        return row.title or (str(row.identity) if row.identity else "")
    return next((member.user.name for member in members if member.user_id != of), "")


def _channel(row: Conversation) -> dict[str, Any] | None:
    if row.channel_id is None:
        return None
    return {"id": str(row.channel_id), "kind": row.channel_kind, "name": row.channel_name}


def _customer(identity: Identity | None, reader: Reader) -> dict[str, Any] | None:
    if identity is None:
        return None
    return {
        "id": str(identity.customer_id) if identity.customer_id else None,
        "identity": str(identity.id),
        "name": str(identity),
        "phone": identity.phone,
        "blocked": identity.blocked_at is not None and not reader.portal,
        "spam": identity.spam_at is not None and not reader.portal,
        "opted_out": identity.opted_out_at is not None and not reader.portal,
    }
