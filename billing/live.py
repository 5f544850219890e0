"""What the screens of money hear, so that they ask anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from hub.realtime.publish import whisper
from hub.realtime.types import STAFF, person

if TYPE_CHECKING:
    from uuid import UUID

    from billing.models import Coupon, CreditNote, Invoice, Payment, Quote

DRAFT = "draft"  # of an invoice or a credit note: none of the customer's business yet


def quote_moved(row: Quote) -> None:
    """Tell the counter, and the customer whose it is, that a quote is not what it was."""
    _moved("quote", row, row.customer.portal_user_id)


def invoice_moved(row: Invoice) -> None:
    """Tell the counter, and the customer once it is issued."""
    _moved("invoice", row, row.customer.portal_user_id if row.state != DRAFT else None)


def credit_note_moved(row: CreditNote) -> None:
    """Tell the counter, and the customer once it is issued."""
    _moved("credit_note", row, row.customer.portal_user_id if row.state != DRAFT else None)


def payment_moved(row: Payment) -> None:
    """Tell the counter, and the customer who paid."""
    _moved("payment", row, row.customer.portal_user_id)


def coupon_moved(row: Coupon) -> None:
    """Tell the counter, and the customer whose it is."""
    _moved("coupon", row, row.customer.portal_user_id if row.customer is not None else None)


def _moved(
    kind: str, row: Quote | Invoice | CreditNote | Payment | Coupon, owner: UUID | None
) -> None:
    """Say which one; who may see it asks for what it is now, so nothing else is said."""
    audience = frozenset({STAFF} if owner is None else {STAFF, person(owner)})
    data = {"id": str(row.id)}
    transaction.on_commit(lambda: whisper(audience, kind, data), robust=True)
