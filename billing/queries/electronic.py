"""How invoices stand with the authority."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from billing.models import Invoice, Submission
from billing.ports.einvoice import EInvoice, services
from billing.types import UNSOLD, InvoiceState
from billing.types.notices import Electronic, SubmissionState

S, E = SubmissionState, Electronic
_TOLD = {
    S.ACCEPTED: E.ACCEPTED,
    S.REJECTED: E.REJECTED,
    S.CANCELLING: E.CANCELLING,
    S.CANCELLED: E.CANCELLED,
}
_OVER = (InvoiceState.DRAFT, InvoiceState.VOID)


def connected() -> EInvoice | None:
    """Return the one service that is connected, None by default."""
    return next((service for _, service in services), None)


def fresh() -> QuerySet[Invoice]:
    """Return what was issued and nobody has handed over, nor named by hand."""
    rows = Invoice.objects.filter(submission=None, authority_label="")
    return rows.exclude(state__in=_OVER).exclude(kind__in=UNSOLD)


def submission_of(row: Invoice) -> Submission | None:
    """Return how an invoice of `invoices.with_people` was handed over."""
    return getattr(row, "submission", None)


def standing(row: Invoice) -> Electronic:
    """Return how an invoice stands with the authority."""
    found = submission_of(row)
    if found is not None:
        return E.NONE if _never_left(row, found) else _TOLD.get(S(found.state), E.PENDING)
    if row.authority_label:
        return E.ACCEPTED  # written down by hand
    waits = row.state not in _OVER and row.kind not in UNSOLD and connected() is not None
    return E.PENDING if waits else E.NONE


def standing_so(asked: Electronic) -> Q:
    """Return the condition of the invoices that stand so."""
    states = [state for state, told in _TOLD.items() if told == asked]
    if asked == E.PENDING:
        states = [S.WAITING, S.SENT, S.UNKNOWN]
        return Q(submission__state__in=states, submission__due_at__isnull=False)
    if asked == E.NONE:
        return Q(submission=None, authority_label="")
    by_hand = Q(submission=None) & ~Q(authority_label="")
    found = Q(submission__state__in=states)
    return found | by_hand if asked == E.ACCEPTED else found


def _never_left(row: Invoice, found: Submission) -> bool:
    return row.state == InvoiceState.VOID and found.state == S.WAITING
