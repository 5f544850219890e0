"""Hands issued invoices to the authority by the service that is connected, and hears of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from billing.models import Invoice, Submission
from billing.operations.invoices import records
from billing.ports.einvoice import Answer, EInvoice, NobodyKnows, NotReached, services
from billing.types import InvoiceState
from billing.types.notices import SubmissionState
from hub.kernel.errors import NotFound

S = SubmissionState
AT_ONCE = 50
LONGEST = timedelta(hours=6)
_OVER = (InvoiceState.DRAFT, InvoiceState.VOID)


def connected() -> EInvoice | None:
    """Return the one service that is connected, None by default."""
    return next((service for _, service in services), None)


def submit_due(*, at: datetime) -> None:
    """Take up what was issued, then send or ask after what is due; nothing without a service."""
    service = connected()
    if service is None:
        return
    fresh = Invoice.objects.filter(submission=None, authority_label="").exclude(state__in=_OVER)
    Submission.objects.bulk_create(
        [
            Submission(invoice=row, due_at=at, created_at=at, updated_at=at)
            for row in fresh.order_by("issued_at")[:AT_ONCE]
        ],
        ignore_conflicts=True,
    )
    due = Submission.objects.filter(due_at__lte=at).order_by("due_at")
    for invoice_id in list(due.values_list("invoice_id", flat=True)[:AT_ONCE]):
        _work(invoice_id, service, at)


def _work(invoice_id: Any, service: EInvoice, at: datetime) -> None:
    claimed = _claim(invoice_id, at)
    if claimed is None:
        return
    row, first = claimed
    once = str(row.invoice_id)
    try:
        answer = (
            service.submit(document_of(row.invoice), once=once) if first else service.ask(once=once)
        )
    except NotReached as error:
        answer = Answer(state=S.WAITING if first else S.UNKNOWN, said=str(error)[:500])
    except NobodyKnows as error:
        answer = Answer(state=S.UNKNOWN, said=str(error)[:500])
    _keep(row, answer, at)


def _claim(invoice_id: Any, at: datetime) -> tuple[Submission, bool] | None:
    """Take one up before it leaves: a killed worker leaves it unknown, to be asked after."""
    with transaction.atomic():
        rows = Submission.objects.select_for_update(of=("self",)).select_related("invoice")
        row = rows.filter(invoice=invoice_id, due_at__lte=at).first()
        if row is None:
            return None
        first, row.state = row.state == S.WAITING, S.UNKNOWN
        row.tries += 1
        row.due_at = at + min(LONGEST, timedelta(seconds=30 * 2 ** min(row.tries, 10)))
        row.updated_at = at
        row.save()
    return row, first


def _keep(row: Submission, answer: Answer, at: datetime) -> None:
    with transaction.atomic():
        invoice = records.locked(invoice_id=row.invoice_id, by=None)
        row.state, row.answer, row.updated_at = answer.state, answer.said, at
        row.external_id = answer.external_id or row.external_id
        if answer.state in (S.ACCEPTED, S.REJECTED):
            row.due_at = None
        row.save()
        if answer.state == S.ACCEPTED:
            invoice.authority_label = answer.label[:40]
            records.keep(
                invoice,
                "authority_number",
                about=answer.label,
                fields=["authority_label"],
                by=None,
                at=at,
            )


def document_of(invoice: Invoice) -> dict[str, Any]:
    """Return what is handed over: what was sealed, and nothing that moved since."""
    if invoice.snapshot is None:
        raise NotFound
    return {
        "kind": invoice.kind,
        "label": invoice.label,
        "issue_on": invoice.issue_on.isoformat() if invoice.issue_on else "",
        "currency": invoice.currency,
        "net": invoice.net_minor,
        "tax": invoice.tax_minor,
        "total": invoice.total_minor,
        "hash": invoice.hash,
        **invoice.snapshot,
    }
