"""Keeps the slips of an invoice within what is owed on it, whatever paid it meanwhile."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from billing.operations.coupons import records
from billing.queries.coupons import living_slips
from billing.types import CouponState

if TYPE_CHECKING:
    from billing.models import Invoice
    from hub.accounts.models import User

NOT_OWED = "not_owed"  # why: its invoice does not owe that much any more


def fit(invoice: Invoice, *, by: User | None, at: datetime) -> None:
    """Void the slips a locked invoice owes too little for, the latest first.

    None shrinks: an amount that is printed is paid at windows as it stands there.
    """
    room = invoice.balance_minor if invoice.is_owed else 0
    for slip in living_slips(invoice.id, at).select_for_update(of=("self",)):
        amount = slip.amount_minor or 0
        if amount <= room:
            room -= amount
            continue
        slip.void_reason = NOT_OWED
        records.move(slip, CouponState.VOID, "void", about=NOT_OWED, by=by, at=at)
