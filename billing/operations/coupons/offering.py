"""Puts discounts on drafts of quotes and takes them off: held from then on, so the total holds."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.models import CouponUse, Quote
from billing.operations.coupons import checking, records, uses
from billing.operations.quotes import drafting
from billing.operations.quotes import records as quotes
from billing.queries import steps
from billing.queries.quotes import STEPS, quote_for

if TYPE_CHECKING:
    from hub.accounts.models import User


def put_on(*, quote_id: UUID, text: str, by: User, at: datetime) -> CouponUse:
    """Hold a discount for a draft, which is worked out anew.

    Raises NotFound, Forbidden, IllegalTransition, RateLimited, CouponExpired, CouponUsed,
    CouponVoid, CouponOfAnother, NotStackable, CouponNotForThis, SlipPays.
    """
    steps.demand(STEPS, quote_for(by, quote_id), "edit", by)
    coupon = checking.discount_of(text, by)
    with transaction.atomic():
        # The quote before the coupon, as where an answer to it returns one.
        quote = quotes.locked(quote_id=quote_id, by=by, at=at)
        steps.demand(STEPS, quote, "edit", by)
        taken = records.take(coupon, at=at)
        made = uses.enter(taken, quote, checking.worth_on(taken, quote), by=by, at=at)
        drafting.work_out_anew(quote, "coupon_on", about=str(taken), by=by, at=at)
        records.note(taken, "held", about=quote.label or quote.title, by=by, at=at)
    return made


def take_off(*, quote_id: UUID, coupon_id: UUID | None, by: User, at: datetime) -> Quote:
    """Take one discount off a draft, or all of them; NotFound where there is none."""
    with transaction.atomic():
        quote = quotes.locked(quote_id=quote_id, by=by, at=at)
        steps.demand(STEPS, quote, "edit", by)
        found = uses.meant(coupon_id, quote)
        for use in found:
            uses.take_off(use, by=by, at=at)
        about = ", ".join(str(use.coupon) for use in found)
        drafting.work_out_anew(quote, "coupon_off", about=about, by=by, at=at)
    return quote
