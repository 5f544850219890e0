"""Series of numbers: how far they are used, and whether they end soon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Max, QuerySet

from billing.models import CreditNote, Invoice, Series
from billing.types import DocumentKind
from hub.kernel.errors import NotFound

NEARLY = 90  # per cent of a range
SOON = timedelta(days=30)
NOTES = (DocumentKind.CREDIT_NOTE, DocumentKind.RECEIPT_CREDIT_NOTE)


@dataclass(frozen=True, kw_only=True)
class Usage:
    """How a series stands on a day; `warning` is the code of what needs looking at, or empty."""

    last: int | None
    next: int
    percent: int | None
    warning: str


def all_series() -> QuerySet[Series]:
    """Return all series, the living ones first."""
    return Series.objects.order_by("archived_at", "kind", "code")


def series_by_id(series_id: UUID) -> Series:
    """Return one series; NotFound otherwise."""
    found = Series.objects.filter(id=series_id).first()
    if found is None:
        raise NotFound
    return found


def last_number(series: Series) -> int | None:
    """Return the last number of a series that a document has."""
    model = CreditNote if series.kind in NOTES else Invoice
    found: int | None = model.objects.filter(series=series).aggregate(last=Max("number"))["last"]
    return found


def usage(series: Series, *, on: date) -> Usage:
    """Return how far a series is used, and what needs looking at on this day."""
    last = last_number(series)
    following = (last + 1) if last is not None else series.first_number
    percent = None
    if series.last_number is not None:
        size = series.last_number - series.first_number + 1
        percent = 100 * (following - series.first_number) // size
    return Usage(last=last, next=following, percent=percent, warning=_warning(series, percent, on))


def _warning(series: Series, percent: int | None, on: date) -> str:
    until, since = series.valid_until, series.valid_since
    rules = [
        (series.archived_at is not None, ""),
        (percent is not None and percent >= 100, "exhausted"),
        (until is not None and until < on, "expired"),
        (since is not None and since > on, "not_yet_valid"),
        (percent is not None and percent >= NEARLY, "nearly_used"),
        (until is not None and until - on <= SOON, "ends_soon"),
    ]
    return next((code for met, code in rules if met), "")
