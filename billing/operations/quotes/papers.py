"""The paper of a quote as it was sent: drawn once from what was frozen, and kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from billing.adapters.papers import render
from billing.models import Quote, QuoteRevision
from billing.queries.printed import issuer_of, party
from billing.queries.quotes import revision_of
from billing.types import profile_of
from billing.types.printing import Paper, PaperKind, PaperLine, PaperTax, PaperTotals, Printed
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


def printed(quote_id: UUID) -> Printed:
    """Return the newest revision of a quote on its way out. NotFound before it was sent."""
    quote = Quote.objects.select_related("customer").get(id=quote_id)
    revision = revision_of(quote)
    return Printed(
        kind="quote",
        id=quote.id,
        label=revision.label,
        paper=paper_of(revision),
        customer_id=quote.customer_id,
        to=quote.customer.email,
        edition=revision.label,
    )


def paper_of(revision: QuoteRevision) -> Paper:
    """Return a revision as it is printed."""
    said, currency = revision.snapshot, revision.currency
    who = issuer_of(said)
    return Paper(
        kind=PaperKind.QUOTE,
        number=revision.label,
        issued_on=date.fromisoformat(said["issued_on"]),
        issuer=who,
        customer=party(revision.quote.customer, said),
        lines=tuple(_line(each, said, currency) for each in said["lines"]),
        totals=_totals(said, currency, profile_of(who.country).tax_name),
        until=revision.valid_until,
        note="\n\n".join(filter(None, _notes(said, currency))),
        terms=said["terms"],
        language=who.language,
    )


def _totals(said: dict[str, Any], currency: str, tax_name: str) -> PaperTotals:
    return PaperTotals(
        net=Money(said["net"], currency),
        taxes=tuple(
            PaperTax(
                kind=each["kind"],
                name=tax_name,
                rate=Decimal(each["rate"]),
                base=Money(each["base"], currency),
                tax=Money(each["tax"], currency),
            )
            for each in said["taxes"]
        ),
        total=Money(said["total"], currency),
        discount=Money(said["discount"], currency),
    )


def _line(each: dict[str, Any], said: dict[str, Any], currency: str) -> PaperLine:
    return PaperLine(
        description=each["description"],
        quantity=Decimal(each["quantity"]),
        unit=each["unit"],
        unit_price=Decimal(each["unit_price"]),
        tax_rate=Decimal(each["tax_rate"]),
        discount=Money(each["discount"], currency),
        amount=Money(each["total" if said["includes_tax"] else "net"], currency),
    )


def _notes(said: dict[str, Any], currency: str) -> tuple[str, ...]:
    return said["title"], said["note"], _prepaid(said), _lowered(said, currency)


def _prepaid(said: dict[str, Any]) -> str:
    share = said["prepayment_percent"]
    return f"Adelanto: {Decimal(share).normalize():f} %." if share else ""


def _lowered(said: dict[str, Any], currency: str) -> str:
    """Return which coupons lowered it; what was sent before there were any says none."""
    return "\n".join(
        f"Cupón {code}: −{Money(minor, currency)}" for code, minor in said.get("coupons", [])
    )
