"""What the papers of orders are about somebody, and how they are forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chat.operations.dropping import forget
from crm.queries import personal
from field_service.models import DocumentVersion
from hub.accounts.ports.personal import Keeper, Kept, Subject
from hub.kernel.clock import iso


class Papers(Keeper):
    """The papers of their orders."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        """Yield each version of what they may see."""
        for row in self._of(subject):
            if not row.document.staff_only:
                yield {
                    "order": row.document.order.label,
                    "name": row.document.name,
                    "version": row.number,
                    "at": iso(row.created_at),
                }

    def forget(self, subject: Subject) -> Kept | None:
        """Delete them with their bytes."""
        rows = self._of(subject)
        for row in rows:
            row.delete()
            forget(row.attachment)
        for document in {row.document_id: row.document for row in rows}.values():
            document.delete()
        return None

    def _of(self, subject: Subject) -> list[DocumentVersion]:
        theirs = {"document__order__customer__in": personal.family(subject)}
        rows = DocumentVersion.objects.filter(**theirs)
        found = rows.select_related("document__order", "attachment")
        return list(found.order_by("created_at", "id"))
