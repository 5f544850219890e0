"""A whole conversation, read in pieces: however long, only a piece is held at a time."""

from __future__ import annotations

from collections.abc import Iterator

from chat.models import Conversation, Message
from chat.types import Reader

PIECE = 500


def told(conversation: Conversation, reader: Reader, *, notes: bool) -> Iterator[list[Message]]:
    """Yield the messages a reader may see, oldest first, with author and files fetched along.

    Private rows (notes, lines about work) only where `notes` asks and the reader may.
    """
    rows = Message.objects.filter(conversation=conversation).select_related("author", "identity")
    if not notes or reader.portal:
        rows = rows.filter(private=False)
    number = reader.from_number
    while piece := list(
        rows.filter(number__gt=number).prefetch_related("attachments").order_by("number")[:PIECE]
    ):
        yield piece
        number = piece[-1].number


def told_of(conversation: Conversation, reader: Reader, *, topic: str) -> Iterator[str]:
    """Yield what was said about one thing, a line each: when, who, what; nothing private."""
    rows = Message.objects.filter(conversation=conversation, topic=topic, private=False)
    seen = rows.filter(number__gt=reader.from_number, deleted_at=None).order_by("number")
    for row in seen.select_related("author", "identity").iterator(chunk_size=PIECE):
        who = row.author.name if row.author is not None else str(row.identity or "")
        yield f"{row.created_at:%Y-%m-%d %H:%M} · {who}: {row.text}"
