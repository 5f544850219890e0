"""Changes drafts by field, and writes down what the authority called an issued invoice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from billing.models import Invoice
from billing.operations.invoices import records
from billing.operations.invoices.drafting import change, form_of
from billing.operations.invoices.ties import NAMES, ties_of
from billing.queries import steps
from billing.queries.invoices import STEPS, invoice_for
from billing.types import InvoiceState
from hub.kernel.errors import Conflict

if TYPE_CHECKING:
    from hub.accounts.models import User


class Frozen(Conflict):
    """It has a number: only a credit note corrects it."""

    code, detail = "frozen", "An issued invoice does not change; make a credit note."


def edit(*, invoice_id: UUID, fields: Mapping[str, Any], by: User, at: datetime) -> Invoice:
    """Change named fields of a draft; the rest stays. Raises NotFound, Frozen, Invalid."""
    with transaction.atomic():
        row = records.locked(invoice_id=invoice_id, by=by)
        if row.state != InvoiceState.DRAFT:
            raise Frozen(fields={"state": row.state})
        tied = ties_of(row.customer, fields, by=by)
        said = {name: value for name, value in fields.items() if name not in NAMES}
        form = replace(form_of(row), **said, tied_to=tied)
        return change(invoice_id=row.id, form=form, by=by, at=at)


def name_by_authority(*, invoice_id: UUID, label: str, by: User, at: datetime) -> Invoice:
    """Write down the series and number the authority gave; it may be corrected.

    Raises NotFound, Forbidden, IllegalTransition.
    """
    with transaction.atomic():
        row = records.locked(invoice_id=invoice_id, by=by)
        steps.demand(STEPS, row, "authority-number", by)
        if row.authority_label != label:
            row.authority_label = label
            records.keep(
                row, "authority_number", about=label, fields=["authority_label"], by=by, at=at
            )
    return invoice_for(by, invoice_id)
