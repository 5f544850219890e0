"""Makes coupons, takes one under its lock, and writes it with what was done."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Case, F, Q, Value, When

from billing import live
from billing.events import CouponMoved
from billing.models import Coupon, CouponChange
from billing.queries.coupons import digest_of
from billing.queries.keys import made_under
from billing.types import CouponKind, CouponState
from billing.types.coupons import new_code, new_reference
from hub.kernel.errors import Conflict, Invalid, NotFound
from hub.kernel.events import announce

if TYPE_CHECKING:
    from hub.accounts.models import User

S = CouponState
TRIES = 5


class CouponExpired(Invalid):
    """Its day is over, or has not come."""

    code, detail = "coupon_expired", "This coupon is not valid today."


class CouponUsed(Conflict):
    """It was used as often as it may be."""

    code, detail = "coupon_used", "This coupon has been used up."


class CouponVoid(Conflict):
    """It was declared void."""

    code, detail = "coupon_void", "This coupon is void."


def made(coupon: Coupon, *, about: str = "", by: User | None, at: datetime) -> Coupon:
    """Store a new coupon under a code nobody has; the one with its `client_key` where there is."""
    coupon.created_by, coupon.created_at, coupon.updated_at = by, at, at
    coupon.made_for_id = coupon.customer_id
    for _ in range(TRIES):
        coupon.code = new_code()
        coupon.digest = digest_of(coupon.code)
        coupon.reference = new_reference() if coupon.kind == CouponKind.PAYMENT else ""
        try:
            with transaction.atomic():
                coupon.save(force_insert=True)
        except IntegrityError:
            if (known := made_under(Coupon, coupon.client_key)) is not None:
                return known
            if not _is_taken(coupon):
                raise
            continue
        note(coupon, "issued", about=about, by=by, at=at)
        return coupon
    raise RuntimeError("no free code")


def locked(coupon_id: UUID) -> Coupon:
    """Return a coupon locked to commit; NotFound where there is none."""
    found = Coupon.objects.select_for_update(of=("self",)).filter(id=coupon_id).first()
    if found is None:
        raise NotFound
    return found


def take(coupon: Coupon, *, at: datetime) -> Coupon:
    """Use a coupon once, in one statement that the limit cannot be overrun by.

    Returns it as it is then, locked. Raises CouponExpired, CouponUsed, CouponVoid.
    """
    last = Q(limit=F("used") + 1)
    rows = Coupon.objects.filter(
        Q(limit=None) | Q(used__lt=F("limit")),
        id=coupon.id,
        state=S.ISSUED,
        starts_at__lte=at,
        expires_at__gt=at,
    )
    done = rows.update(
        used=F("used") + 1,
        state=Case(
            When(last & Q(limit=1), then=Value(S.REDEEMED)),
            When(last, then=Value(S.EXHAUSTED)),
            default=F("state"),
        ),
    )
    fresh = Coupon.objects.get(id=coupon.id)
    if not done:
        raise _refusal(fresh, at)
    return fresh


def give_back(coupon_id: UUID, *, at: datetime) -> Coupon:
    """Take one use off a coupon, in one statement; what was used up is issued again in time."""
    spent = Q(state__in=[S.REDEEMED, S.EXHAUSTED])
    Coupon.objects.filter(id=coupon_id).update(
        used=F("used") - 1,
        state=Case(
            When(spent & Q(expires_at__gt=at), then=Value(S.ISSUED)),
            When(spent, then=Value(S.EXPIRED)),
            default=F("state"),
        ),
    )
    return Coupon.objects.get(id=coupon_id)


def move(
    coupon: Coupon,
    state: CouponState,
    what: str,
    *,
    about: str = "",
    by: User | None,
    at: datetime,
) -> None:
    """Bring a locked coupon into another state and write down who did it."""
    coupon.state = state
    Coupon.objects.filter(id=coupon.id).update(state=state, void_reason=coupon.void_reason)
    note(coupon, what, about=about, by=by, at=at)


def note(coupon: Coupon, what: str, *, about: str = "", by: User | None, at: datetime) -> None:
    """Write down a step of a coupon, and tell that it moved."""
    CouponChange.objects.create(
        coupon=coupon, what=what, about=about[:500], author=by, created_at=at
    )
    Coupon.objects.filter(id=coupon.id).update(version=F("version") + 1, updated_at=at)
    live.coupon_moved(coupon)
    announce(CouponMoved(coupon_id=coupon.id))


def _is_taken(coupon: Coupon) -> bool:
    same = Q(digest=coupon.digest)
    if coupon.reference:
        same |= Q(reference=coupon.reference)
    return Coupon.objects.filter(same).exists()


def _refusal(coupon: Coupon, at: datetime) -> Exception:
    stands = coupon.stands(at)
    if stands == S.VOID:
        return CouponVoid()
    if stands == S.EXPIRED or (stands == S.ISSUED and coupon.starts_at > at):
        return CouponExpired(fields={"code": ["Not valid today."]})
    return CouponUsed()
