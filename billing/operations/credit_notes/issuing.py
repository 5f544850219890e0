"""Issues credit notes: off what is owed first, the rest becomes the customer's to use."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from billing import live
from billing.events import CreditNoteMoved
from billing.models import CreditNote, Invoice
from billing.operations import ledger
from billing.operations.credit_notes.drafting import OverCredited
from billing.operations.invoices import records
from billing.operations.invoices.issuing import snapshot
from billing.operations.sealing import seal
from billing.queries import steps
from billing.queries.credit_notes import STEPS, taken_back, visible_to
from billing.queries.invoices import STEPS as INVOICE_STEPS
from billing.types import (
    AccountKind,
    CreditNoteState,
    DocumentKind,
    EntryKind,
    ItemKind,
    Line,
    Source,
)
from hub.kernel.errors import NotFound
from hub.kernel.events import announce

if TYPE_CHECKING:
    from hub.accounts.models import User


def issue(
    *, credit_note_id: UUID, by: User, at: datetime, series_id: UUID | None = None
) -> CreditNote:
    """Give a credit note its number and post it.

    Raises NotFound, Forbidden, IllegalTransition, OverCredited, SeriesExhausted, SeriesExpired,
    PeriodClosed.
    """
    with transaction.atomic():
        note, invoice = _locked(credit_note_id, by)
        steps.demand(STEPS, note, "issue", by)
        steps.demand(INVOICE_STEPS, invoice, "credit", by)
        _check(note, invoice)
        note.applied_minor = min(invoice.balance_minor, note.total_minor)
        note.credit_minor = note.total_minor - note.applied_minor
        _post(note, invoice, by, at)
        seal(note, series_id=series_id, snapshot=_said(note, invoice), by=by, at=at)
        note.state, note.updated_at = CreditNoteState.ISSUED, at
        note.version += 1
        note.save()
        invoice.applied_minor += note.applied_minor
        invoice.credited_minor += note.total_minor
        invoice.settle_state()
        records.keep(invoice, "credited", about=note.label, by=by, at=at)
        live.credit_note_moved(note)
        announce(CreditNoteMoved(credit_note_id=note.id))
    return note


def _locked(credit_note_id: UUID, by: User) -> tuple[CreditNote, Invoice]:
    found = visible_to(by).filter(id=credit_note_id).first()
    if found is None:
        raise NotFound
    invoice = records.locked(invoice_id=found.invoice_id, by=by)
    note = CreditNote.objects.select_for_update(of=("self",)).get(id=credit_note_id)
    note.customer = invoice.customer
    return note, invoice


def _check(note: CreditNote, invoice: Invoice) -> None:
    """Raise OverCredited where notes issued since the draft took back too much."""
    if note.total_minor > invoice.creditable.minor:
        raise OverCredited
    gone = taken_back(invoice.id)
    for line in note.lines.select_related("invoice_line"):
        if line.invoice_line is not None:
            taken = gone.get(line.invoice_line.pk, {})
            if line.net_minor + taken.get("net", 0) > line.invoice_line.net_minor:
                raise OverCredited


def _post(note: CreditNote, invoice: Invoice, by: User, at: datetime) -> None:
    ledger.post(
        source=Source(type="credit_note", id=note.id),
        kind=EntryKind.CREDIT_NOTE,
        lines=_taken_back(note, invoice),
        description=invoice.label,
        by=by,
        at=at,
    )


def _taken_back(note: CreditNote, invoice: Invoice) -> list[Line]:
    parts = sum(row.net_minor for row in note.lines.all() if row.kind == ItemKind.PART)
    sold = [
        (AccountKind.REVENUE, parts - note.net_minor, None),
        (AccountKind.REVENUE_PARTS, -parts, None),
        (AccountKind.TAX, -note.tax_minor, None),
    ]
    if invoice.kind == DocumentKind.OPENING:  # nothing was sold by it here
        sold = [(AccountKind.OPENING, -note.total_minor, None)]
    return records.posted(
        *sold,
        (AccountKind.RECEIVABLE, note.applied_minor, invoice.customer_id),
        (AccountKind.CREDIT, note.credit_minor, invoice.customer_id),
        currency=note.currency,
    )


def _said(note: CreditNote, invoice: Invoice) -> dict[str, Any]:
    return {
        **snapshot(note, list(note.lines.order_by("position"))),
        "invoice": {"label": invoice.label, "issue_on": str(invoice.issue_on)},
        "reason": note.reason,
    }
