"""The report that a customer is sent with the words that the work is done."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from billing.operations import papers
from chat.operations import files
from field_service.models import ActivityReport
from field_service.queries.printed_reports import printed
from hub.accounts.queries import house_bot

if TYPE_CHECKING:
    from chat.models import Attachment

CHANNEL, MAIL = "channel", "mail"


def draw(order_id: UUID, *, at: datetime) -> None:
    """Draw what an order's next words may carry, before anybody waits for a lock."""
    row = ActivityReport.objects.filter(order=order_id, told_at=None).order_by("-version").first()
    if row is not None:
        papers.keep(printed(row.id), at=at)


def due(order_id: UUID) -> ActivityReport | None:
    """Return the report of an order's last finish, locked, unless its customer has it."""
    rows = ActivityReport.objects.select_for_update(of=("self",), no_key=True)
    row = rows.filter(order=order_id).order_by("-version").first()
    return None if row is None or row.told_by in (CHANNEL, MAIL) else row


def file_of(row: ActivityReport, *, at: datetime) -> Attachment:
    """Return a report as a file of the house, to be sent. RateLimited."""
    content = papers.pdf_of(printed(row.id), at=at)
    paper = SimpleUploadedFile(f"informe-{row.label}.pdf", content, "application/pdf")
    return files.upload(owner=house_bot(), upload=paper, at=at)


def settle(row: ActivityReport, by: str, *, at: datetime) -> None:
    """Note by what its customer was sent a report, or why not."""
    row.told_by, row.told_at = by, at
    row.save(update_fields=["told_at", "told_by"])
