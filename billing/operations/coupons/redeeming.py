"""Pays a bill by its slip: the payment, the invoice and the coupon in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from billing.models import Coupon, CouponUse, Payment
from billing.operations import ledger
from billing.operations.coupons import finding, records, uses
from billing.operations.payments import recording
from billing.operations.payments.allocating import Share
from billing.operations.payments.recording import PaymentForm
from billing.queries.keys import made_under
from billing.types import CouponKind, PaymentMethod
from hub.accounts.roles import OFFICE
from hub.kernel.errors import Forbidden, Invalid
from hub.kernel.idempotency import IdempotencyMismatch

if TYPE_CHECKING:
    from hub.accounts.models import User


class DiscountPaysNothing(Invalid):
    """A discount is put on a draft."""

    code, detail = "coupon_is_a_discount", "This coupon lowers a draft; it pays no bill."


@dataclass(frozen=True, kw_only=True)
class Redemption:
    """How the amount of a slip reached us."""

    method: PaymentMethod
    operation_number: str = ""
    paid_on: date | None = None
    note: str = ""


def redeem(
    *, text: str, form: Redemption, by: User, at: datetime, key: str | None = None
) -> Payment:
    """Record a payment of exactly a slip's amount on its invoice; the same `key` pays once.

    Raises NotFound, Forbidden, RateLimited, CouponExpired, CouponUsed, CouponVoid, Invalid,
    OperationNumberUsed, InsufficientBalance, PeriodClosed, IdempotencyMismatch (a key that paid
    something else).
    """
    if by.role not in OFFICE:
        raise Forbidden
    coupon = finding.found(text, by=by)
    if coupon.kind != CouponKind.PAYMENT or coupon.customer_id is None:
        raise DiscountPaysNothing
    with transaction.atomic():
        ledger.hold((coupon.customer_id, coupon.currency))
        if (known := made_under(Payment, key)) is not None:
            if not _paid_by(known, coupon):
                raise IdempotencyMismatch
            return known
        # A slip may have followed its invoice to another customer meanwhile.
        return _pay(records.take(coupon, at=at), form, by, at, key)


def _pay(coupon: Coupon, form: Redemption, by: User, at: datetime, key: str | None) -> Payment:
    invoice, money, owner = coupon.invoice, coupon.amount, coupon.customer_id
    assert invoice is not None and money is not None and owner is not None, "a slip has them"
    paid = PaymentForm(
        money=money,
        method=form.method,
        operation_number=form.operation_number,
        paid_on=form.paid_on,
        note=form.note,
        shares=[Share(invoice=invoice.id, minor=money.minor)],
        conversation_id=invoice.conversation_id,
    )
    payment = recording.record(customer_id=owner, form=paid, by=by, at=at, key=key)
    uses.enter(coupon, invoice, money.minor, payment=payment, by=by, at=at)
    records.note(coupon, "redeemed", about=invoice.label, by=by, at=at)
    return payment


def _paid_by(payment: Payment, coupon: Coupon) -> bool:
    return CouponUse.objects.filter(payment=payment, coupon=coupon, undoes=None).exists()
