"""Whether a discount may be put on a document, and what it takes off there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from billing.models import Coupon, CouponUse, Invoice, Quote
from billing.operations.coupons import finding, records
from billing.queries import coupons as queries
from billing.types import CouponKind, priced
from crm.queries.customers import family_of
from hub.kernel.errors import Conflict, Invalid

if TYPE_CHECKING:
    from hub.accounts.models import User


class NotStackable(Conflict):
    """It stands alone, or one that does is on the document."""

    code, detail = "coupon_not_stackable", "These coupons cannot be used together."


class CouponOfAnother(Invalid):
    """It belongs to another customer, or counts in another currency."""

    code, detail = "coupon_of_another", "This coupon is not for this customer."


class SlipPays(Invalid):
    """A slip pays a bill; it is no discount."""

    code, detail = "coupon_is_a_slip", "This code pays a bill; it is no discount."


def discount_of(text: str, by: User) -> Coupon:
    """Return the discount of a code. Raises NotFound, Invalid, RateLimited, SlipPays."""
    coupon = finding.found(text, by=by)
    if coupon.kind != CouponKind.DISCOUNT:
        raise SlipPays
    return coupon


def worth_on(coupon: Coupon, paper: Invoice | Quote) -> int:
    """Return what a taken coupon takes off a locked draft, after those that are on it.

    Raises CouponOfAnother, CouponUsed, NotStackable.
    """
    others = queries.living_uses(paper)
    _check(coupon, paper, others)
    held = sorted([coupon, *(use.coupon for use in others)], key=lambda each: each.id)
    lines = [row.as_input() for row in paper.lines.order_by("position")]
    if not lines:
        return 0
    sums = priced(
        lines,
        paper.currency,
        includes_tax=paper.includes_tax,
        discount=paper.extra_discount_minor,
        reductions=[queries.reduction_of(each) for each in held],
    )
    return sums.taken[held.index(coupon)]


def _check(coupon: Coupon, paper: Invoice | Quote, others: list[CouponUse]) -> None:
    owner = coupon.customer_id
    if owner is not None and paper.customer_id not in family_of(owner):
        raise CouponOfAnother(fields={"code": ["Of another customer."]})
    if coupon.currency != paper.currency:
        raise CouponOfAnother(fields={"code": ["Of another currency."]})
    if any(use.coupon_id == coupon.id for use in others):
        raise records.CouponUsed
    if others and not all(each.stackable for each in (coupon, *(use.coupon for use in others))):
        raise NotStackable
    most = coupon.per_customer
    if most is not None and queries.times_used(coupon, paper.customer_id) >= most:
        raise records.CouponUsed
