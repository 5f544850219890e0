"""Ends coupons: void by somebody, expired by their day."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.models import Coupon
from billing.operations import ledger
from billing.operations.coupons import records
from billing.queries import coupons as queries
from billing.queries.steps import IllegalTransition
from billing.types import CouponState
from hub.kernel.errors import Forbidden

if TYPE_CHECKING:
    from hub.accounts.models import User

S = CouponState


def void(*, coupon_id: UUID, reason: str, by: User, at: datetime) -> Coupon:
    """Let a coupon be used no more; what used it stays. NotFound, Forbidden, IllegalTransition."""
    seen = queries.coupon_for(by, coupon_id)
    if not queries.may_void(seen, by):
        raise Forbidden
    with transaction.atomic():
        if seen.customer_id is not None:
            ledger.hold((seen.customer_id, seen.currency))
        coupon = records.locked(coupon_id)
        stands = coupon.stands(at)
        if stands != S.ISSUED:
            raise IllegalTransition(fields={"state": stands, "allowed": []})
        coupon.void_reason = reason
        records.move(coupon, S.VOID, "void", about=reason, by=by, at=at)
    return coupon


def expire(*, coupon_id: UUID, at: datetime) -> bool:
    """Write down that a coupon's day is over, once; False where it is not or that was done."""
    with transaction.atomic():
        rows = Coupon.objects.filter(id=coupon_id, state=S.ISSUED, expires_at__lte=at)
        if not rows.update(state=S.EXPIRED):
            return False
        records.note(Coupon.objects.get(id=coupon_id), "expired", by=None, at=at)
    return True
