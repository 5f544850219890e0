"""Sends a quote: numbered, frozen as it is, and opened by links of its own."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from sequences import get_next_value

from billing.models import Quote, QuoteRevision
from billing.operations.invoices.issuing import coupons_on, snapshot
from billing.operations.quotes import records
from billing.operations.quotes.drafting import LINK
from billing.queries import steps
from billing.queries.quotes import STEPS
from billing.types.quotes import QuoteState
from crm.queries.standing import refuse_inactive
from hub.company.queries import issuer
from hub.company.types import as_sealed
from hub.kernel import public_links
from hub.kernel.errors import Invalid
from hub.kernel.home import start_after, today

if TYPE_CHECKING:
    from hub.accounts.models import User

COUNTER_NAME = "quote"
READ_FOR = timedelta(days=60)  # behind its validity a link still says how it stands


def send(*, quote_id: UUID, by: User, at: datetime, tell: bool = True) -> Quote:
    """Give it its number and freeze this revision; `tell` also says so in the customer's thread.

    Raises NotFound, Forbidden, IllegalTransition, CustomerInactive, Invalid.
    """
    with transaction.atomic():
        row = records.locked(quote_id=quote_id, by=by, at=at)
        steps.demand(STEPS, row, "send", by)
        refuse_inactive(row.customer)
        lines = list(row.lines.order_by("position"))
        if not lines:
            raise Invalid(fields={"lines": ["A quote has at least one line."]})
        if row.valid_until < today(at):
            raise Invalid(fields={"valid_until": ["Not before today."]})
        row.state, row.sent_at, row.tell = QuoteState.SENT, at, tell
        row.told_message, row.told_error = None, ""
        if row.number is None:
            row.number = int(get_next_value(COUNTER_NAME))
        records.keep(row, "sent", by=by, at=at)
        _freeze(row, lines, by, at)
    return row


def link(*, quote_id: UUID, by: User, at: datetime) -> str:
    """Return a new address that opens a sent quote; NotFound, Forbidden, IllegalTransition."""
    with transaction.atomic():
        row = records.locked(quote_id=quote_id, by=by, at=at)
        steps.demand(STEPS, row, "accept", by)
        return link_to(row, by=by, at=at)


def link_to(row: Quote, *, by: User, at: datetime) -> str:
    """Return a new address that opens a quote, in the caller's transaction."""
    last = min(row.valid_until, date.max - 2 * READ_FOR)  # there are no days behind it
    until = start_after(last) + READ_FOR
    return public_links.make(LINK, row.id, expires_at=until, by=by.id, at=at)


def digest(said: dict[str, Any]) -> str:
    """Return the SHA-256 of what a revision says."""
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _freeze(row: Quote, lines: list[Any], by: User, at: datetime) -> None:
    said = _said(row, lines, by, at)
    QuoteRevision.objects.create(
        quote=row,
        number=row.revision,
        label=row.label,
        total_minor=row.total_minor,
        currency=row.currency,
        valid_until=row.valid_until,
        snapshot=said,
        hash=digest(said),
        sent_at=at,
        sent_by=by,
    )


def _said(row: Quote, lines: list[Any], by: User, at: datetime) -> dict[str, Any]:
    said = {
        **snapshot(row, lines),
        "label": row.label,
        "title": row.title,
        "note": row.note,
        "terms": row.terms,
        "currency": row.currency,
        "includes_tax": row.includes_tax,
        "discount": row.discount_minor,
        "net": row.net_minor,
        "tax": row.tax_minor,
        "total": row.total_minor,
        "valid_until": row.valid_until.isoformat(),
        "prepayment_percent": str(row.prepayment_percent) if row.prepayment_percent else "",
        "issued_on": today(at).isoformat(),
        "by": by.name,
        "house": as_sealed(issuer()),
        **coupons_on(row),
    }
    for place, line in enumerate(lines):
        said["lines"][place]["discount_percent"] = str(line.discount_percent.normalize())
    return said
