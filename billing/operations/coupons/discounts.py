"""Issues discounts: one code, or a booklet of them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction

from billing.models import Booklet, Coupon, Item
from billing.models.coupon_rules import MOST_OF_BOOKLET
from billing.operations.coupons import records
from billing.queries.keys import made_under
from billing.types import Benefit, CouponKind, CouponScope, Origin
from crm.queries.customers import customer_for
from hub.accounts.roles import OFFICE
from hub.kernel.errors import Forbidden, Invalid
from hub.kernel.home import home, settle
from hub.kernel.money import Money

if TYPE_CHECKING:
    from hub.accounts.models import User


def issue(
    *,
    benefit: Benefit,
    customer_id: UUID | None = None,
    by: User,
    at: datetime,
    key: str | None = None,
    origin: Origin | None = None,
) -> Coupon:
    """Issue a discount to a customer, or to whoever has its code. Forbidden, NotFound, Invalid."""
    if by.role not in OFFICE:
        raise Forbidden
    owner = customer_for(by, customer_id).id if customer_id is not None else None
    check(benefit, at)
    if (known := made_under(Coupon, key)) is not None:
        return known
    with transaction.atomic():
        settle(home().currency)
        return give(benefit, owner, origin or Origin(), by=by, at=at, key=key)


def booklet(
    *,
    name: str,
    count: int,
    benefit: Benefit,
    customer_id: UUID,
    by: User,
    at: datetime,
    key: str | None = None,
) -> Booklet:
    """Issue a booklet: so many of the same for one customer. Forbidden, NotFound, Invalid."""
    if by.role not in OFFICE:
        raise Forbidden
    owner = customer_for(by, customer_id).id
    check(benefit, at)
    if not 2 <= count <= MOST_OF_BOOKLET:
        raise Invalid(fields={"count": [f"From 2 to {MOST_OF_BOOKLET}."]})
    known = made_under(Booklet, key)
    if known is not None:
        return known
    try:
        with transaction.atomic():
            settle(home().currency)
            return bind(name, count, benefit, owner, Origin(), by=by, at=at, key=key)
    except IntegrityError:
        if key is None:
            raise
        return Booklet.objects.get(client_key=key)


def bind(
    name: str,
    count: int,
    benefit: Benefit,
    owner: UUID,
    origin: Origin,
    *,
    by: User | None,
    at: datetime,
    key: str | None = None,
) -> Booklet:
    """Make the coupons of a booklet, in the caller's transaction."""
    made = Booklet.objects.create(
        name=name,
        customer_id=owner,
        made_for_id=owner,
        client_key=key,
        created_by=by,
        created_at=at,
    )
    for position in range(1, count + 1):
        place = Origin(booklet=made.id, position=position, award=origin.award)
        give(benefit, owner, place, by=by, at=at)
    return made


def give(
    benefit: Benefit,
    owner: UUID | None,
    origin: Origin,
    *,
    by: User | None,
    at: datetime,
    key: str | None = None,
) -> Coupon:
    """Make one discount of a checked benefit, in the caller's transaction."""
    coupon = Coupon(
        kind=CouponKind.DISCOUNT,
        customer_id=owner,
        currency=home().currency,
        percent=benefit.percent,
        amount_minor=_minor(benefit.amount),
        min_base_minor=_minor(benefit.min_base) or 0,
        max_discount_minor=_minor(benefit.max_discount),
        limit=benefit.limit,
        per_customer=benefit.per_customer,
        stackable=benefit.stackable,
        scope=benefit.scope,
        starts_at=benefit.starts_at or at,
        expires_at=benefit.expires_at,
        client_key=key,
        **_place(origin),
    )
    made = records.made(coupon, by=by, at=at)
    made.items.set(Item.objects.filter(id__in=benefit.items))
    return made


def _place(origin: Origin) -> dict[str, Any]:
    return {
        "conversation_id": origin.conversation,
        "booklet_id": origin.booklet,
        "position": origin.position,
        "award_id": origin.award,
    }


def check(benefit: Benefit, at: datetime) -> None:
    """Raise Invalid for the first thing a benefit cannot be."""
    starts, percent = benefit.starts_at or at, benefit.percent
    rules = [
        ((percent is None) == (benefit.amount is None), "percent", "A percentage or an amount."),
        (percent is not None and not Decimal(0) < percent <= 100, "percent", "From 0 to 100."),
        (not _above(benefit.amount, 1), "amount", "Above zero, in the house's currency."),
        (not _above(benefit.min_base, 0), "min_base", "Not below zero."),
        (not _above(benefit.max_discount, 1), "max_discount", "Above zero."),
        (benefit.expires_at <= max(at, starts), "expires_on", "After today, and after it began."),
        (not _chosen(benefit), "items", "Items of the catalogue, where it is for chosen ones."),
    ]
    for wrong, field, said in rules:
        if wrong:
            raise Invalid(fields={field: [said]})


def _chosen(benefit: Benefit) -> bool:
    """Whether items are named where the scope is items, and only ones that are there."""
    if benefit.scope != CouponScope.ITEMS:
        return not benefit.items
    known = Item.objects.filter(id__in=benefit.items).count()
    return 0 < len(benefit.items) == known


def _above(money: Money | None, least: int) -> bool:
    return money is None or (money.currency == home().currency and money.minor >= least)


def _minor(money: Money | None) -> int | None:
    return money.minor if money is not None else None
