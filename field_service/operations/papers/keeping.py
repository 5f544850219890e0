"""Keeps the papers of an order: another version never takes the place of one before."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from chat.operations import words
from chat.queries import attachment_for
from field_service.models import DocumentVersion, Order, OrderDocument
from field_service.operations.orders import records
from field_service.queries.documents import document_for
from hub.accounts.roles import STAFF
from hub.kernel.errors import Conflict, Forbidden, Invalid, NotFound

if TYPE_CHECKING:
    from chat.models import Attachment
    from hub.accounts.models import User

LONGEST_NAME, MOST = 120, 200


class FileTaken(Conflict):
    """The file belongs to something else already."""

    code, detail = "file_kept", "This file is kept somewhere already."


class TooManyPapers(Conflict):
    """An order has so many papers and no more."""

    code, detail = "too_many", "This order has as many documents as it may have."


def add(
    *, order_id: UUID, attachment_id: UUID, name: str, staff_only: bool, by: User, at: datetime
) -> OrderDocument:
    """Keep one's own upload with an order. Raises NotFound, FileTaken, TooManyPapers, Invalid."""
    with transaction.atomic():
        order = records.locked(order_id=order_id, by=by)
        if order.documents.count() >= MOST:
            raise TooManyPapers
        file = _own(by, attachment_id)
        named = words.line(name, LONGEST_NAME) or words.line(file.name, LONGEST_NAME) or "archivo"
        row = OrderDocument.objects.create(
            order=order,
            name=named,
            staff_only=staff_only and by.role in STAFF,
            created_by=by,
            created_at=at,
            updated_at=at,
        )
        _version(row, file, order, by, at)
    return row


def replace(*, document_id: UUID, attachment_id: UUID, by: User, at: datetime) -> OrderDocument:
    """Keep a newer version; the one before stays.

    Raises NotFound, Forbidden, FileTaken, TooManyPapers, Invalid.
    """
    with transaction.atomic():
        row, order = _locked(document_id, by)
        if row.versions.count() >= MOST:
            raise TooManyPapers
        _version(row, _own(by, attachment_id), order, by, at)
        row.updated_at = at
        row.save(update_fields=["updated_at"])
    return row


def change(
    *, document_id: UUID, name: str | None, staff_only: bool | None, by: User, at: datetime
) -> OrderDocument:
    """Call a paper something else, show it to staff alone. Raises NotFound, Forbidden, Invalid."""
    with transaction.atomic():
        row, order = _locked(document_id, by)
        if name is not None:
            row.name = words.line(name, LONGEST_NAME)
            if not row.name:
                raise Invalid(fields={"name": ["What is it?"]})
        if staff_only is not None:
            if by.role not in STAFF:
                raise Forbidden
            row.staff_only = staff_only
        row.updated_at = at
        row.save(update_fields=["name", "staff_only", "updated_at"])
        records.tell(order)
    return row


def _locked(document_id: UUID, by: User) -> tuple[OrderDocument, Order]:
    """Return a paper under its order's lock; a customer changes what they brought themselves."""
    row = document_for(by, document_id)
    order = records.locked(order_id=row.order_id, by=by)
    if by.role not in STAFF and row.created_by_id != by.id:
        raise Forbidden("Only who brought it.")
    row.refresh_from_db()
    return row, order


def _own(by: User, attachment_id: UUID) -> Attachment:
    try:
        file = attachment_for(by, attachment_id)
    except NotFound:
        raise Invalid(fields={"attachment": ["There is no such file."]}) from None
    if file.message_id is not None or file.owner_id != by.id:
        raise FileTaken
    return file


def _version(row: OrderDocument, file: Attachment, order: Order, by: User, at: datetime) -> None:
    newest = row.versions.aggregate(newest=Max("number"))["newest"] or 0
    try:
        with transaction.atomic():
            DocumentVersion.objects.create(
                document=row, number=newest + 1, attachment=file, author=by, created_at=at
            )
    except IntegrityError:
        raise FileTaken from None
    records.tell(order)
