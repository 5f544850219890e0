"""Finds a coupon by what somebody typed; who guesses has to wait."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from billing.models import Coupon
from billing.queries.coupons import digest_of
from billing.types.coupons import bare, is_code, is_reference
from hub.accounts.operations.link_guard import network_of
from hub.accounts.roles import STAFF
from hub.kernel.buckets import SharedBuckets
from hub.kernel.errors import Invalid, NotFound, RateLimited

if TYPE_CHECKING:
    from hub.accounts.models import User

MISSES, WITHIN = 10, 3600  # seconds
_misses = SharedBuckets("coupon-misses")


def found(text: str, *, by: User | None, ip: str | None = None) -> Coupon:
    """Return the coupon of a code, or of a slip's reference.

    Invalid for what is mistyped, which no guess is; NotFound counts, and after ten of them within
    an hour the person waits (RateLimited), and so does the network of those who are not staff.
    """
    wanted, keys = bare(text), _keys(by, ip)
    for key in keys:
        if wait := _misses.wait(key, per_second=MISSES / WITHIN, burst=MISSES, take=False):
            raise RateLimited("Too many codes that are none.", retry_after=wait)
    if not is_code(wanted) and not is_reference(wanted):
        raise Invalid(fields={"code": ["Mistyped: look at it sign by sign."]})
    coupon = _held(wanted)
    if coupon is None:
        for key in keys:
            _misses.wait(key, per_second=MISSES / WITHIN, burst=MISSES)
        raise NotFound
    return coupon


def _held(wanted: str) -> Coupon | None:
    if is_reference(wanted):
        return Coupon.objects.filter(reference=wanted).first()
    coupon = Coupon.objects.filter(digest=digest_of(wanted)).first()
    same = coupon is not None and hmac.compare_digest(coupon.code.encode(), wanted.encode())
    return coupon if same else None


def _keys(by: User | None, ip: str | None) -> list[tuple[str, str]]:
    staff = by is not None and by.role in STAFF
    return [
        *([("person", str(by.id))] if by is not None else []),
        # A counter shares one address: one clerk's mistakes are not another's.
        *([] if staff or not network_of(ip) else [("network", network_of(ip))]),
    ]
