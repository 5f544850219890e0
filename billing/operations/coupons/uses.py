"""Writes that a coupon was used and that it was not after all: rows that are only ever added."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from billing.models import Coupon, CouponUse
from billing.operations.coupons import records
from billing.operations.coupons.fitting import fit
from billing.queries.coupons import living_uses
from billing.types import CouponScope, ItemKind, Reduction
from hub.kernel.errors import Invalid

if TYPE_CHECKING:
    from billing.models import Invoice, Payment
    from hub.accounts.models import User

KINDS = {
    CouponScope.ANY: frozenset(ItemKind),
    CouponScope.SERVICE: frozenset({ItemKind.SERVICE}),
    CouponScope.PART: frozenset({ItemKind.PART}),
}


class CouponNotForThis(Invalid):
    """Nothing on the document is what the coupon is for, or too little of it."""

    code, detail = "coupon_not_for_this", "This coupon does nothing for this document."


def reduction_of(coupon: Coupon) -> Reduction:
    """Return what a coupon does to the arithmetic of a document."""
    return Reduction(
        percent=coupon.percent,
        minor=coupon.amount_minor or 0,
        most=coupon.max_discount_minor,
        least=coupon.min_base_minor,
        kinds=KINDS[CouponScope(coupon.scope)],
    )


def enter(
    coupon: Coupon,
    invoice: Invoice,
    minor: int,
    *,
    payment: Payment | None = None,
    by: User | None,
    at: datetime,
) -> CouponUse:
    """Write a use of a coupon that was taken, on a locked invoice; CouponNotForThis for nothing."""
    if minor <= 0:
        raise CouponNotForThis(fields={"code": ["Does nothing here."]})
    before = CouponUse.objects.filter(coupon=coupon, invoice=invoice, undoes=None).count()
    return CouponUse.objects.create(
        coupon=coupon,
        invoice=invoice,
        payment=payment,
        customer_id=invoice.customer_id,
        nth=before + 1,
        amount_minor=minor,
        author=by,
        created_at=at,
    )


def settle(
    invoice: Invoice, found: Sequence[CouponUse], taken: Sequence[int], *, by: User, at: datetime
) -> None:
    """Write anew those uses of a draft that take something else since its lines changed."""
    for use, minor in zip(found, taken, strict=True):
        if use.amount_minor != minor:
            _undo(use, by=by, at=at)
            enter(use.coupon, invoice, minor, by=by, at=at)


def take_off(use: CouponUse, *, by: User | None, at: datetime) -> Coupon:
    """Return a living use to its coupon, in the transaction that undoes what it was for."""
    _undo(use, by=by, at=at)
    coupon = records.give_back(use.coupon_id, at=at)
    records.note(coupon, "returned", about=_label(use), by=by, at=at)
    return coupon


def return_all(invoice: Invoice, *, by: User | None, at: datetime) -> None:
    """Return every discount of a locked document that is void or thrown away."""
    for use in living_uses(invoice):
        take_off(use, by=by, at=at)


def reopen(payment: Payment, *, by: User | None, at: datetime) -> None:
    """Let the slip a reversed payment paid be paid again, as far as its invoice owes it."""
    rows = CouponUse.objects.filter(payment=payment, undoes=None, undone_by=None)
    for use in rows.select_related("coupon", "invoice"):
        take_off(use, by=by, at=at)
        if use.invoice is not None:
            fit(use.invoice, by=by, at=at)


def _undo(use: CouponUse, *, by: User | None, at: datetime) -> None:
    CouponUse.objects.create(
        coupon_id=use.coupon_id,
        invoice_id=use.invoice_id,
        payment_id=use.payment_id,
        customer_id=use.customer_id,
        nth=use.nth,
        amount_minor=-use.amount_minor,
        undoes=use,
        author=by,
        created_at=at,
    )


def _label(use: CouponUse) -> str:
    return use.invoice.label if use.invoice is not None else ""
