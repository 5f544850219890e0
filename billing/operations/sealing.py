"""Seals what is issued: what it said then, and a chain that shows whether anything was changed."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from billing.operations.numbering import next_number, series_of
from billing.queries import periods
from billing.types import DocumentKind
from hub.kernel.home import home, today

if TYPE_CHECKING:
    from billing.models import CreditNote, Invoice
    from hub.accounts.models import User


def seal(
    paper: Invoice | CreditNote,
    *,
    series_id: UUID | None,
    snapshot: dict[str, Any],
    by: User | None,
    at: datetime,
) -> None:
    """Number an unsaved change of a document and chain it to the one before, in its transaction.

    The last thing before the row is written: whoever issues in the same series waits from here.
    """
    day = today(at)
    periods.demand_open(day)
    series = series_of(kind=DocumentKind(paper.kind), series_id=series_id, at=at)
    paper.series, paper.number = series, next_number(series, on=day)
    paper.label = series.label(paper.number)
    paper.issue_on, paper.issued_at, paper.issued_by = day, at, by
    paper.snapshot = {**snapshot, "house": {"name": home().title, "country": home().country}}
    paper.previous_hash = previous_of(paper)
    paper.hash = digest(paper)


def digest(paper: Invoice | CreditNote) -> str:
    """Return the SHA-256 over what must never change and the seal of the document before."""
    said = [
        paper.kind,
        paper.label,
        _iso(paper.issue_on),
        paper.currency,
        paper.net_minor,
        paper.tax_minor,
        paper.total_minor,
        paper.snapshot,
        paper.previous_hash,
    ]
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def previous_of(paper: Invoice | CreditNote) -> str:
    """Return the seal of the document before, empty for the first of its series."""
    rows = type(paper).objects.filter(series=paper.series, number=(paper.number or 0) - 1)
    return rows.values_list("hash", flat=True).first() or ""


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
