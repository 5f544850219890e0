"""Files: uploaded by people, or brought by the bridge after their message."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db.models import PROTECT, Exists, ForeignObjectRel, OuterRef, ProtectedError, Q

from chat.adapters import sniffing, store
from chat.models import Attachment, Message
from chat.operations import numbers, threads, words
from chat.operations.keeping import Kept, kept
from chat.ports import courier
from chat.queries.conversations import may_answer
from chat.types import FileState, Kind
from hub.kernel.errors import (
    Conflict,
    Forbidden,
    RateLimited,
)

if TYPE_CHECKING:
    from hub.accounts.models import User

PAPERS = frozenset({"image/jpeg", "image/png", "image/webp", "application/pdf"})
UPLOADS_A_MINUTE = 20
UNSENT_KEPT = timedelta(hours=24)
LARGEST_INCOMING = 100 * sniffing.MEGABYTE
_FILLED = (
    "state",
    "name",
    "content_type",
    "size",
    "sha256",
    "file",
    "thumbnail",
    "width",
    "height",
)
_PLAYED = frozenset({Kind.AUDIO, Kind.VIDEO})


def upload(*, owner: User, upload: UploadedFile, at: datetime) -> Attachment:
    """Keep a file somebody wants to send; until then only they see it.

    RateLimited beyond 20 a minute, TooLarge, UnsupportedType for anything not on the list.
    """
    recent = Attachment.objects.filter(owner=owner, created_at__gt=at - timedelta(minutes=1))
    if recent.count() >= UPLOADS_A_MINUTE:
        raise RateLimited(retry_after=60)
    return _uploaded(owner, upload, at=at)


def upload_by_link(*, upload: UploadedFile, at: datetime) -> Attachment:
    """Keep a picture or a PDF of somebody who is not signed in; until other work refers to it,
    nobody sees it. TooLarge, UnsupportedType."""
    return _uploaded(None, upload, at=at, only=PAPERS)


def arrived(
    *, attachment_id: UUID, stream: BinaryIO, content_type: str, name: str, at: datetime
) -> None:
    """Keep the file a message promised, and show it.

    Whatever a customer sent is kept; what no screen may open is kept to be downloaded only.
    TooLarge beyond 100 MB, DiskFull when there is no room.
    """
    if not Attachment.objects.filter(id=attachment_id).exclude(state=FileState.READY).exists():
        return
    name = words.line(name, 255)
    chunks = store.chunks_of(stream)
    file = kept(chunks, name, content_type, LARGEST_INCOMING, strict=False)

    def here(attachment: Attachment) -> list[str]:
        attachment.kind = _shown_as(Kind(attachment.kind), file.sort)
        attachment.error, attachment.next_try_at = "", None
        return ["kind", "error", "next_try_at", *_fill(attachment, file, name or attachment.name)]

    if not _change(attachment_id, here):  # another fetch was quicker
        store.forget(file.file)
        store.forget(file.thumbnail)


def claim(*, attachment: Attachment, until: datetime, at: datetime) -> bool:
    """Take a promised file for fetching, for as long as `until`; False when another has it."""
    mine = Attachment.objects.filter(
        id=attachment.id, state=FileState.PENDING, next_try_at__lte=at, tries=attachment.tries
    )
    return bool(mine.update(next_try_at=until))


def failed(*, attachment_id: UUID, error: str, next_try_at: datetime | None, at: datetime) -> None:
    """Note a file that did not come: `next_try_at` None means nobody tries again by itself.

    Nothing where it has come meanwhile.
    """

    def missed(attachment: Attachment) -> list[str]:
        attachment.tries += 1
        attachment.error = words.line(error, 255)
        attachment.next_try_at = next_try_at
        attachment.state = FileState.PENDING if next_try_at else FileState.FAILED
        return ["tries", "error", "next_try_at", "state"]

    _change(attachment_id, missed)


@numbers.transacted
def retry(*, attachment: Attachment, by: User, at: datetime) -> Attachment:
    """Have a file fetched again now; Conflict when it is here or was never promised."""
    message = attachment.message
    if message is None or attachment.state == FileState.READY or attachment.source is None:
        raise Conflict("There is nothing to fetch.")
    if not may_answer(by, message.conversation):
        raise Forbidden

    def again(fresh: Attachment) -> list[str]:
        fresh.state, fresh.tries = FileState.PENDING, 0
        fresh.error, fresh.next_try_at = "", at
        return ["state", "tries", "error", "next_try_at"]

    if not _change(attachment.id, again):
        raise Conflict("There is nothing to fetch.")
    attachment.refresh_from_db()
    courier.port().retry_file(attachment=attachment)
    return attachment


def forget_unsent(*, at: datetime) -> int:
    """Remove uploads nobody sent for a day, except those other work refers to."""
    gone = 0
    old = Attachment.objects.filter(
        message=None, canned=None, scheduled=None, created_at__lt=at - UNSENT_KEPT
    ).exclude(_is_held())
    for attachment in old.order_by("created_at")[:200]:
        try:
            attachment.delete()
        except ProtectedError:
            continue
        store.forget(attachment.file.name or "")
        store.forget(attachment.thumbnail.name or "")
        gone += 1
    return gone


def _is_held() -> Q:
    """Return which files other work refers to: asked for at once, they keep no sweep busy."""
    held = Q(pk=None)
    for each in Attachment._meta.get_fields(include_hidden=True):
        if isinstance(each, ForeignObjectRel) and each.on_delete is PROTECT:
            rows = each.related_model._base_manager.filter(**{each.field.name: OuterRef("pk")})
            held |= Q(Exists(rows))
    return held


def _uploaded(
    owner: User | None, upload: UploadedFile, *, at: datetime, only: frozenset[str] | None = None
) -> Attachment:
    name = words.line(upload.name or "", 255)
    claimed = upload.content_type or ""
    file = kept(upload.chunks(), name, claimed, sniffing.LARGEST, strict=True, only=only)
    attachment = Attachment(owner=owner, created_at=at, kind=file.sort.kind)
    _fill(attachment, file, name)
    attachment.save(force_insert=True)
    return attachment


def _fill(attachment: Attachment, file: Kept, name: str) -> tuple[str, ...]:
    """Put what is kept on the row, unsaved; returns the fields."""
    attachment.state = FileState.READY
    attachment.name = _named(name, file.sort)
    attachment.content_type = file.sort.content_type
    attachment.size, attachment.sha256 = file.size, file.sha256
    attachment.file.name, attachment.thumbnail.name = file.file, file.thumbnail
    attachment.width = file.width or attachment.width
    attachment.height = file.height or attachment.height
    return _FILLED


def _named(name: str, sort: sniffing.Sort) -> str:
    """Return a name without a path, ending as its bytes say, for the download only."""
    base = PurePosixPath(name.replace("\\", "/")).name.strip(". ")
    stem, suffix = PurePosixPath(base).stem, PurePosixPath(base).suffix
    if sort is sniffing.UNKNOWN:
        return base[:200] or f"archivo{sort.suffix}"
    if suffix.lower() == sort.suffix or (sort.suffix, suffix.lower()) == (".jpg", ".jpeg"):
        return f"{stem[:200]}{suffix}"
    return f"{stem[:200] or 'archivo'}{sort.suffix}"


def _shown_as(announced: Kind, sort: sniffing.Sort) -> Kind:
    if announced == Kind.STICKER and sort.kind == Kind.IMAGE:
        return Kind.STICKER
    if announced in _PLAYED and sort.kind in _PLAYED:
        return announced
    return Kind.FILE if announced == Kind.FILE else sort.kind


@numbers.transacted
def _change(attachment_id: UUID, change: Callable[[Attachment], list[str]]) -> bool:
    """Change a file that is not here yet, and tell it under its message's next number.

    The row is read when nobody else writes its conversation; `change` returns the fields to store.
    False, and nothing changed, when the file is here.
    """
    rows = Attachment.objects.filter(id=attachment_id)
    conversation_id = rows.values_list("message__conversation_id", flat=True).get()
    if conversation_id is not None:
        numbers.hold(conversation_id)
    attachment = rows.select_for_update().exclude(state=FileState.READY).first()
    if attachment is None:
        return False
    attachment.save(update_fields=change(attachment))
    if attachment.message_id is not None:
        threads.touch(Message.objects.get(id=attachment.message_id), [])
    return True
