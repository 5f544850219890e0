"""Writes down what a customer says about an invoice: when they pay it, that they dispute it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.models import Invoice
from billing.operations.invoices import records
from billing.queries import steps
from billing.queries.invoices import STEPS
from hub.kernel.errors import Invalid
from hub.kernel.home import today

if TYPE_CHECKING:
    from hub.accounts.models import User


def promise(*, invoice_id: UUID, on: date | None, by: User, at: datetime) -> Invoice:
    """Note the day the customer says they pay, None takes it back; until then nobody reminds them.

    Raises NotFound, Forbidden, IllegalTransition, Invalid for a day that is over.
    """
    if on is not None and on < today(at):
        raise Invalid(fields={"promised_on": ["Not before today."]})
    with transaction.atomic():
        invoice = records.locked(invoice_id=invoice_id, by=by)
        steps.demand(STEPS, invoice, "promise", by)
        invoice.promised_on = on
        about = on.isoformat() if on is not None else ""
        records.keep(invoice, "promised", about=about, fields=["promised_on"], by=by, at=at)
    return invoice


def dispute(*, invoice_id: UUID, disputed: bool, note: str, by: User, at: datetime) -> Invoice:
    """Note that the customer disputes it, or no longer does; meanwhile nobody reminds them.

    Raises NotFound, Forbidden, IllegalTransition.
    """
    what = "disputed" if disputed else "undisputed"
    with transaction.atomic():
        invoice = records.locked(invoice_id=invoice_id, by=by)
        steps.demand(STEPS, invoice, "dispute", by)
        invoice.disputed = disputed
        records.keep(invoice, what, about=note, fields=["disputed"], by=by, at=at)
    return invoice
