"""Writes that a coupon was used and that it was not after all: rows that are only ever added."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from billing.models import Coupon, CouponUse
from billing.operations.coupons import records
from billing.operations.coupons.fitting import fit
from billing.queries.coupons import living_uses, on
from billing.types import CouponState
from hub.kernel.errors import Invalid, NotFound

if TYPE_CHECKING:
    from billing.models import Invoice, Payment, Quote
    from hub.accounts.models import User


class CouponNotForThis(Invalid):
    """Nothing on the document is what the coupon is for, or too little of it."""

    code, detail = "coupon_not_for_this", "This coupon does nothing for this document."


def enter(
    coupon: Coupon,
    paper: Invoice | Quote,
    minor: int,
    *,
    payment: Payment | None = None,
    by: User | None,
    at: datetime,
) -> CouponUse:
    """Write a use of a taken coupon on a locked document; CouponNotForThis for nothing."""
    if minor <= 0:
        raise CouponNotForThis(fields={"code": ["Does nothing here."]})
    before = CouponUse.objects.filter(coupon=coupon, **on(paper), undoes=None).count()
    return CouponUse.objects.create(
        coupon=coupon,
        **on(paper),
        payment=payment,
        customer_id=paper.customer_id,
        nth=before + 1,
        amount_minor=minor,
        author=by,
        created_at=at,
    )


def meant(coupon_id: UUID | None, paper: Invoice | Quote) -> list[CouponUse]:
    """Return the living use of one coupon on a document, or of all; NotFound where none is."""
    found = [use for use in living_uses(paper) if coupon_id is None or use.coupon_id == coupon_id]
    if not found:
        raise NotFound
    return found


def settle(
    paper: Invoice | Quote,
    found: Sequence[CouponUse],
    taken: Sequence[int],
    *,
    by: User,
    at: datetime,
) -> None:
    """Write anew those uses of a draft that take something else since its lines changed."""
    for use, minor in zip(found, taken, strict=True):
        if use.amount_minor != minor:
            _undo(use, by=by, at=at)
            enter(use.coupon, paper, minor, by=by, at=at)


def take_off(use: CouponUse, *, by: User | None, at: datetime) -> Coupon:
    """Return a living use to its coupon, in the transaction that undoes what it was for."""
    _undo(use, by=by, at=at)
    coupon = records.give_back(use.coupon_id, at=at)
    # Nobody told its customer that a quote they did not accept had it.
    what = "released" if use.quote_id is not None else "returned"
    records.note(coupon, what, about=label_of(use), by=by, at=at)
    return coupon


def return_all(paper: Invoice | Quote, *, by: User | None, at: datetime) -> None:
    """Return every discount of a locked document that is void, thrown away or not accepted."""
    for use in living_uses(paper):
        take_off(use, by=by, at=at)


def carry(
    source: Invoice | Quote,
    to: Invoice | Quote,
    *,
    only: Collection[UUID] | None = None,
    by: User,
    at: datetime,
) -> None:
    """Let the uses of a locked document, or of these coupons, be another's: each stays one use."""
    for use in living_uses(source):
        if only is None or use.coupon_id in only:
            _undo(use, by=by, at=at)
            enter(use.coupon, to, use.amount_minor, by=by, at=at)


def tell_used(paper: Invoice | Quote, *, by: User | None, at: datetime) -> None:
    """Note that what was held for a locked quote is used: its customer agreed."""
    for use in living_uses(paper):
        records.note(use.coupon, step_of(use.coupon), about=label_of(use), by=by, at=at)


def step_of(coupon: Coupon) -> str:
    """Return what a use of a coupon is called in its history: its last one, or one of many."""
    return "redeemed" if coupon.state in (CouponState.REDEEMED, CouponState.EXHAUSTED) else "used"


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
        quote_id=use.quote_id,
        payment_id=use.payment_id,
        customer_id=use.customer_id,
        nth=use.nth,
        amount_minor=-use.amount_minor,
        undoes=use,
        author=by,
        created_at=at,
    )


def label_of(use: CouponUse) -> str:
    """Return what the document of a use is called; empty for a draft."""
    paper = use.invoice or use.quote
    return paper.label if paper is not None else ""
