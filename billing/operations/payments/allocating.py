"""Lets what customers paid, or were credited, pay their invoices; and takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing import live
from billing.events import CreditNoteMoved
from billing.models import Allocation, CreditNote, Invoice, Payment
from billing.operations import ledger
from billing.operations.invoices import records as invoices
from billing.operations.invoices.closing import recover
from billing.operations.payments import records
from billing.queries import credit_notes, payments, steps
from billing.queries import invoices as queries
from billing.queries.payments import STEPS
from billing.types import AccountKind, EntryKind, InvoiceState, Source
from hub.accounts.roles import OFFICE, Role
from hub.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from hub.kernel.events import announce

if TYPE_CHECKING:
    from hub.accounts.models import User

Giver = Payment | CreditNote


class OverAllocated(Conflict):
    """More than is owed on the invoice, or than is left to use."""

    code, detail = "over_allocated", "More than is owed, or than is left."


@dataclass(frozen=True, kw_only=True)
class Share:
    """So many minor units for one invoice."""

    invoice: UUID
    minor: int


def allocate(*, payment_id: UUID, shares: Sequence[Share], by: User, at: datetime) -> Payment:
    """Let a confirmed payment pay these invoices of its customer.

    Raises NotFound, Forbidden, IllegalTransition, OverAllocated, Invalid (somebody else's).
    """
    with transaction.atomic():
        rows = invoices.locked_in_order(share.invoice for share in shares)
        payment = records.locked(payment_id=payment_id, by=by)
        steps.demand(STEPS, payment, "allocate", by)
        for share in shares:
            apply(payment, rows[share.invoice], share.minor, by=by, at=at)
        records.keep(payment, at=at)
    return payment


def allocate_oldest(*, payment_id: UUID, by: User, at: datetime) -> Payment:
    """Let what is free of a payment pay what is oldest due first, as far as it goes.

    Raises NotFound, Forbidden, IllegalTransition.
    """
    with transaction.atomic():
        records.hold(payment_id)
        found = Payment.objects.filter(id=payment_id).first()
        shares = [] if found is None else _oldest(found)
        rows = invoices.locked_in_order(share.invoice for share in shares)
        payment = records.locked(payment_id=payment_id, by=by)
        steps.demand(STEPS, payment, "allocate", by)
        for share in shares:
            apply(payment, rows[share.invoice], share.minor, by=by, at=at)
        records.keep(payment, at=at)
    return payment


def _oldest(payment: Payment) -> list[Share]:
    return oldest_first(payment.customer_id, payment.currency, payment.free.minor)


def use_credit(*, invoice_id: UUID, by: User, at: datetime) -> Invoice:
    """Pay an invoice by what its customer has free, oldest first, as far as it goes.

    For the office and the customer it is of. Raises NotFound, Forbidden.
    """
    queries.invoice_for(by, invoice_id)
    if by.role not in (*OFFICE, Role.CUSTOMER):
        raise Forbidden
    with transaction.atomic():
        invoice = invoices.locked_in_order([invoice_id])[invoice_id]
        about = (invoice.customer_id, invoice.currency)
        givers: list[Giver] = [
            *payments.with_something_free(*about).select_for_update(of=("self",)),
            *credit_notes.with_something_free(*about).select_for_update(of=("self",)),
        ]
        for giver in givers:
            minor = min(giver.free.minor, invoice.balance_minor)
            if minor > 0:
                apply(giver, invoice, minor, by=by, at=at)
                keep(giver, at)
    return invoice


def deallocate(*, allocation_id: UUID, by: User, at: datetime) -> Payment:
    """Take back what one allocation paid; it is the customer's to use again."""
    found = Allocation.objects.filter(id=allocation_id, payment__isnull=False).first()
    if found is None or found.payment_id is None:
        raise NotFound
    with transaction.atomic():
        rows = invoices.locked_in_order([found.invoice_id])
        payment = records.locked(payment_id=found.payment_id, by=by)
        steps.demand(STEPS, payment, "allocate", by)
        take_back(payment, found, rows[found.invoice_id], by=by, at=at)
        records.keep(payment, at=at)
    return payment


def apply(
    giver: Giver, invoice: Invoice, minor: int, *, by: User | None, at: datetime
) -> Allocation:
    """Pay so much of a locked invoice out of a locked payment or note, in the transaction.

    The giver is not written: whoever calls may give more than once.
    """
    if giver.customer_id != invoice.customer_id or giver.currency != invoice.currency:
        raise Invalid(fields={"invoice": ["Of another customer or currency."]})
    if invoice.state == InvoiceState.UNCOLLECTIBLE:
        recover(invoice, by=by, at=at)
    if not invoice.is_owed or not 0 < minor <= min(invoice.balance_minor, giver.free.minor):
        raise OverAllocated(fields={"invoice": [invoice.label]})
    made = Allocation.objects.create(
        **named(giver), invoice=invoice, amount_minor=minor, author=by, created_at=at
    )
    _post(made, invoice, minor, EntryKind.ALLOCATION, by, at)
    giver.allocated_minor += minor
    invoice.paid_minor += minor
    invoice.settle_state()
    invoices.keep(invoice, "paid", about=str(minor), by=by, at=at)
    return made


def take_back(
    payment: Payment, found: Allocation, invoice: Invoice, *, by: User | None, at: datetime
) -> None:
    """Undo one allocation of locked rows; Conflict where that was done."""
    if found.undoes_id is not None or Allocation.objects.filter(undoes=found).exists():
        raise Conflict
    if invoice.state == InvoiceState.UNCOLLECTIBLE:
        recover(invoice, by=by, at=at)  # all of it is owed again; it may be given up anew
    minor = found.amount_minor
    made = Allocation.objects.create(
        payment=payment,
        invoice=invoice,
        amount_minor=-minor,
        undoes=found,
        author=by,
        created_at=at,
    )
    _post(made, invoice, -minor, EntryKind.DEALLOCATION, by, at)
    payment.allocated_minor -= minor
    invoice.paid_minor -= minor
    invoice.settle_state()
    invoices.keep(invoice, "unpaid", about=str(minor), by=by, at=at)


def oldest_first(customer_id: UUID, currency: str, minor: int) -> list[Share]:
    """Return how an amount pays what a customer owes, oldest due first, as far as it goes."""
    shares = []
    for row in queries.owed_by(customer_id, currency):
        if minor <= 0:
            break
        part = min(minor, row.balance_minor)
        shares.append(Share(invoice=row.id, minor=part))
        minor -= part
    return shares


def named(giver: Giver) -> dict[str, Giver]:
    """Return a giver by the name of the column it stands in."""
    return {"payment": giver} if isinstance(giver, Payment) else {"credit_note": giver}


def keep(giver: Giver, at: datetime) -> None:
    """Write what was taken out of a locked payment or note."""
    if isinstance(giver, Payment):
        records.keep(giver, at=at)
        return
    giver.save(update_fields=["allocated_minor", "refunded_minor"])
    live.credit_note_moved(giver)
    announce(CreditNoteMoved(credit_note_id=giver.id))


def _post(
    made: Allocation, invoice: Invoice, minor: int, kind: EntryKind, by: User | None, at: datetime
) -> None:
    lines = invoices.posted(
        (AccountKind.CREDIT, -minor, invoice.customer_id),
        (AccountKind.RECEIVABLE, minor, invoice.customer_id),
        currency=invoice.currency,
    )
    ledger.post(
        source=Source(type="allocation", id=made.id),
        kind=kind,
        lines=lines,
        description=invoice.label,
        by=by,
        at=at,
    )
