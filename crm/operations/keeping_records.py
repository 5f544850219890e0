"""What is kept around a customer: notes, files, places in companies; and how it is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, Any

from chat.operations.dropping import forget as forget_file
from crm.models import Contact, CustomerFile, Note
from crm.queries import personal
from hub.accounts.ports.personal import Keeper, Kept, Subject
from hub.kernel.clock import iso


class Notes(Keeper):
    """What our people wrote down about them."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        """Yield each note as it stands."""
        notes = Note.objects.filter(customer__in=personal.family(subject), deleted_at=None)
        for row in notes.order_by("created_at", "id"):
            yield {"text": row.text, "at": iso(row.created_at), "edited_at": iso(row.edited_at)}

    def forget(self, subject: Subject) -> Kept | None:
        """Delete the notes with what they said before."""
        Note.objects.filter(customer__in=personal.family(subject)).delete()
        return None


class Files(Keeper):
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
            try:
                yield path, row.attachment.file.open("rb")
            except FileNotFoundError:  # taken away meanwhile
                continue

    def forget(self, subject: Subject) -> Kept | None:
        """Delete them with their bytes."""
        for row in self._of(subject):
            row.delete()
            forget_file(row.attachment)
        return None

    def _of(self, subject: Subject) -> list[CustomerFile]:
        rows = CustomerFile.objects.filter(customer__in=personal.family(subject))
        return list(rows.select_related("attachment").order_by("created_at", "id"))


class Contacts(Keeper):
    """For which companies they speak, or spoke."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        """Yield each place they have or had."""
        rows = Contact.objects.filter(person__in=personal.family(subject)).select_related("company")
        for row in rows.order_by("created_at", "id"):
            yield {
                "company": row.company.name,
                "role": row.role,
                "since": iso(row.created_at),
                "until": iso(row.removed_at),
            }

    def forget(self, subject: Subject) -> Kept | None:
        """Delete their places."""
        Contact.objects.filter(person__in=personal.family(subject)).delete()
        return None


KEEPERS: dict[str, Keeper] = {
    "customer_notes": Notes(),
    "customer_files": Files(),
    "company_contacts": Contacts(),
}
