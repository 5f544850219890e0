"""Writes drafts: they have no number, post nothing, and may be thrown away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from billing import live
from billing.models import Invoice, InvoiceLine, Quote
from billing.operations.catalogue.items import demand_known
from billing.operations.coupons import uses as coupons
from billing.operations.invoices import records
from billing.queries import steps
from billing.queries.coupons import agreed_on, living_uses, reduction_of
from billing.queries.invoices import STEPS
from billing.queries.keys import made_under
from billing.types import DocumentKind, LineInput, Priced, priced
from chat.operations import cards
from crm.queries.customers import customer_for
from hub.kernel import clock
from hub.kernel.home import home, settle, today
from hub.kernel.money import round_half_up

if TYPE_CHECKING:
    from hub.accounts.models import User

WORDS = ("period", "address", "note")


@dataclass(frozen=True, kw_only=True)
class InvoiceForm:
    """What somebody fills in; `discount` is minor units off the whole document."""

    lines: Sequence[LineInput]
    kind: DocumentKind = DocumentKind.INVOICE
    includes_tax: bool = False
    discount: int = 0
    due_on: date | None = None
    period: str = ""
    address: str = ""
    note: str = ""
    detraction_percent: Decimal | None = None
    # Rows of ours it hangs on: `conversation_id`, `opportunity_id`, …
    tied_to: dict[str, UUID | None] = field(default_factory=dict)


def draft(
    *, customer_id: UUID, form: InvoiceForm, by: User, at: datetime, key: str | None = None
) -> Invoice:
    """Write a draft for a customer this person may see; one that has this `key` is given back.

    Raises NotFound, Invalid.
    """
    known = made_under(Invoice, key)
    if known is not None:
        return known
    customer = customer_for(by, customer_id)
    with transaction.atomic():
        settle(home().currency)
        invoice = Invoice(
            customer=customer,
            made_for=customer,
            currency=home().currency,
            client_key=key,
            created_by=by,
            created_at=at,
            updated_at=at,
            **form.tied_to,
        )
        _fill(invoice, form, by, at)
        records.note(invoice, "drafted", by=by, at=at)
    return invoice


def change(*, invoice_id: UUID, form: InvoiceForm, by: User, at: datetime) -> Invoice:
    """Write a draft anew. Raises NotFound, IllegalTransition, Invalid."""
    with transaction.atomic():
        invoice = records.locked(invoice_id=invoice_id, by=by)
        steps.demand(STEPS, invoice, "edit", by)
        for name, value in form.tied_to.items():
            setattr(invoice, name, value)
        _write(invoice, form, by, at)
        records.note(invoice, "changed", by=by, at=at)
    return invoice


def work_out_anew(invoice: Invoice, what: str, *, about: str = "", by: User, at: datetime) -> None:
    """Write a locked draft as it is by now: coupons came on it or went."""
    _write(invoice, form_of(invoice), by, at)
    records.note(invoice, what, about=about, by=by, at=at)


def discard(*, invoice_id: UUID, by: User) -> None:
    """Throw a draft away; no number was taken for it, and its coupons may be used again.

    What was offered with them has them back: it was accepted as it stands.
    """
    with transaction.atomic():
        invoice = records.locked(invoice_id=invoice_id, by=by)
        steps.demand(STEPS, invoice, "discard", by)
        offered, at = Quote.objects.filter(invoice=invoice).first(), clock.now()
        if offered is not None:
            coupons.carry(invoice, offered, only=agreed_on(invoice), by=by, at=at)
        coupons.return_all(invoice, by=by, at=at)
        live.invoice_moved(invoice)
        cards.drop(conversation_id=invoice.conversation_id, ref=f"invoice:{invoice.id}", at=at)
        invoice.delete()


def form_of(invoice: Invoice) -> InvoiceForm:
    """Return what a draft was filled in with."""
    return InvoiceForm(
        lines=[row.as_input() for row in invoice.lines.order_by("position")],
        kind=DocumentKind(invoice.kind),
        includes_tax=invoice.includes_tax,
        discount=invoice.extra_discount_minor,
        due_on=invoice.due_on,
        detraction_percent=invoice.detraction_percent,
        **{name: getattr(invoice, name) for name in WORDS},
    )


def _write(invoice: Invoice, form: InvoiceForm, by: User, at: datetime) -> None:
    invoice.updated_at = at
    invoice.version += 1
    _fill(invoice, form, by, at)


def _fill(invoice: Invoice, form: InvoiceForm, by: User, at: datetime) -> None:
    demand_known(form.lines)
    held = living_uses(invoice)
    sums = priced(
        form.lines,
        invoice.currency,
        includes_tax=form.includes_tax,
        discount=form.discount,
        reductions=[reduction_of(use.coupon) for use in held],
    )
    coupons.settle(invoice, held, sums.taken, by=by, at=at)
    invoice.kind, invoice.includes_tax = form.kind, form.includes_tax
    invoice.extra_discount_minor = form.discount
    invoice.due_on = form.due_on or today(at) + timedelta(days=settings.INVOICE_DAYS)
    for name in WORDS:
        setattr(invoice, name, getattr(form, name))
    invoice.detraction_percent = form.detraction_percent
    invoice.detraction_minor = _share(sums.total, form.detraction_percent)
    add_up(invoice, sums)
    invoice.save()
    invoice.lines.all().delete()
    InvoiceLine.objects.bulk_create(
        InvoiceLine.of(each, position, invoice=invoice)
        for position, each in enumerate(sums.lines, start=1)
    )


def add_up(paper: Any, sums: Priced) -> None:
    """Write on a document what its lines come to."""
    paper.discount_minor, paper.net_minor = sums.discount, sums.net
    paper.tax_minor, paper.total_minor = sums.tax, sums.total


def _share(total: int, percent: Decimal | None) -> int:
    return round_half_up(Decimal(total) * percent / 100) if percent else 0
