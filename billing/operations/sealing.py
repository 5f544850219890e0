"""Seals what is issued: what it said then, and a chain that shows whether anything was changed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from billing.operations.numbering import next_number, series_of
from billing.queries import periods
from billing.queries.seals import digest
from billing.types import DocumentKind
from hub.company.queries import issuer
from hub.company.types import as_sealed
from hub.kernel.home import today

if TYPE_CHECKING:
    from billing.models import CreditNote, Invoice, Series
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
    paper.snapshot = {**snapshot, **_range(series), "house": as_sealed(issuer())}
    paper.previous_hash = previous_of(paper)
    paper.hash = digest(paper)


def _range(series: Series) -> dict[str, Any]:
    """Return what the authority allowed the number by, as it was then; nothing without it."""
    if not series.resolution:
        return {}
    until = series.valid_until.isoformat() if series.valid_until else ""
    numbers = [series.first_number, series.last_number]
    return {"range": {"resolution": series.resolution, "numbers": numbers, "until": until}}


def previous_of(paper: Invoice | CreditNote) -> str:
    """Return the seal of the document before, empty for the first of its series."""
    rows = type(paper).objects.filter(series=paper.series, number=(paper.number or 0) - 1)
    return rows.values_list("hash", flat=True).first() or ""
