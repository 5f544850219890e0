"""Takes an invoice under its lock, and writes it with what was done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from billing import live
from billing.events import InvoiceMoved
from billing.models import Invoice, InvoiceChange
from billing.operations import ledger
from billing.operations.coupons.fitting import fit
from billing.queries.invoices import visible_to
from billing.types import AccountKind, DocumentKind, ItemKind, Line, Source
from crm.operations.merging import AlreadyMerged
from hub.kernel.errors import NotFound
from hub.kernel.events import announce
from hub.kernel.money import Money

if TYPE_CHECKING:
    from hub.accounts.models import User

MOVING = (
    "state",
    "paid_minor",
    "applied_minor",
    "credited_minor",
    "balance_minor",
    "closed_reason",
)


def locked(*, invoice_id: UUID, by: User | None) -> Invoice:
    """Return an invoice this person may see, locked to commit; NotFound otherwise."""
    rows = visible_to(by) if by is not None else Invoice.objects.all()
    if not rows.filter(id=invoice_id).exists():
        raise NotFound
    return locked_in_order([invoice_id])[invoice_id]


def locked_in_order(ids: Iterable[UUID]) -> dict[UUID, Invoice]:
    """Return invoices locked by rising id, their customers before them; NotFound for one less.

    AlreadyMerged where one became another customer's meanwhile.
    """
    wanted = set(ids)
    held = set(Invoice.objects.filter(id__in=wanted).values_list("customer", "currency"))
    ledger.hold(*held)
    rows = Invoice.objects.select_for_update().filter(id__in=wanted).order_by("id")
    found = {row.id: row for row in rows}
    if len(found) != len(wanted):
        raise NotFound
    if any((row.customer_id, row.currency) not in held for row in rows):
        raise AlreadyMerged
    return found


def keep(
    invoice: Invoice,
    what: str,
    *,
    about: str = "",
    fields: Sequence[str] = MOVING,
    by: User | None,
    at: datetime,
) -> None:
    """Write changed fields of an invoice and the step; the thread shows it after commit.

    Slips it owes too little for are void from here on.
    """
    invoice.version += 1
    invoice.updated_at = at
    invoice.save(update_fields=[*fields, "version", "updated_at"])
    fit(invoice, by=by, at=at)
    note(invoice, what, about=about, by=by, at=at)


def note(invoice: Invoice, what: str, *, about: str = "", by: User | None, at: datetime) -> None:
    """Write down a step of an invoice, and tell that it moved."""
    InvoiceChange.objects.create(
        invoice=invoice, what=what, about=about[:500], author=by, created_at=at
    )
    live.invoice_moved(invoice)
    announce(InvoiceMoved(invoice_id=invoice.id))


def source_of(invoice: Invoice) -> Source:
    """Return what entries of an invoice are posted for."""
    return Source(type="invoice", id=invoice.id)


def sale(invoice: Invoice) -> list[Line]:
    """Return what an invoice posts when it is issued; its mirror undoes it."""
    if invoice.kind == DocumentKind.OPENING:
        return posted(
            (AccountKind.RECEIVABLE, -invoice.total_minor, invoice.customer_id),
            (AccountKind.OPENING, invoice.total_minor, None),
            currency=invoice.currency,
        )
    parts = sum(row.net_minor for row in invoice.lines.all() if row.kind == ItemKind.PART)
    return posted(
        (AccountKind.RECEIVABLE, -invoice.total_minor, invoice.customer_id),
        (AccountKind.REVENUE, invoice.net_minor - parts, None),
        (AccountKind.REVENUE_PARTS, parts, None),
        (AccountKind.TAX, invoice.tax_minor, None),
        currency=invoice.currency,
    )


def posted(*rows: tuple[AccountKind, int, UUID | None], currency: str) -> list[Line]:
    """Return the lines of an entry; an account nothing moves on is left out."""
    return [
        Line(kind=kind, money=Money(minor, currency), customer_id=customer_id)
        for kind, minor, customer_id in rows
        if minor
    ]


def mirrored(lines: Iterable[Line]) -> list[Line]:
    """Return what undoes an entry."""
    return [Line(kind=line.kind, money=-line.money, customer_id=line.customer_id) for line in lines]
