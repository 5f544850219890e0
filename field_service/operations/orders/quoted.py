"""Makes orders of quotes that customers agreed to, where they sell work that somebody goes for."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from billing.queries import sold
from field_service.operations.orders import requesting

NOWHERE = "Por confirmar"


def follow(*, quote_id: UUID, at: datetime) -> None:
    """Make the order of an accepted quote with services on it, once; nothing for one of parts.

    In the name of who made the quote; where nobody knows yet, the place is still to be agreed.
    """
    quote = sold.accepted_services().filter(id=quote_id).first()
    if quote is not None and requesting.is_ready():
        requesting.of_quote(quote, fields={"place": NOWHERE}, by=quote.created_by, at=at)
