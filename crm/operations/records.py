"""Writes notes on customers and keeps files with them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction

from chat.operations.dropping import forget
from chat.queries import attachment_for
from crm.models import Customer, CustomerFile, Note, NoteEdition
from hub.accounts.roles import Role
from hub.kernel.errors import Conflict, Forbidden, NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


class FileKept(Conflict):
    """The upload is a message's or another customer's already."""

    code, detail = "file_kept", "This file is in use already: upload it again."


def note(*, customer: Customer, text: str, by: User, at: datetime) -> Note:
    """Write something down about a customer."""
    return Note.objects.create(customer=customer, text=text, author=by, created_at=at)


def edit(*, note: Note, text: str, by: User, at: datetime) -> Note:
    """Say a note otherwise; what it said stays in its history."""
    _refuse_unless_own(note, by)
    with transaction.atomic():
        row = _living(note)
        if row.text != text:
            NoteEdition.objects.create(note=row, text=row.text, by=by, at=at)
            row.text, row.edited_at = text, at
            row.save(update_fields=["text", "edited_at"])
    return row


def pin(*, note: Note, pinned: bool, at: datetime) -> Note:
    """Keep a note above the others, or no longer."""
    with transaction.atomic():
        row = _living(note)
        row.pinned_at = (row.pinned_at or at) if pinned else None
        row.save(update_fields=["pinned_at"])
    return row


def discard(*, note: Note, by: User, at: datetime) -> None:
    """Take a note away; `restore` brings it back."""
    _refuse_unless_own(note, by)
    Note.objects.filter(id=note.id, deleted_at=None).update(deleted_at=at)


def restore(*, note_id: UUID, by: User) -> Note:
    """Bring back a note somebody took away; NotFound for others' notes."""
    rows = Note.objects.filter(id=note_id, deleted_at__isnull=False).select_related("author")
    row = rows.first()
    if row is None or (row.author_id != by.id and by.role != Role.ADMIN):
        raise NotFound
    row.deleted_at = None
    row.save(update_fields=["deleted_at"])
    return row


def keep_file(*, customer: Customer, attachment_id: UUID, by: User, at: datetime) -> CustomerFile:
    """Keep one's own upload with a customer; FileKept where it is somewhere already."""
    attachment = attachment_for(by, attachment_id)
    if attachment.message_id is not None or attachment.owner_id != by.id:
        raise FileKept
    try:
        with transaction.atomic():
            return CustomerFile.objects.create(
                customer=customer, attachment=attachment, by=by, created_at=at
            )
    except IntegrityError:
        raise FileKept from None


def drop_file(*, file: CustomerFile, by: User) -> None:
    """Delete a file with its bytes: by who brought it, or an admin."""
    if file.by_id != by.id and by.role != Role.ADMIN:
        raise Forbidden("Only who brought it, or an admin.")
    with transaction.atomic():
        file.delete()
        forget(file.attachment)


def _living(note: Note) -> Note:
    rows = Note.objects.select_for_update(of=("self",)).select_related("author")
    row = rows.filter(id=note.id, deleted_at=None).first()
    if row is None:
        raise NotFound
    return row


def _refuse_unless_own(note: Note, by: User) -> None:
    if note.author_id != by.id and by.role != Role.ADMIN:
        raise Forbidden("Only who wrote it, or an admin.")
