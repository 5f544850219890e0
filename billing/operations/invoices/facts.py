"""What customers hear of their invoices in the portal, by mail and by their channel."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from billing.operations.invoices.wording import named
from billing.operations.recharges.wording import paid
from billing.types import InvoiceState
from billing.types.notices import NoticeState
from hub.reports.operations import facts
from hub.reports.types import Fact

if TYPE_CHECKING:
    from billing.models import Invoice, InvoiceNotice

ISSUED, PAID, VOIDED = "invoice_issued", "invoice_paid", "invoice_voided"
KINDS = {
    InvoiceState.OPEN: ISSUED,
    InvoiceState.PAID: PAID,
    InvoiceState.VOID: VOIDED,
}


def tell(invoice: Invoice, notice: InvoiceNotice | None, *, at: datetime) -> None:
    """Tell the person in the portal how it stands now, each state once.

    What was written in their own channel is not said there a second time.
    """
    kind = KINDS.get(InvoiceState(invoice.state))
    owner = invoice.customer.portal_user_id
    if kind is None or owner is None or invoice.issued_at is None:
        return
    if invoice.state == InvoiceState.PAID and not invoice.paid_minor:
        return  # taken back by a credit note, or it came to nothing
    sent = notice is not None and notice.notice_state == NoticeState.SENT
    values = {
        "invoice": named(invoice),
        "amount": paid(invoice.total),
        "due": f"{invoice.due_on:%d/%m/%Y}",
    }
    fact = Fact(
        kind=kind,
        key=f"invoice:{invoice.id}:{kind}",
        link=f"/portal/invoices/{invoice.id}",
        values=values,
        said=sent and kind == ISSUED,
    )
    facts.tell(owner, fact, at=at)
