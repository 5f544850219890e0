"""What papers and labels of machines keep about a person, and how it is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chat.operations.dropping import empty
from crm.queries import personal
from field_service.models import LabelRequest, MachineDocument, Photo
from hub.accounts.ports.personal import Keeper, Kept, Subject
from hub.accounts.queries import house_bot
from hub.kernel.clock import iso

NOBODY = "—"


class Papers(Keeper):
    """The papers about what they own."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        """Yield each paper as it is called."""
        rows = MachineDocument.objects.filter(owner__in=personal.family(subject), is_shared=True)
        for row in rows.order_by("created_at", "id"):
            yield {"kind": row.kind, "title": row.title, "at": iso(row.created_at)}

    def forget(self, subject: Subject) -> Kept | None:
        """Blank what they are called; what they say of the machine stays with it."""
        rows = MachineDocument.objects.filter(owner__in=personal.family(subject))
        rows.update(title=NOBODY)
        return None


class Asked(Keeper):
    """Who asked for somebody at their machines, in front of a label."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        """Yield who asked."""
        rows = LabelRequest.objects.filter(order__customer__in=personal.family(subject))
        for row in rows.select_related("order").order_by("created_at", "id"):
            yield {
                "number": row.order.label,
                "name": row.name,
                "phone": row.phone,
                "at": iso(row.created_at),
            }

    def forget(self, subject: Subject) -> Kept | None:
        """Blank who it was, and take away the picture they took."""
        family = personal.family(subject)
        shown = Photo.objects.filter(order__customer__in=family, author=house_bot())
        for row in shown.exclude(order__label_request=None).select_related("file"):
            empty(row.file)
        LabelRequest.objects.filter(order__customer__in=family).update(name=NOBODY, phone="")
        return None


KEEPERS: dict[str, Keeper] = {"machine_papers": Papers(), "machine_requests": Asked()}
