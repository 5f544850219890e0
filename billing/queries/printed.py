"""What documents say, from their rows: an issued one as it was sealed, a draft as it is now."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from billing.models import CreditNote, Invoice, Payment
from billing.queries.pay_links import printed_on
from billing.types import DocumentKind, PaymentState, profile_of
from billing.types.printing import (
    Paper,
    PaperKind,
    PaperLine,
    PaperTax,
    PaperTotals,
    Party,
    Printed,
    ReceiptPaper,
)
from hub.company.queries import issuer as issuer_now
from hub.company.types import Issuer
from hub.kernel.home import home, local
from hub.kernel.money import Money

if TYPE_CHECKING:
    from billing.models import LineFields
    from crm.models import Customer

ISSUED = "issued"
KINDS: dict[str, PaperKind] = {
    DocumentKind.RECEIPT: PaperKind.BOLETA,
    DocumentKind.OPENING: PaperKind.PENDING,
    DocumentKind.DEBT: PaperKind.DEBT,
}


def invoice(invoice_id: UUID) -> Printed:
    """Return an invoice to print; what was paid on it since is not its matter."""
    row = Invoice.objects.select_related("customer", "contract").get(id=invoice_id)
    contract = row.contract.number if row.contract is not None else ""
    said = {
        "until": row.due_on,
        "about": row.period,
        "contract": contract,
        "link": printed_on(row.id),
    }
    paper = _paper(row, KINDS.get(row.kind, PaperKind.INVOICE), **said)
    return _printed(row, paper, "invoice")


def credit_note(credit_note_id: UUID) -> Printed:
    """Return a credit note to print."""
    rows = CreditNote.objects.select_related("customer", "invoice")
    row = rows.get(id=credit_note_id)
    paper = _paper(row, PaperKind.CREDIT_NOTE, about=row.invoice.label, reason=row.reason)
    return _printed(row, paper, "credit_note")


def receipt(payment_id: UUID) -> Printed:
    """Return a receipt of a payment to print: where its money is now."""
    row = Payment.objects.select_related("customer").get(id=payment_id)
    number = receipt_number(row)
    given: dict[str, int] = {}
    for each in row.allocations.select_related("invoice").order_by("id"):
        given[each.invoice.label] = given.get(each.invoice.label, 0) + each.amount_minor
    paper = ReceiptPaper(
        number=number,
        paid_on=row.paid_on,
        issuer=issuer_now(),
        customer=party(row.customer),
        method=row.method,
        amount=row.amount,
        allocations=tuple((label, Money(n, row.currency)) for label, n in given.items() if n),
        left=row.free,
        operation_number=row.operation_number,
        language=home().language,
    )
    return Printed(
        kind="receipt",
        id=row.id,
        label=number,
        paper=paper,
        customer_id=row.customer_id,
        to=row.customer.email,
        is_out=row.state == PaymentState.CONFIRMED,
    )


def receipt_number(row: Payment) -> str:
    """Return what a receipt is called: payments are not counted, they come from everywhere."""
    return f"R-{row.id.hex[-8:].upper()}"


def party(customer: Customer, snapshot: dict[str, Any] | None = None) -> Party:
    """Return whom a document is for: as it was sealed, else as they are now."""
    if snapshot is not None:
        said = snapshot["customer"]
        return Party(
            name=said["name"],
            document=said["document_number"],
            address=said["address"],
            email=said["email"],
        )
    return Party(
        name=customer.name,
        document=customer.document_number,
        email=customer.email,
        phone=customer.phone,
    )


def _printed(row: Invoice | CreditNote, paper: Paper, kind: str) -> Printed:
    return Printed(
        kind=kind,
        id=row.id,
        label=row.label,
        paper=paper,
        customer_id=row.customer_id,
        to=row.customer.email,
        # With the authority's number it is another paper; the former stays what it was.
        edition=f"{ISSUED} {row.authority_label}".strip() if row.issued_at is not None else "",
        is_out=row.issued_at is not None and row.state != "void",
    )


def _paper(row: Any, kind: PaperKind, **said: Any) -> Paper:
    issuer = issuer_of(row.snapshot)
    lines = list(row.lines.order_by("position"))
    sealed = row.snapshot is not None
    whom = party(row.customer, row.snapshot)
    if not sealed:
        whom = replace(whom, address=getattr(row, "address", ""))
    return Paper(
        kind=kind,
        number=row.label,
        issued_on=row.issue_on or local(row.created_at).date(),
        issuer=issuer,
        customer=whom,
        lines=tuple(_line(each, row) for each in lines),
        totals=_totals(row, lines, issuer),
        note=row.note,
        terms=issuer.terms,
        authority_number=row.authority_label,
        authorised=authorised(row.snapshot),
        language=issuer.language,
        **said,
    )


def _line(row: LineFields, paper: Any) -> PaperLine:
    minor = row.total_minor if paper.includes_tax else row.net_minor
    return PaperLine(
        description=row.description,
        quantity=row.quantity,
        unit=row.unit,
        unit_price=row.unit_price,
        tax_rate=row.tax_rate,
        discount=Money(row.discount_minor, paper.currency),
        amount=Money(minor, paper.currency),
    )


def _totals(row: Any, lines: list[LineFields], issuer: Issuer) -> PaperTotals:
    sums: dict[tuple[str, Decimal], list[int]] = {}
    for each in lines:
        found = sums.setdefault((each.tax_kind, each.tax_rate), [0, 0])
        found[0] += each.net_minor
        found[1] += each.tax_minor
    name = profile_of(issuer.country).tax_name
    return PaperTotals(
        net=Money(row.net_minor, row.currency),
        taxes=tuple(
            PaperTax(
                kind=kind,
                name=name,
                rate=rate,
                base=Money(base, row.currency),
                tax=Money(tax, row.currency),
            )
            for (kind, rate), (base, tax) in sums.items()
        ),
        total=Money(row.total_minor, row.currency),
        discount=Money(row.discount_minor, row.currency),
    )


def authorised(snapshot: dict[str, Any] | None) -> str:
    """Return what the authority allowed a number by: `18764…, 1–5000, 2027-12-31`."""
    said = (snapshot or {}).get("range")
    if not said:
        return ""
    numbers = "–".join(str(each) for each in said["numbers"] if each)
    return ", ".join(filter(None, (said["resolution"], numbers, said["until"])))


def issuer_of(snapshot: dict[str, Any] | None) -> Issuer:
    """Return who issued a document: as it was sealed, with the picture of today."""
    now = issuer_now()
    if snapshot is None:
        return now
    known = {each.name for each in fields(Issuer)} - {"logo"}
    return replace(now, **{k: v for k, v in snapshot["house"].items() if k in known})
