"""Files with a reader's eyes, and the signed links that open them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner

from chat.models import Attachment, Conversation, Preview
from chat.ports.files import doors
from chat.queries.conversations import as_id
from chat.queries.messages import message_for
from chat.types import FileState
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User

_signer = TimestampSigner(salt="chat.files", sep="~")
FILE, THUMBNAIL, PICTURE, PREVIEW = "f", "t", "g", "v"


@dataclass(frozen=True)
class Link:
    """What a signed link opens: a part of a file, a conversation's picture, or a preview's.

    `user_id` None: whoever holds it (a provider).
    """

    opens: UUID
    part: str
    user_id: UUID | None


def attachment_for(user: User, attachment_id: UUID | str) -> Attachment:
    """Return a file this person may see; NotFound otherwise.

    It is of a message of theirs, or their own unsent upload, or an app above lets them in.
    """
    asked = as_id(attachment_id)
    found = Attachment.objects.select_related("message").filter(id=asked).first()
    # Asked of what is nobody's as well: how long it takes tells nothing.
    theirs = _is_theirs(user, found, asked) or any(door(user, asked) for _, door in doors)
    if found is None or not theirs:
        raise NotFound
    return found


def _is_theirs(user: User, found: Attachment | None, asked: UUID) -> bool:
    sent = found.message_id if found is not None else None
    try:
        message = message_for(user, sent or asked)
    except NotFound:
        return found is not None and sent is None and found.owner_id == user.id
    if found is None or sent is None:
        return False
    found.message = message
    return message.deleted_at is None


def link_for(attachment: Attachment, user_id: UUID, *, part: str = FILE) -> str | None:
    """Return a link of five minutes for this person; None when there is nothing to open."""
    kept = attachment.thumbnail if part == THUMBNAIL else attachment.file
    return _address(f"{part}{user_id.hex}{attachment.id.hex}") if kept else None


def picture_link(conversation: Conversation, user_id: UUID | None) -> str | None:
    """Return a link of five minutes to a group's picture for this person; None without one."""
    if user_id is None or not conversation.picture:
        return None
    return _address(f"{PICTURE}{user_id.hex}{conversation.id.hex}")


def link_for_preview(preview: Preview, user_id: UUID) -> str:
    """Return a link of five minutes to the picture of a preview for this person."""
    return _address(f"{PREVIEW}{user_id.hex}{preview.id.hex}")


def preview_for(user: User, preview_id: UUID) -> Preview:
    """Return what a link of a message of theirs shows; NotFound otherwise."""
    found = Preview.objects.filter(id=preview_id).first()
    if found is None or message_for(user, found.message_id).deleted_at is not None:
        raise NotFound
    return found


def link_for_provider(attachment: Attachment) -> str:
    """Return an absolute address a provider may fetch the file from for six hours."""
    return f"{settings.PUBLIC_URL}{_address(f'p{attachment.id.hex}')}"


def promised(attachment_id: UUID) -> Attachment | None:
    """Return a file a provider announced, its message fetched along; None for any other."""
    rows = Attachment.objects.select_related("message").filter(message__isnull=False)
    return rows.filter(id=attachment_id, source__isnull=False).first()


def promised_by(message_id: UUID) -> list[UUID]:
    """Return the files of a message whose bytes are not here yet, in order."""
    rows = Attachment.objects.filter(message_id=message_id, state=FileState.PENDING)
    return list(rows.order_by("position", "id").values_list("id", flat=True))


def due(*, at: datetime, limit: int) -> list[UUID]:
    """Return promised files whose next try has come, the longest waiting first."""
    rows = Attachment.objects.filter(state=FileState.PENDING, next_try_at__lte=at)
    return list(rows.order_by("next_try_at").values_list("id", flat=True)[:limit])


def opened(signed: str) -> Link:
    """Return what a link opens; NotFound when altered, expired or made up."""
    age = settings.PROVIDER_FILE_SECONDS if signed[:1] == "p" else settings.MEDIA_LINK_SECONDS
    try:
        value = _signer.unsign(signed, max_age=age)
    except BadSignature:
        raise NotFound from None
    if value[0] == "p":
        return Link(UUID(value[1:]), FILE, None)
    return Link(UUID(value[33:]), value[0], UUID(value[1:33]))


def _address(value: str) -> str:
    return f"/files/{_signer.sign(value)}/"


def sent_by_link(attachment_id: UUID) -> Attachment:
    """Return a file that somebody who was not signed in sent by a public link. NotFound."""
    rows = Attachment.objects.filter(owner=None, message=None, state=FileState.READY)
    found = rows.filter(id=attachment_id).first()
    if found is None:
        raise NotFound
    return found
