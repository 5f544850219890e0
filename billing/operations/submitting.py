"""Hands issued invoices to the authority by the service that is connected, and hears of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from billing.models import Invoice, Submission
from billing.operations.electronic import ending, ringing
from billing.operations.invoices import records
from billing.ports.einvoice import Answer, EInvoice, NobodyKnows, NotReached
from billing.queries.electronic import connected, fresh
from billing.types import InvoiceState
from billing.types.notices import SubmissionState
from hub.kernel.errors import NotFound

S = SubmissionState
AT_ONCE = 50
LONGEST = timedelta(hours=6)


def submit_due(*, at: datetime) -> None:
    """Take up what was issued, then send or ask after what is due; nothing without a service."""
    service = connected()
    if service is None:
        return
    Submission.objects.bulk_create(
        [
            Submission(invoice=row, due_at=at, created_at=at, updated_at=at)
            for row in fresh().order_by("issued_at")[:AT_ONCE]
        ],
        ignore_conflicts=True,
    )
    due = Submission.objects.filter(due_at__lte=at).order_by("due_at")
    for invoice_id in list(due.values_list("invoice_id", flat=True)[:AT_ONCE]):
        _work(invoice_id, service, at)


def _work(invoice_id: UUID, service: EInvoice, at: datetime) -> None:
    claimed = _claim(invoice_id, at)
    if claimed is None:
        return
    row, first = claimed
    try:
        answer = _asked(row, service, first=first)
    except NotReached as error:
        answer = Answer(state=S.WAITING if first else S.UNKNOWN, said=str(error)[:500])
    except NobodyKnows as error:
        answer = Answer(state=S.UNKNOWN, said=str(error)[:500])
    _keep(row, answer, at)


def _asked(row: Submission, service: EInvoice, *, first: bool) -> Answer:
    if not first:
        return service.ask(once=row.once)
    if row.state == S.CANCELLING:
        return service.cancel(once=row.once, reason=row.cancel_reason)
    return service.submit(document_of(row.invoice), once=row.once)


def _claim(invoice_id: UUID, at: datetime) -> tuple[Submission, bool] | None:
    """Take one up before it leaves: a killed worker leaves it unknown, to be asked after.

    Under the invoice's lock, so that what is voided meanwhile is never sent.
    """
    with transaction.atomic():
        invoice = records.locked(invoice_id=invoice_id, by=None)
        rows = Submission.objects.select_for_update(of=("self",))
        row = rows.filter(invoice=invoice_id, due_at__lte=at).first()
        if row is None:
            return None
        if invoice.state == InvoiceState.VOID:
            row.due_at, row.updated_at = None, at
            row.save()
            return None
        row.invoice = invoice
        first = row.state == S.WAITING or (row.state == S.CANCELLING and not row.cancel_sent_at)
        if row.state == S.CANCELLING:
            row.cancel_sent_at = at
        else:
            row.state = S.UNKNOWN
        row.tries += 1
        row.due_at = at + min(LONGEST, timedelta(seconds=30 * 2 ** min(row.tries, 10)))
        row.updated_at = at
        row.save()
    return row, first


def _keep(claimed: Submission, answer: Answer, at: datetime) -> None:
    """Write down what was said, unless somebody asked again since: theirs is the newer word."""
    with transaction.atomic():
        invoice = records.locked(invoice_id=claimed.invoice_id, by=None)
        row = Submission.objects.select_for_update(of=("self",)).get(invoice=invoice)
        if row.tries != claimed.tries or row.attempt != claimed.attempt:
            return
        was = S(row.state)
        row.answer, row.updated_at = answer.said[:500], at
        row.external_id = answer.external_id or row.external_id
        if was == S.CANCELLING:
            ending.hear(invoice, row, answer, at=at)
            return
        row.state = answer.state
        if answer.state in (S.ACCEPTED, S.REJECTED):
            row.due_at = None
        row.save()
        if answer.state == S.ACCEPTED:
            _accept(invoice, answer, at)
        elif answer.state == S.REJECTED:
            records.keep(invoice, "electronic_no", about=answer.said, fields=(), by=None, at=at)
            ringing.ring("einvoice_rejected", invoice, row, at=at)


def _accept(invoice: Invoice, answer: Answer, at: datetime) -> None:
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
