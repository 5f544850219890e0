"""Writes a draft from what somebody filled in at a door or in a thread."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from billing.models import Invoice
from billing.operations.invoices.drafting import InvoiceForm, draft
from billing.operations.invoices.lawful import usual_kind
from billing.operations.invoices.ties import NAMES, ties_of
from crm.queries.customers import customer_for
from hub.kernel.errors import Invalid, NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


def write(
    *,
    customer_id: UUID,
    fields: Mapping[str, Any],
    by: User,
    at: datetime,
    key: str | None = None,
) -> Invoice:
    """Write a draft from the named fields of `InvoiceForm` and its ties; Invalid names a field."""
    try:
        customer = customer_for(by, customer_id)
    except NotFound:
        raise Invalid(fields={"customer": ["There is no such customer."]}) from None
    tied = ties_of(customer, fields, by=by)
    said = {name: value for name, value in fields.items() if name not in NAMES}
    said.setdefault("kind", usual_kind(customer.document_number))
    form = InvoiceForm(**said, tied_to=tied)
    return draft(customer_id=customer.id, form=form, by=by, at=at, key=key)
