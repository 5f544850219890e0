"""Messages on the wire, for one reader or for all who may see them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from chat.models import Attachment, Edition, Identity, Message, Preview, Reaction
from chat.queries.files import THUMBNAIL, link_for, link_for_preview
from chat.queries.links import paths_in
from chat.serializers.rich_text import plain
from chat.types import HIDDEN, PREVIEW, FetchState, Kind, Reader
from hub.accounts.queries import card
from hub.accounts.roles import Role
from hub.kernel.clock import iso

if TYPE_CHECKING:
    from hub.accounts.models import User

_EMPTY: dict[str, Any] = {
    "author": None,
    "text": "",
    "html": None,
    "attachments": [],
    "reply_to": None,
    "topic": None,
    "reactions": [],
    "mentions": [],
    "previews": [],
    "links": [],
    "editions": 0,
    "pinned_at": None,
    "pinned_by": None,
    "card": None,
    "around": None,
    "state": "",
    "error": None,
    "troubled_at": None,
    "provider_at": None,
    "edited_at": None,
    "deleted_at": None,
    "client_id": None,
}


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What hangs on a message; given along with a new one, the database need not be asked."""

    files: Iterable[Attachment] = ()
    reactions: Iterable[Reaction] = ()
    mentions: Sequence[UUID] = ()
    previews: Iterable[Preview] = ()
    editions: int = 0


def parts_of(row: Message) -> Parts:
    """Return what hangs on a stored message, which `queries.messages.whole` fetches along."""
    named = sorted(row.mentions.all(), key=lambda each: each.pk)
    return Parts(
        files=row.attachments.all(),
        reactions=row.reactions.all(),
        mentions=[each.user_id for each in named],
        previews=row.previews.all(),
        editions=getattr(row, "edition_count", 0),
    )


def is_hidden(message: Message, reader: Reader) -> bool:
    """Whether this reader gets only the message's number."""
    return (message.private and reader.portal) or message.number <= reader.from_number


def message(row: Message, reader: Reader, *, parts: Parts | None = None) -> dict[str, Any]:
    """Return the message as this reader sees it; its parts come from the row if absent.

    A deleted message keeps its place and who wrote it, nothing of what it said.
    """
    shape = {**_EMPTY, **_place(row)}
    if is_hidden(row, reader):
        return {**shape, "kind": HIDDEN, "direction": "internal", "private": False}
    parts = parts_of(row) if parts is None else parts
    shape |= _fate(row, reader)
    if not reader.portal:
        shape |= {"editions": parts.editions, **_pin(row)}
    if row.deleted_at is not None:
        return shape
    return shape | {
        "text": row.text,
        "html": _html(row),
        "attachments": [
            attachment(file, reader) for file in sorted(parts.files, key=lambda each: each.position)
        ],
        "reply_to": _quote(row.reply_to, reader),
        "reactions": _reactions(parts.reactions),
        "mentions": [str(user_id) for user_id in parts.mentions],
        "previews": previews(parts.previews, reader),
        "links": paths_in(row.text),
        "card": row.card,
        "around": row.around,
    }


def attachment(row: Attachment, reader: Reader) -> dict[str, Any]:
    """Return a file; links only where one person reads."""
    shape = {
        "id": str(row.id),
        "kind": row.kind,
        "name": row.name,
        "content_type": row.content_type,
        "size": row.size,
        "width": row.width,
        "height": row.height,
        "duration": row.duration,
        "state": row.state,
        "error": row.error or None,
    }
    if reader.user_id is not None:
        shape["url"] = link_for(row, reader.user_id)
        shape["thumbnail_url"] = link_for(row, reader.user_id, part=THUMBNAIL)
    return shape


def previews(rows: Iterable[Preview], reader: Reader) -> list[dict[str, Any]]:
    """Return what the links of a message show, as far as it is here; pictures as files above."""
    ready = [row for row in rows if row.state == FetchState.READY]
    shapes = []
    for row in sorted(ready, key=lambda each: each.position):
        shape: dict[str, Any] = {
            "url": row.url,
            "title": row.title,
            "description": row.description,
            "site": row.site,
        }
        if not row.picture:
            shape["picture_url"] = None
        elif reader.user_id is not None:
            shape["picture_url"] = link_for_preview(row, reader.user_id)
        shapes.append(shape)
    return shapes


def edition(row: Edition) -> dict[str, Any]:
    """Return what a message said; only who wrote it changes it, an outsider from their channel."""
    return {"text": row.text, "at": iso(row.at), "by": author(row.message)}


def author(row: Message) -> dict[str, Any] | None:
    """Return who wrote: a user's card, or an outsider as `{"id": identity, "name", "role"}`."""
    if row.identity is not None:
        return outsider(row.identity, row.author)
    return dict(card(row.author)) if row.author is not None else None


def outsider(identity: Identity, user: User | None = None) -> dict[str, Any]:
    """Return an outside person as they appear in the API."""
    role = user.role if user is not None else Role.CUSTOMER
    return {"id": str(identity.id), "name": str(identity), "role": str(role)}


def preview(row: Message, files: Iterable[Attachment] = ()) -> str:
    """Return one line that says what the message is about.

    Empty where the kind says it all: the name of a picture or a voice note is nobody's words.
    """
    if row.deleted_at is not None:
        return ""
    words = " ".join(row.text[: PREVIEW * 4].split())
    if not words and row.card:
        words = str(row.card.get("title") or row.card.get("name") or "")
    if not words and row.kind == Kind.FILE:
        words = next((file.name for file in files if file.name), "")
    return words[:PREVIEW]


def duration(row: Message, files: Iterable[Attachment]) -> float | None:
    """Return how many seconds the message can be played, None where nobody knows."""
    if row.deleted_at is not None:
        return None
    return next((file.duration for file in files if file.duration is not None), None)


def _pin(row: Message) -> dict[str, Any]:
    return {
        "pinned_at": iso(row.pinned_at),
        "pinned_by": dict(card(row.pinned_by)) if row.pinned_by is not None else None,
    }


def _html(row: Message) -> str | None:
    """Return what was drawn when it was written; older rows have no more than their text."""
    return None if row.kind == Kind.SYSTEM else row.html or plain(row.text) or None


def _place(row: Message) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "conversation": str(row.conversation_id),
        "number": row.number,
        "seq": row.seq,
        "kind": row.kind,
        "direction": row.direction,
        "private": row.private,
        "created_at": iso(row.created_at),
    }


def _fate(row: Message, reader: Reader) -> dict[str, Any]:
    return {
        "author": author(row),
        "topic": row.topic or None,
        "state": row.state,
        "error": None if reader.portal else row.error,
        "troubled_at": None if reader.portal else iso(row.troubled_at),
        "provider_at": iso(row.provider_at),
        "edited_at": iso(row.edited_at),
        "deleted_at": iso(row.deleted_at),
        "client_id": str(row.client_id) if row.client_id else None,
    }


def _quote(row: Message | None, reader: Reader) -> dict[str, Any] | None:
    if row is None or is_hidden(row, reader):
        return None
    return {
        "id": str(row.id),
        "number": row.number,
        "kind": row.kind,
        "preview": preview(row),
        "author": author(row),
    }


def _reactions(rows: Iterable[Reaction]) -> list[dict[str, Any]]:
    by: dict[str, list[str]] = {}
    for row in sorted(rows, key=lambda each: each.pk):
        by.setdefault(row.emoji, []).append(str(row.user_id or row.identity_id))
    return [{"emoji": emoji, "count": len(who), "by": who} for emoji, who in by.items()]
