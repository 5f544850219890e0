"""Notes and files of customers, for our people."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from crm.models import Customer, CustomerFile, Note, NoteEdition
from crm.queries.customers import family_of
from hub.accounts.roles import COUNTER
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


def notes_of(customer: Customer) -> QuerySet[Note]:
    """Return the notes on a customer and on who was joined to them, with what they said before."""
    before = NoteEdition.objects.select_related("by").order_by("-at", "-id")
    rows = Note.objects.filter(customer__in=family_of(customer.id), deleted_at=None)
    return rows.select_related("author").prefetch_related(Prefetch("editions", before))


def note_for(user: User, note_id: UUID) -> Note:
    """Return a note for those at the counter; NotFound otherwise."""
    rows = Note.objects.filter(id=note_id, deleted_at=None).select_related("author", "customer")
    found = rows.first() if user.role in COUNTER else None
    if found is None:
        raise NotFound
    return found


def files_of(customer: Customer) -> QuerySet[CustomerFile]:
    """Return the files kept with a customer and with who was joined to them."""
    rows = CustomerFile.objects.filter(customer__in=family_of(customer.id))
    return rows.select_related("attachment", "by")


def file_for(user: User, file_id: UUID) -> CustomerFile:
    """Return a file for those at the counter; NotFound otherwise."""
    rows = CustomerFile.objects.filter(id=file_id).select_related("attachment", "by")
    found = rows.first() if user.role in COUNTER else None
    if found is None:
        raise NotFound
    return found


def shows_file(user: User, attachment_id: UUID) -> bool:
    """Tell whether an attachment is kept with a customer this person works with."""
    kept = CustomerFile.objects.filter(attachment_id=attachment_id)
    return user.role in COUNTER and kept.exists()
