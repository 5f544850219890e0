"""What the screens of money hear, so that they ask anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from hub.realtime.publish import whisper
from hub.realtime.types import STAFF, person

if TYPE_CHECKING:
    from billing.models import Invoice, Payment, Quote


def quote_moved(row: Quote) -> None:
    """Tell the counter, and the customer whose it is, that a quote is not what it was."""
    _moved("quote", row)


def invoice_moved(row: Invoice) -> None:
    """Tell them that an invoice was written, issued, paid, corrected or thrown away."""
    _moved("invoice", row)


def payment_moved(row: Payment) -> None:
    """Tell them that a payment began, was confirmed, allocated or undone."""
    _moved("payment", row)


def _moved(kind: str, row: Quote | Invoice | Payment) -> None:
    owner = row.customer.portal_user_id
    audience = frozenset({STAFF} if owner is None else {STAFF, person(owner)})
    data = {"id": str(row.id), "state": row.state, "version": row.version}
    transaction.on_commit(lambda: whisper(audience, kind, data), robust=True)
