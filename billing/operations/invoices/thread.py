"""Shows an invoice where people talk: our card of it, and what the customer is told once."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from django.db import transaction

from billing.models import Invoice, InvoiceNotice
from billing.operations.invoices import facts
from billing.operations.invoices.saying import Saying, say
from billing.operations.invoices.wording import NAMES, named, told
from billing.operations.paying.links import for_house
from billing.queries.electronic import standing
from billing.types import DocumentKind, InvoiceState
from billing.types.notices import NoticeState
from chat.operations import cards, messages
from hub.kernel.home import today

if TYPE_CHECKING:
    from chat.models import Conversation


def show(*, invoice_id: UUID, at: datetime) -> None:
    """Bring the thread up to how the invoice stands; nothing when it is.

    Told once: `shown_version` moves in the transaction that says it.
    """
    with transaction.atomic():
        rows = Invoice.objects.select_for_update(of=("self",))
        row = rows.select_related("customer", "conversation__identity", "created_by").filter(
            id=invoice_id
        )
        invoice = row.first()
        if invoice is None or invoice.shown_version == invoice.version:
            return
        notice = InvoiceNotice.objects.filter(invoice=invoice).first()
        if notice is not None and notice.notice_state == NoticeState.WAITING:
            _tell(invoice, notice, at)
        facts.tell(invoice, notice, at=at)
        _show_card(invoice, notice, at)
        Invoice.objects.filter(id=invoice.id).update(shown_version=invoice.version)


def _tell(invoice: Invoice, notice: InvoiceNotice, at: datetime) -> None:
    if invoice.state not in (InvoiceState.DRAFT, InvoiceState.VOID):
        link = for_house(invoice, at=at)
        saying = Saying(
            title=f"{NAMES.get(DocumentKind(invoice.kind), 'factura').capitalize()}",
            text=told(invoice, link),
            url=link,
            client_id=uuid5(invoice.id, f"told:{notice.tries}"),
            paper=invoice,
            paper_id=uuid5(invoice.id, f"paper:{notice.tries}"),
        )
        say(notice, saying, at=at)
    else:
        notice.notice_state, notice.error = NoticeState.REFUSED, "not_payable"
    notice.save()


def _show_card(invoice: Invoice, notice: InvoiceNotice | None, at: datetime) -> None:
    conversation = invoice.conversation
    if conversation is None:
        return
    card = card_of(invoice, notice, at)
    shown = cards.update(conversation_id=conversation.id, ref=ref_of(invoice), card=card, at=at)
    if not shown and not invoice.shown_version:
        _post(invoice, conversation, card, at)


def _post(invoice: Invoice, conversation: Conversation, card: dict[str, Any], at: datetime) -> None:
    messages.post_card(
        conversation=conversation,
        ref=ref_of(invoice),
        card=card,
        text="",  # all it says is on the card, which changes
        by=invoice.created_by,
        at=at,
        tell=False,
        private=True,  # the customer is told in words and with the paper
        client_id=uuid5(invoice.id, "card"),
    )


def ref_of(invoice: Invoice) -> str:
    """Return what its cards are found by."""
    return f"invoice:{invoice.id}"


def card_of(invoice: Invoice, notice: InvoiceNotice | None, at: datetime) -> dict[str, Any]:
    """Return the card as it shows the invoice now."""
    overdue = invoice.is_overdue(today(at))
    draft = invoice.state == InvoiceState.DRAFT
    return {
        "type": "invoice",
        "ref": ref_of(invoice),
        "id": str(invoice.id),
        "title": named(invoice).capitalize() if draft else invoice.label,
        "state": "overdue" if overdue else invoice.state,
        "amount": invoice.total.as_json(),
        "balance": None if draft else invoice.balance.as_json(),
        "due_on": invoice.due_on.isoformat(),
        "author": {"id": str(invoice.created_by_id), "name": invoice.created_by.name},
        "electronic": standing(invoice).value,
        "told": notice.notice_state if notice is not None else "",
        "told_error": notice.error if notice is not None else "",
        "cost": notice.cost if notice is not None else "",
    }
