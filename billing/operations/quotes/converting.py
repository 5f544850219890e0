"""Makes the invoice of an accepted quote: once, with the same sums."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.models import Invoice, Quote
from billing.operations.coupons.uses import carry
from billing.operations.invoices.drafting import InvoiceForm, work_out_anew
from billing.operations.invoices.drafting import draft as draft_invoice
from billing.operations.invoices.lawful import usual_kind
from billing.operations.quotes import records
from billing.queries import coupons as queries
from billing.queries import steps
from billing.queries.quotes import STEPS
from billing.types.quotes import QuoteState

if TYPE_CHECKING:
    from hub.accounts.models import User


def convert(*, quote_id: UUID, by: User, at: datetime) -> Invoice:
    """Draft the invoice of an accepted quote; one that was converted gives its invoice back.

    Raises NotFound, Forbidden, IllegalTransition.
    """
    with transaction.atomic():
        row = records.locked(quote_id=quote_id, by=by, at=at)
        if row.state == QuoteState.CONVERTED and row.invoice is not None:
            return row.invoice
        steps.demand(STEPS, row, "convert", by)
        made = draft_invoice(customer_id=row.customer_id, form=_form(row), by=by, at=at)
        if queries.living_uses(row):
            carry(row, made, by=by, at=at)
            work_out_anew(made, "coupon_on", about=_codes(made), by=by, at=at)
        if made.total_minor != row.total_minor:
            raise AssertionError("one arithmetic for quote and invoice")
        row.state, row.invoice = QuoteState.CONVERTED, made
        records.keep(row, "converted", by=by, at=at)
    return made


def _codes(invoice: Invoice) -> str:
    return ", ".join(str(use.coupon) for use in queries.living_uses(invoice))


def _form(row: Quote) -> InvoiceForm:
    return InvoiceForm(
        lines=[line.as_input() for line in row.lines.order_by("position")],
        kind=usual_kind(row.customer.document_number),
        includes_tax=row.includes_tax,
        discount=row.extra_discount_minor,
        note=row.label,
        tied_to={"conversation_id": row.conversation_id, "opportunity_id": row.opportunity_id},
    )
