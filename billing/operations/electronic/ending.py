"""Takes an accepted invoice back at the authority first, and only then here."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.models import Invoice, Submission
from billing.operations.electronic.ringing import ring
from billing.operations.invoices import closing, records
from billing.ports.einvoice import Answer
from billing.queries.electronic import connected
from billing.types.notices import SubmissionState
from hub.accounts.roles import OFFICE
from hub.kernel.errors import Conflict, Forbidden

if TYPE_CHECKING:
    from hub.accounts.models import User

S = SubmissionState


class BeingSubmitted(Conflict):
    """It is with the authority, and nobody knows yet how it stands there."""

    code, detail = "being_submitted", "It is with the authority: wait for its answer."


class NotRejected(Conflict):
    """Only what the authority rejected is sent again."""

    code, detail = "not_rejected", "The authority has not rejected it."


def void(*, invoice_id: UUID, reason: str, by: User, at: datetime) -> Invoice:
    """Void an invoice; one the authority accepted is cancelled there first, and voided then.

    Raises NotFound, Forbidden, IllegalTransition, NotVoidable, BeingSubmitted, PeriodClosed.
    """
    with transaction.atomic():
        invoice = records.locked(invoice_id=invoice_id, by=by)
        closing.demand_voidable(invoice, by)
        row = Submission.objects.select_for_update(of=("self",)).filter(invoice=invoice).first()
        if row is not None and row.state in (S.SENT, S.UNKNOWN, S.CANCELLING):
            raise BeingSubmitted
        if row is None or row.state != S.ACCEPTED:
            _leave(row, at)
            cancelled = row is not None and row.state == S.CANCELLED
            return closing.void(
                invoice_id=invoice_id, reason=reason, by=by, at=at, cancelled=cancelled
            )
        if connected() is None:
            raise closing.NotVoidable
        row.state, row.cancel_asked_by, row.cancel_reason = S.CANCELLING, by, reason
        row.cancel_sent_at, row.due_at, row.updated_at = None, at, at
        row.save()
        _say(invoice, "cancel_asked", reason, at, by=by)
    return invoice


def hear(invoice: Invoice, row: Submission, answer: Answer, *, at: datetime) -> None:
    """Write down what became of a cancellation, on locked rows: void it, or let it stand."""
    if answer.state == S.CANCELLED:
        row.state, row.due_at = S.CANCELLED, None
        row.save()
        try:
            closing.demand_voidable(invoice, None)
        except Conflict:  # it was paid meanwhile: a person takes that off
            _say(invoice, "cancelled_paid", answer.said, at)
            ring("einvoice_cancelled_paid", invoice, row, at=at)
            return
        closing.void(
            invoice_id=invoice.id,
            reason=row.cancel_reason,
            by=row.cancel_asked_by,
            at=at,
            cancelled=True,
        )
    elif answer.state in (S.ACCEPTED, S.REJECTED):
        row.state, row.due_at = S.ACCEPTED, None
        row.save()
        _say(invoice, "cancel_no", answer.said, at)
        ring("einvoice_not_cancelled", invoice, row, at=at)
    else:  # it never left, and is sent again; or nobody knows, and it is asked after
        if answer.state == S.WAITING:
            row.cancel_sent_at = None
        row.save()


def send_again(*, invoice_id: UUID, by: User, at: datetime) -> Invoice:
    """Hand over anew what was rejected. Raises NotFound, Forbidden, NotRejected."""
    if by.role not in OFFICE:
        raise Forbidden
    with transaction.atomic():
        invoice = records.locked(invoice_id=invoice_id, by=by)
        row = Submission.objects.select_for_update(of=("self",)).filter(invoice=invoice).first()
        if row is None or row.state != S.REJECTED or not row.invoice.is_standing:
            raise NotRejected
        row.state, row.attempt, row.tries = S.WAITING, row.attempt + 1, 0
        row.due_at, row.updated_at = at, at
        row.save()
        _say(invoice, "electronic_again", "", at, by=by)
    return invoice


def _leave(row: Submission | None, at: datetime) -> None:
    """See to it that what never left, or was rejected, is not sent any more."""
    if row is not None and row.due_at is not None:
        row.due_at, row.updated_at = None, at
        row.save()


def _say(invoice: Invoice, what: str, about: str, at: datetime, *, by: User | None = None) -> None:
    """Note a step that changes nothing of the invoice itself; its card shows it."""
    records.keep(invoice, what, about=about, fields=(), by=by, at=at)
