"""A file once more, for another message."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from chat.adapters import store
from chat.models import Attachment

if TYPE_CHECKING:
    from hub.accounts.models import User

_SAME = (
    "kind",
    "state",
    "name",
    "content_type",
    "size",
    "width",
    "height",
    "duration",
    "sha256",
)


def copy(*, attachment: Attachment, owner: User, at: datetime) -> Attachment:
    """Return the same file once more, as an unsent upload of `owner`."""
    same = {name: getattr(attachment, name) for name in _SAME}
    row = Attachment(owner=owner, created_at=at, **same)
    row.file.name = store.copy(attachment.file.name or "")
    row.thumbnail.name = store.copy(attachment.thumbnail.name or "")
    row.save(force_insert=True)
    return row
