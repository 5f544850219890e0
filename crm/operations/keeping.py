"""What is kept about a customer, for whoever asks what the house knows; and how it is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, Any

from django.db.models import Q, QuerySet

from chat.operations.dropping import forget as forget_file
from crm.models import Contact, Customer, CustomerFile, Note
from crm.queries.custom import field_names, written
from crm.queries.customers import family_of
from hub.accounts.ports.personal import Keeper, Kept, Subject
from hub.kernel.clock import iso

FORGOTTEN = "Cliente anonimizado"
_COLUMNS = ("kind", "name", "document_number", "phone", "email")


def _rows_of(subject: Subject) -> QuerySet[Customer]:
    """Return every row that is this person, joined ones too."""
    meant = Q(pk=None)
    if subject.user_id is not None:
        meant |= Q(portal_user=subject.user_id)
    if subject.customer_id is not None:
        meant |= Q(id=subject.customer_id)
    found = Customer.objects.filter(meant).values_list("id", flat=True)
    family = {each for one in found for each in family_of(one)}
    return Customer.objects.filter(id__in=family).order_by("created_at", "id")


class Customers:
    """A customer's own row with the values of the house's fields and their labels."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        """Yield each row that is them."""
        fields = field_names()
        rows = _rows_of(subject).select_related("category", "status").prefetch_related("labels")
        for row in rows:
            yield {
                **{name: getattr(row, name) for name in _COLUMNS},
                "category": row.category.es,
                "status": row.status.es,
                "labels": sorted(label.name for label in row.labels.all()),
                "custom": {
                    field.name: written(field, row.custom[key])
                    for key, field in fields.items()
                    if key in row.custom
                },
                "created_at": iso(row.created_at),
            }

    def files(self, subject: Subject) -> Iterator[tuple[PurePosixPath, IO[bytes]]]:
        """None."""
        return iter(())

    def forget(self, subject: Subject) -> Kept | None:
        """Blank who they are; the row stays for what the law keeps on it."""
        for row in _rows_of(subject):
            row.name, row.document_number, row.phone, row.email = FORGOTTEN, "", "", ""
            row.custom = {}
            row.labels.clear()
            row.save()
        return None


class Notes:
    """What our people wrote down about them."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        """Yield each note as it stands."""
        notes = Note.objects.filter(customer__in=_rows_of(subject), deleted_at=None)
        for row in notes.order_by("created_at", "id"):
            yield {"text": row.text, "at": iso(row.created_at), "edited_at": iso(row.edited_at)}

    def files(self, subject: Subject) -> Iterator[tuple[PurePosixPath, IO[bytes]]]:
        """None."""
        return iter(())

    def forget(self, subject: Subject) -> Kept | None:
        """Delete the notes with what they said before."""
        Note.objects.filter(customer__in=_rows_of(subject)).delete()
        return None


class Files:
    """What is kept with them."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        """Yield what each file is."""
        for row in self._of(subject):
            name, size = row.attachment.name, row.attachment.size
            yield {"name": name, "size": size, "at": iso(row.created_at)}

    def files(self, subject: Subject) -> Iterator[tuple[PurePosixPath, IO[bytes]]]:
        """Yield the files themselves, numbered: two may have one name."""
        for number, row in enumerate(self._of(subject), start=1):
            path = PurePosixPath("customer_files") / f"{number}-{row.attachment.name}"
            yield path, row.attachment.file.open("rb")

    def forget(self, subject: Subject) -> Kept | None:
        """Delete them with their bytes."""
        for row in self._of(subject):
            row.delete()
            forget_file(row.attachment)
        return None

    def _of(self, subject: Subject) -> list[CustomerFile]:
        rows = CustomerFile.objects.filter(customer__in=_rows_of(subject))
        return list(rows.select_related("attachment").order_by("created_at", "id"))


class Contacts:
    """For which companies they speak, or spoke."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        """Yield each place they have or had."""
        rows = Contact.objects.filter(person__in=_rows_of(subject)).select_related("company")
        for row in rows.order_by("created_at", "id"):
            yield {
                "company": row.company.name,
                "role": row.role,
                "since": iso(row.created_at),
                "until": iso(row.removed_at),
            }

    def files(self, subject: Subject) -> Iterator[tuple[PurePosixPath, IO[bytes]]]:
        """None."""
        return iter(())

    def forget(self, subject: Subject) -> Kept | None:
        """Delete their places."""
        Contact.objects.filter(person__in=_rows_of(subject)).delete()
        return None


KEEPERS: dict[str, Keeper] = {
    "customers": Customers(),
    "customer_notes": Notes(),
    "customer_files": Files(),
    "company_contacts": Contacts(),
}
