"""Issues: number, seal and postings in one transaction."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from billing.models import Invoice
from billing.operations import ledger
from billing.operations.invoices import records
from billing.operations.invoices.lawful import check
from billing.operations.sealing import seal
from billing.queries import steps
from billing.queries.coupons import living_uses
from billing.queries.invoices import STEPS
from billing.queries.pay_links import KIND as PAY_LINK
from billing.types import DocumentKind, EntryKind, profile_of
from hub.kernel import public_links
from hub.kernel.home import home

if TYPE_CHECKING:
    from billing.models import LineFields, Quote
    from hub.accounts.models import User

SEALED = (
    "series",
    "number",
    "label",
    "issue_on",
    "issued_at",
    "issued_by",
    "snapshot",
    "hash",
    "previous_hash",
)


def issue(
    *, invoice_id: UUID, by: User | None, at: datetime, series_id: UUID | None = None
) -> Invoice:
    """Give a draft its number and post it; from then on only credit notes correct it.

    Raises NotFound, Forbidden, IllegalTransition, Invalid (what the country's law asks for),
    SeriesExhausted, SeriesExpired, PeriodClosed.
    """
    with transaction.atomic():
        invoice = records.locked(invoice_id=invoice_id, by=by)
        steps.demand(STEPS, invoice, "issue", by)
        lines = list(invoice.lines.order_by("position"))
        check(invoice, lines)
        invoice.settle_state()
        postings = records.sale(invoice)
        if postings:
            ledger.post(
                source=records.source_of(invoice),
                kind=EntryKind.INVOICE,
                lines=postings,
                description=_described(invoice),
                by=by,
                at=at,
            )
        said = {**snapshot(invoice, lines), **coupons_on(invoice)}
        seal(invoice, series_id=series_id, snapshot=said, by=by, at=at)
        if invoice.is_owed:
            public_links.stand(PAY_LINK, invoice.id, at=at)
        records.keep(invoice, "issued", fields=[*records.MOVING, *SEALED], by=by, at=at)
    return invoice


def snapshot(paper: Any, lines: list[Any]) -> dict[str, Any]:
    """Return what a document says about its buyer, its lines and its taxes, as it is now."""
    customer = paper.customer
    name, number = customer.name, customer.document_number
    nobody = profile_of(home().country).nobody
    if nobody[1] and not number:  # the law names who does not identify themselves
        name, number = nobody
    return {
        "customer": {
            "name": name,
            "document_number": number,
            "email": customer.email,
            "address": getattr(paper, "address", ""),
        },
        "lines": [_line(row) for row in lines],
        "taxes": _taxes(lines),
    }


def _described(invoice: Invoice) -> str:
    """Return what the entry says: nothing but where it stands among the movements of a balance."""
    return invoice.note if invoice.kind == DocumentKind.DEBT else ""


def coupons_on(paper: Invoice | Quote) -> dict[str, Any]:
    """Return which coupons lowered a document, and by how much."""
    said = [[str(use.coupon), use.amount_minor] for use in living_uses(paper)]
    return {"coupons": said} if said else {}


def _line(row: LineFields) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "description": row.description,
        "unit": row.unit,
        "quantity": str(row.quantity.normalize()),
        "unit_price": str(row.unit_price.normalize()),
        "discount": row.discount_minor,
        "tax_kind": row.tax_kind,
        "tax_rate": str(row.tax_rate.normalize()),
        "net": row.net_minor,
        "tax": row.tax_minor,
        "total": row.total_minor,
    }


def _taxes(lines: list[Any]) -> list[dict[str, Any]]:
    sums: dict[tuple[str, str], list[int]] = {}
    for row in lines:
        found = sums.setdefault((row.tax_kind, str(row.tax_rate.normalize())), [0, 0])
        found[0] += row.net_minor
        found[1] += row.tax_minor
    return [
        {"kind": kind, "rate": rate, "base": base, "tax": tax}
        for (kind, rate), (base, tax) in sums.items()
    ]
