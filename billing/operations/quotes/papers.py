"""The paper of a quote as it was sent: drawn once from what was frozen, and kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from billing.adapters.papers import render
from billing.adapters.papers.shapes import (
    Paper,
    PaperKind,
    PaperLine,
    PaperTax,
    PaperTotals,
    Party,
)
from billing.models import QuoteRevision
from hub.company.queries import issuer
from hub.kernel.money import Money


def pdf_of(revision: QuoteRevision) -> bytes:
    """Return the PDF of a revision; whoever asks first draws it, all others get the same."""
    kept = QuoteRevision.objects.values_list("pdf", flat=True).get(id=revision.id)
    if kept is None:
        rows = QuoteRevision.objects.filter(id=revision.id, pdf=None)
        rows.update(pdf=render(paper_of(revision)))
        kept = QuoteRevision.objects.values_list("pdf", flat=True).get(id=revision.id)
    assert kept is not None, "drawn a line above"
    return bytes(kept)


def name_of(revision: QuoteRevision) -> str:
    """Return what its file is called."""
    return f"cotizacion-{revision.label}.pdf"


def paper_of(revision: QuoteRevision) -> Paper:
    """Return a revision as it is printed."""
    said, currency = revision.snapshot, revision.currency
    buyer = said["customer"]
    return Paper(
        kind=PaperKind.QUOTE,
        number=revision.label,
        issued_on=date.fromisoformat(said["issued_on"]),
        issuer=issuer(),
        customer=Party(name=buyer["name"], document=buyer["document_number"], email=buyer["email"]),
        lines=tuple(_line(each, currency) for each in said["lines"]),
        totals=PaperTotals(
            net=Money(said["net"], currency),
            taxes=tuple(
                PaperTax(
                    rate=Decimal(each["rate"]),
                    base=Money(each["base"], currency),
                    tax=Money(each["tax"], currency),
                )
                for each in said["taxes"]
            ),
            total=Money(said["total"], currency),
            discount=Money(said["discount"], currency) if said["discount"] else None,
        ),
        until=revision.valid_until,
        note="\n\n".join(filter(None, (said["title"], said["note"], _prepaid(said)))),
        terms=said["terms"],
    )


def _line(said: dict[str, Any], currency: str) -> PaperLine:
    return PaperLine(
        description=said["description"],
        quantity=Decimal(said["quantity"]),
        unit_price=Decimal(said["unit_price"]),
        discount_percent=Decimal(said["discount_percent"]),
        tax_rate=Decimal(said["tax_rate"]),
        net=Money(said["net"], currency),
    )


def _prepaid(said: dict[str, Any]) -> str:
    share = said["prepayment_percent"]
    return f"Adelanto: {Decimal(share).normalize():f} %." if share else ""
