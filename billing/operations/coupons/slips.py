"""Issues slips: a code that pays part of a bill."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import transaction

from billing.models import Coupon, Invoice
from billing.operations.coupons import records
from billing.operations.invoices import records as invoices
from billing.queries.coupons import promised
from billing.queries.invoices import invoice_for
from billing.queries.keys import made_under
from billing.queries.pay_links import KIND as PAY_LINK
from billing.types import CouponKind, CouponScope
from hub.kernel import public_links
from hub.kernel.errors import Conflict, Invalid, NotFound
from hub.kernel.home import start_after, today
from hub.kernel.money import Money, minor_of

if TYPE_CHECKING:
    from crm.models import Contract
    from hub.accounts.models import User

LONGEST = timedelta(days=90)


class NothingToPay(Conflict):
    """Nothing is owed on the invoice that living slips would not pay already."""

    code, detail = "nothing_to_pay", "Nothing is owed on it that other slips do not pay already."


def issue(
    *,
    invoice_id: UUID,
    money: Money | None = None,
    expires_on: date | None = None,
    by: User,
    at: datetime,
    key: str | None = None,
    conversation_id: UUID | None = None,
    contract: Contract | None = None,
) -> Coupon:
    """Issue a slip for all that is free on an invoice or for part of it; its `key` once.

    Whoever opened a `contract` may have one for its bills. Raises NotFound, NothingToPay, Invalid.
    """
    _check_sight(invoice_id, by, contract)
    with transaction.atomic():
        invoice = invoices.locked_in_order([invoice_id])[invoice_id]
        if (known := made_under(Coupon, key)) is not None:
            return known
        public_links.stand(PAY_LINK, invoice.id, at=at)  # its QR leads there
        slip = _slip(invoice, _amount(invoice, money, at), at)
        slip.expires_at = start_after(_last_day(expires_on, at))
        slip.conversation_id, slip.client_key = conversation_id, key
        return records.made(slip, about=invoice.label, by=by, at=at)


def _slip(invoice: Invoice, minor: int, at: datetime) -> Coupon:
    return Coupon(
        kind=CouponKind.PAYMENT,
        customer_id=invoice.customer_id,
        invoice=invoice,
        currency=invoice.currency,
        amount_minor=minor,
        limit=1,
        scope=CouponScope.ANY,
        starts_at=at,
    )


def _check_sight(invoice_id: UUID, by: User, contract: Contract | None) -> None:
    if contract is None:
        invoice_for(by, invoice_id)
    elif not Invoice.objects.filter(id=invoice_id, contract=contract).exists():
        raise NotFound


def _amount(invoice: Invoice, money: Money | None, at: datetime) -> int:
    free = invoice.balance_minor - promised(invoice.id, at) if invoice.is_owed else 0
    if free <= 0:
        raise NothingToPay
    if money is None:
        return free
    least = Money(min(minor_of(settings.SLIP_MIN, invoice.currency), free), invoice.currency)
    most = Money(free, invoice.currency)
    if money.currency != invoice.currency or not least <= money <= most:
        bounds = f"From {least.as_json()['amount']} to {most.as_json()['amount']}."
        raise Invalid(fields={"amount": [bounds]})
    return money.minor


def _last_day(asked: date | None, at: datetime) -> date:
    now = today(at)
    day = asked or now + timedelta(days=settings.SLIP_DAYS)
    if not now <= day <= now + LONGEST:
        raise Invalid(fields={"expires_on": [f"From today, at most {LONGEST.days} days on."]})
    return day
