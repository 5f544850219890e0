"""What a customer reads of their invoices, on whatever channel; Spanish, formal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from billing.operations.recharges.wording import paid
from billing.types import DocumentKind, InvoiceState
from hub.kernel.money import Money

if TYPE_CHECKING:
    from billing.models import Charge, Invoice

NAMES = {
    DocumentKind.INVOICE: "factura",
    DocumentKind.RECEIPT: "boleta",
    DocumentKind.DEBT: "cargo",
}


def named(invoice: Invoice) -> str:
    """Return what an invoice is called: `factura F001-00000012`."""
    return f"{NAMES.get(DocumentKind(invoice.kind), 'factura')} {invoice.label}".strip()


def told(invoice: Invoice, link: str) -> str:
    """Return what tells of an invoice: its number, what it comes to, until when, where to pay."""
    text = f"Le enviamos su {named(invoice)} por {paid(invoice.total)}."
    if invoice.state == InvoiceState.PAID:
        return f"{text} Ya está pagada. Gracias."
    if invoice.paid_minor or invoice.applied_minor:
        text += f" Queda por pagar {paid(invoice.balance)}."
    return f"{text} Vence el {invoice.due_on:%d/%m/%Y}. Puede verla y pagarla aquí: {link}"


def asked(charge: Charge, rows: Sequence[tuple[Invoice, str]]) -> str:
    """Return what asks for several invoices at once, each with where it is paid."""
    total = Money(sum(row.balance_minor for row, _ in rows), rows[0][0].currency)
    lines = [
        f"• {named(row)[:1].upper()}{named(row)[1:]}: {paid(row.balance)}, vence el "
        f"{row.due_on:%d/%m/%Y}. Pagar: {link}"
        for row, link in rows
    ]
    head = f"Le recordamos que tiene por pagar {paid(total)}:"
    return "\n".join([head, *lines, *([charge.note] if charge.note else [])])
