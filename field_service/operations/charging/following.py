"""Lets an order say what became of its invoices: issued, paid, or taken back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from billing.types import InvoiceState
from field_service.models import Order
from field_service.operations.orders import records
from field_service.queries import charges
from field_service.types import OrderState
from hub.kernel.errors import Conflict

S = OrderState
AT_ONCE = 100


class BeingBilled(Conflict):
    """Its draft is thrown away first; `fields` has the invoices."""

    code, detail = (
        "being_billed",
        "An invoice is being made of it; discard the draft first.",
    )


def follow(*, order_id: UUID, at: datetime) -> None:
    """Give back what no invoice asks for any more, and move the order where its invoices are."""
    with transaction.atomic():
        row = records.locked(order_id=order_id, by=None)
        charges.taken_back(row.billed.all()).update(released_at=at)
        states = {each.invoice.state for each in charges.live(row) if each.invoice is not None}
        issued = states - {InvoiceState.DRAFT}
        if row.state == S.DONE and issued:
            records.keep(row, "invoice", by=None, at=at, to=S.INVOICED)
        if row.state == S.INVOICED and not issued:
            records.keep(row, "uninvoice", by=None, at=at, to=S.DONE)
        elif row.state == S.INVOICED and states == {InvoiceState.PAID}:
            records.keep(row, "close", by=None, at=at, to=S.CLOSED)


def behind() -> list[UUID]:
    """Return orders that do not stand where their invoices are."""
    rows = charges.orders_behind().order_by("created_at", "id")
    return list(rows.values_list("id", flat=True)[:AT_ONCE])


def demand_unbilled(row: Order) -> None:
    """Raise BeingBilled where a locked order stands on an invoice that is being written."""
    ids = [str(each.invoice_id) for each in charges.live(row)]
    if ids and row.state == S.DONE:
        raise BeingBilled(fields={"invoices": sorted(set(ids))})
