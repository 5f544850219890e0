"""Keeps the papers about a machine: each new file is a version, and what was stays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction

from chat.operations import words
from chat.queries import attachment_for
from crm.queries.companies import portal_users_of
from field_service import live
from field_service.models import Machine, MachineDocument, PaperVersion
from field_service.queries.machines import machine_for
from field_service.queries.papers import document_for
from field_service.types import DocumentKind
from hub.kernel.errors import Conflict, Invalid

if TYPE_CHECKING:
    from chat.models import Attachment
    from hub.accounts.models import User


class FileUsed(Conflict):
    """This upload is kept somewhere already."""

    code, detail = "file_used", "This file is kept somewhere already: upload it again."


def add(*, machine_id: UUID, fields: Mapping[str, Any], by: User, at: datetime) -> MachineDocument:
    """Keep a paper with its first file (`kind`, `title`, `file`, `is_shared`, `note`).

    Raises NotFound, Invalid, FileUsed.
    """
    machine = machine_for(by, machine_id)
    with transaction.atomic():
        row = MachineDocument.objects.create(
            machine=machine,
            owner=machine.customer,
            kind=DocumentKind(fields["kind"]),
            title=_title(fields["title"]),
            is_shared=fields.get("is_shared", True),
            created_by=by,
            created_at=at,
            updated_at=at,
        )
        _version(row, 1, fields, by, at)
        _tell(machine)
    return row


def replace(*, document_id: UUID, fields: Mapping[str, Any], by: User, at: datetime) -> None:
    """Keep a newer file of a paper (`file`, `note`). Raises NotFound, Invalid, FileUsed."""
    with transaction.atomic():
        row = _locked(document_id, by)
        newest = row.versions.order_by("-number").first()
        _version(row, newest.number + 1 if newest else 1, fields, by, at)
        row.updated_at = at
        row.save(update_fields=["updated_at"])
        _tell(row.machine)


def change(
    *, document_id: UUID, fields: Mapping[str, Any], by: User, at: datetime
) -> MachineDocument:
    """Name a paper otherwise, or show it to the customer or not. Raises NotFound, Invalid."""
    with transaction.atomic():
        row = _locked(document_id, by)
        for name, value in fields.items():
            setattr(row, name, _title(value) if name == "title" else value)
        row.updated_at = at
        row.save()
        _tell(row.machine)
    return row


def put_away(*, document_id: UUID, by: User, at: datetime) -> None:
    """Take a paper off the list; its files stay. Raises NotFound."""
    with transaction.atomic():
        row = _locked(document_id, by)
        row.archived_at = at
        row.save(update_fields=["archived_at"])
        _tell(row.machine)


def _locked(document_id: UUID, by: User) -> MachineDocument:
    seen = document_for(by, document_id)
    rows = MachineDocument.objects.select_for_update(of=("self",))
    return rows.select_related("machine__customer").get(id=seen.id)


def _title(said: str) -> str:
    title = words.line(said, 120)
    if not title:
        raise Invalid(fields={"title": ["What is it called?"]})
    return title


def _version(
    row: MachineDocument, number: int, fields: Mapping[str, Any], by: User, at: datetime
) -> None:
    file = _own_upload(fields["file"], by)
    note = words.line(fields.get("note", ""), 300)
    try:
        with transaction.atomic():
            PaperVersion.objects.create(
                document=row, number=number, attachment=file, note=note, author=by, created_at=at
            )
    except IntegrityError:
        raise FileUsed from None


def _own_upload(file_id: UUID, by: User) -> Attachment:
    file = attachment_for(by, file_id)
    if file.message_id is not None or file.owner_id != by.id:
        raise FileUsed
    return file


def _tell(machine: Machine) -> None:
    live.machine_moved(machine, portal_users_of(machine.customer))
