"""Tells customers what their channel refused, once they write again: each thing once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from billing.events import (
    ChargeMade,
    CouponMoved,
    InvoiceMoved,
    PaymentMoved,
    QuoteMoved,
    RechargeMoved,
)
from billing.models import Charge, Coupon, Invoice, InvoiceNotice, Payment, Recharge
from billing.queries import untold as queries
from billing.queries.untold import Receipted
from billing.types import CouponState
from billing.types.notices import NoticeState
from chat.operations import messages
from chat.types import DeliveryState
from hub.accounts.queries import house_bot
from hub.kernel.errors import DomainError
from hub.kernel.events import announce


def follow(kind: type[Receipted], row_id: UUID, *, at: datetime) -> None:
    """Let a row show whether its receipt reached the channel, as it stands by now."""
    with transaction.atomic():
        mark(_locked(kind, row_id), at=at)


def mark(row: Receipted, *, at: datetime) -> None:
    """Write down on a locked row whether its receipt was refused; cards and lists say so."""
    failed = row.receipt is not None and row.receipt.state == DeliveryState.FAILED
    if failed != (row.untold_at is not None):
        _note(row, at if failed else None, at)


def tell_receipt(kind: type[Receipted], row_id: UUID, *, at: datetime) -> None:
    """Send the kept receipt; refused again, the next time they write is the next chance."""
    with transaction.atomic():
        row = _locked(kind, row_id)
        if row.untold_at is None or row.receipt is None:
            return
        if isinstance(row, Coupon) and row.stands(at) != CouponState.ISSUED:
            # Used or gone meanwhile: nothing to offer any more.
            Coupon.objects.filter(id=row.id).update(receipt=None)
            _note(row, None, at)
            return
        try:
            with transaction.atomic():
                messages.retry(message=row.receipt, by=house_bot(), at=at)
        except DomainError:
            kind._default_manager.filter(id=row_id).update(untold_at=at)
        else:
            mark(row, at=at)


def tell_again(message_id: UUID, *, at: datetime) -> None:
    """Send what was said of a paper and found the window closed on its way."""
    message = queries.closed_on_the_way(at).filter(id=message_id).first()
    if message is not None:
        messages.retry(message=message, by=house_bot(), at=at)


def tell_quote(quote_id: UUID, *, at: datetime) -> None:
    """Have the customer told of a quote that found the window closed."""
    with transaction.atomic():
        rows = queries.quotes(at).filter(id=quote_id)
        if rows.update(tell=True, told_error="", version=F("version") + 1, updated_at=at):
            announce(QuoteMoved(quote_id=quote_id))


def tell_invoice(invoice_id: UUID, *, at: datetime) -> None:
    """Have the customer told of an invoice that found the window closed."""
    with transaction.atomic():
        if _waits_again(InvoiceNotice, invoice_id, at):
            moved = Invoice.objects.filter(id=invoice_id)
            moved.update(version=F("version") + 1, updated_at=at)
            announce(InvoiceMoved(invoice_id=invoice_id))


def tell_charge(charge_id: UUID, *, at: datetime) -> None:
    """Ask for what is owed where the window was closed."""
    with transaction.atomic():
        if _waits_again(Charge, charge_id, at):
            announce(ChargeMade(charge_id=charge_id))


def _waits_again(kind: type[InvoiceNotice] | type[Charge], row_id: UUID, at: datetime) -> bool:
    refused = kind._default_manager.filter(pk=row_id, notice_state=NoticeState.REFUSED)
    return bool(
        refused.update(notice_state=NoticeState.WAITING, by_template=False, error="", updated_at=at)
    )


def _locked(kind: type[Receipted], row_id: UUID) -> Receipted:
    rows = kind._default_manager.select_for_update(of=("self",))
    return rows.select_related("receipt__conversation").get(id=row_id)


def _note(row: Receipted, since: datetime | None, at: datetime) -> None:
    row.untold_at = since
    rows = type(row)._default_manager.filter(id=row.id)
    rows.update(untold_at=since, version=F("version") + 1, updated_at=at)
    if isinstance(row, Recharge):
        announce(RechargeMoved(recharge_id=row.id))
    elif isinstance(row, Payment):
        announce(PaymentMoved(payment_id=row.id))
    else:
        announce(CouponMoved(coupon_id=row.id))
