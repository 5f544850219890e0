"""Voids what was issued by mistake, gives up what nobody pays, and takes that back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.models import Invoice, WriteOff
from billing.operations import ledger
from billing.operations.coupons.uses import return_all
from billing.operations.invoices import records
from billing.queries import steps
from billing.queries.invoices import STEPS
from billing.types import AccountKind, DocumentKind, EntryKind, InvoiceState, Line, Source
from hub.kernel.errors import Conflict

if TYPE_CHECKING:
    from hub.accounts.models import User


class NotVoidable(Conflict):
    """Something was paid on it or credited; only a credit note corrects it."""

    code, detail = "not_voidable", "Something hangs on this invoice; make a credit note instead."


def demand_voidable(invoice: Invoice, by: User | None) -> None:
    """Raise Forbidden, IllegalTransition or NotVoidable where a locked invoice stays as it is."""
    steps.demand(STEPS, invoice, "void", by)
    if invoice.paid_minor or invoice.credited_minor or invoice.kind == DocumentKind.DEBT:
        raise NotVoidable


def void(
    *, invoice_id: UUID, reason: str, by: User | None, at: datetime, cancelled: bool = False
) -> Invoice:
    """Take an issued invoice back as if it had never asked for money; it keeps its number.

    What has the authority's number is `cancelled` there before (`electronic.ending.void`). Raises
    NotFound, Forbidden, IllegalTransition, NotVoidable, PeriodClosed.
    """
    with transaction.atomic():
        whose = None if cancelled else by  # who wanted it then may not be an admin any more
        invoice = records.locked(invoice_id=invoice_id, by=whose)
        demand_voidable(invoice, whose)
        if invoice.authority_label and not cancelled:
            raise NotVoidable
        _post(invoice, records.source_of(invoice), EntryKind.VOID, _unsold(invoice), by, at)
        return_all(invoice, by=by, at=at)
        invoice.state, invoice.closed_reason = InvoiceState.VOID, reason
        records.keep(invoice, "voided", about=reason, by=by, at=at)
    return invoice


def write_off(*, invoice_id: UUID, reason: str, by: User, at: datetime) -> Invoice:
    """Give up what is still owed on an invoice. Raises NotFound, Forbidden, IllegalTransition."""
    with transaction.atomic():
        invoice = records.locked(invoice_id=invoice_id, by=by)
        steps.demand(STEPS, invoice, "write-off", by)
        made = WriteOff.objects.create(
            invoice=invoice,
            amount_minor=invoice.balance_minor,
            reason=reason,
            author=by,
            created_at=at,
        )
        _post(invoice, _given_up(made), EntryKind.WRITE_OFF, _loss(invoice, made), by, at)
        invoice.state, invoice.closed_reason = InvoiceState.UNCOLLECTIBLE, reason
        records.keep(invoice, "written_off", about=reason, by=by, at=at)
    return invoice


def recover(invoice: Invoice, *, by: User | None, at: datetime) -> None:
    """Owe again what was given up, on a locked invoice that is about to be paid after all."""
    made = WriteOff.objects.select_for_update().get(invoice=invoice, recovered_at=None)
    lines = records.mirrored(_loss(invoice, made))
    _post(invoice, _given_up(made), EntryKind.RECOVERY, lines, by, at)
    made.recovered_at = at
    made.save(update_fields=["recovered_at"])
    invoice.settle_state()
    records.keep(invoice, "recovered", by=by, at=at)


def _unsold(invoice: Invoice) -> list[Line]:
    return records.mirrored(records.sale(invoice))


def _loss(invoice: Invoice, made: WriteOff) -> list[Line]:
    return records.posted(
        (AccountKind.WRITE_OFF, -made.amount_minor, None),
        (AccountKind.RECEIVABLE, made.amount_minor, invoice.customer_id),
        currency=invoice.currency,
    )


def _given_up(made: WriteOff) -> Source:
    return Source(type="write_off", id=made.id)


def _post(
    invoice: Invoice,
    source: Source,
    kind: EntryKind,
    lines: list[Line],
    by: User | None,
    at: datetime,
) -> None:
    if lines:
        ledger.post(source=source, kind=kind, lines=lines, description=invoice.label, by=by, at=at)
