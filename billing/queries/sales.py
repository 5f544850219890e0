"""What was sold and what was taken back, for reports: rows of a stretch of days."""

from __future__ import annotations

from django.db.models import QuerySet

from billing.models import CreditNote, Invoice
from billing.types import UNSOLD, InvoiceState
from crm.queries.customers import family_of
from hub.reports.types.reports import Asked


def sold_in(asked: Asked) -> QuerySet[Invoice]:
    """Return what was issued on these days and still counts; no balance of before was sold."""
    rows = Invoice.objects.exclude(kind__in=UNSOLD).exclude(
        state__in=[InvoiceState.DRAFT, InvoiceState.VOID]
    )
    rows = rows.filter(
        issue_on__range=(asked.since, asked.until),
        currency=asked.currency,
        **asked.of_people("created_by"),
    )
    if asked.customer is not None:
        rows = rows.filter(customer__in=family_of(asked.customer))
    return rows


def notes_of(asked: Asked) -> QuerySet[CreditNote]:
    """Return the credit notes issued on these days."""
    rows = CreditNote.objects.filter(
        issue_on__range=(asked.since, asked.until),
        currency=asked.currency,
        **asked.of_people("invoice__created_by"),
    )
    if asked.customer is not None:
        rows = rows.filter(customer__in=family_of(asked.customer))
    return rows
