"""The order of a purchase on paper, as its supplier was sent it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from billing.operations import papers
from billing.operations.mailing import NotOut
from field_service.queries.printed_purchases import printed
from hub.kernel.mail import Attached

PDF = "application/pdf"


def paper_of(request_id: UUID, *, at: datetime) -> Attached:
    """Return the order of a purchase as PDF: as it was first drawn. NotOut before it is one."""
    found = printed(request_id)
    if found is None:
        raise NotOut
    return Attached(name=f"{found.label}.pdf", content=papers.pdf_of(found, at=at), type=PDF)
