"""What customers are told of their coupons: each step once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from billing.models import Coupon, CouponChange
from billing.operations.coupons.wording import last_day, link, worth
from hub.accounts.roles import Role
from hub.reports.operations import facts
from hub.reports.types import Fact

KINDS = {
    "issued": "coupon_issued",
    "redeemed": "coupon_redeemed",
    "returned": "coupon_returned",
    "expired": "coupon_expired",
    "void": "coupon_void",
}


def tell(coupon: Coupon, step: CouponChange, *, said: bool, at: datetime) -> None:
    """Tell its customer, and the customer who asked for it, one step; a booklet's only once."""
    kind = KINDS.get(step.what)
    if kind is None:
        return
    values = {"code": str(coupon), "worth": worth(coupon), "until": last_day(coupon)}
    fact = Fact(kind=kind, key=_key(coupon, step), link=link(coupon), values=values, said=said)
    for person in _people(coupon):
        # Who asked for it is looking at it.
        if not (step.what == "issued" and step.author_id == person):
            facts.tell(person, fact, at=at)


def _key(coupon: Coupon, step: CouponChange) -> str:
    if coupon.booklet_id is not None and step.what in ("issued", "expired"):
        return f"booklet:{coupon.booklet_id}:{step.what}"
    return f"coupon:{coupon.id}:{step.id}"


def _people(coupon: Coupon) -> set[UUID]:
    owner = coupon.customer.portal_user_id if coupon.customer is not None else None
    asker = coupon.created_by
    asked = asker.id if asker is not None and asker.role == Role.CUSTOMER else None
    return {person for person in (owner, asked) if person is not None}
