"""Where an invoice is paid by whoever holds its paper."""

from __future__ import annotations

from uuid import UUID

from billing.models import Coupon
from billing.queries.coupons import asked_by_another
from hub.kernel import public_links

KIND = "invoice"  # of public links


def printed_on(invoice_id: UUID) -> str:
    """Return the address that is printed on an issued invoice; empty where it was taken back."""
    return public_links.standing(KIND, invoice_id)


def scan_of(row: Coupon) -> str:
    """Return what the QR of a coupon says: of a slip where its bill is paid, its code behind it.

    Whoever asked for a slip by contract and document gets the code alone: the page has a name.
    """
    if row.invoice_id is None or asked_by_another(row):
        return row.code
    address = printed_on(row.invoice_id)
    return f"{address}#{row.code}" if address else row.code
