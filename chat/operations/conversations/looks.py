"""How a group looks and what newcomers see of it, as its owners want it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from chat.adapters import pictures, store
from chat.models import Attachment, Conversation
from chat.operations import numbers
from chat.operations.conversations import events
from chat.operations.conversations.gathering import group_title
from chat.operations.conversations.groups import refuse_unless_owner
from chat.types import FileState, Kind
from hub.kernel.errors import Invalid

if TYPE_CHECKING:
    from hub.accounts.models import User


@numbers.transacted
def rename(*, conversation: Conversation, title: str, by: User, at: datetime) -> Conversation:
    """Give a group another name."""
    refuse_unless_owner(conversation, by)
    name = group_title(title)
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


@numbers.transacted
def open_history(*, conversation: Conversation, on: bool, by: User, at: datetime) -> Conversation:
    """Let those who join from now on see what was said before, or not."""
    refuse_unless_owner(conversation, by)
    if on == conversation.open_history:
        return conversation
    return events.note(
        conversation,
        "history_opened" if on else "history_closed",
        by=by,
        at=at,
        private=False,
        change=lambda row: setattr(row, "open_history", on),
    )


def set_picture(
    *, conversation: Conversation, picture: UUID | None, by: User, at: datetime
) -> Conversation:
    """Give a group a picture, drawn anew from an own unsent upload, or (None) take it away."""
    refuse_unless_owner(conversation, by)
    if picture is None and not conversation.picture:
        return conversation
    drawn = _drawn(picture, by) if picture is not None else ""
    try:
        return _hang(conversation, drawn, by=by, at=at)
    except BaseException:
        store.forget(drawn)
        raise


def _drawn(picture: UUID, by: User) -> str:
    """Return the name of the small picture kept for good; the upload itself is let go later."""
    rows = Attachment.objects.filter(id=picture, owner=by, message=None, state=FileState.READY)
    found = rows.filter(kind=Kind.IMAGE).first()
    if found is None:
        raise Invalid(fields={"picture": ["Not an unsent picture of yours."]})
    with store.desk() as desk:
        small = desk / "small"
        pictures.redraw(Path(found.file.path), desk / "large", small)
        return store.settle(small, ".webp")


@numbers.transacted
def _hang(conversation: Conversation, drawn: str, *, by: User, at: datetime) -> Conversation:
    def change(row: Conversation) -> None:
        before = row.picture.name or ""
        row.picture.name = drawn
        transaction.on_commit(lambda: store.forget(before))

    return events.note(conversation, "picture", by=by, at=at, private=False, change=change)
