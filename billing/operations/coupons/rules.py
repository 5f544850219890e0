"""Lets transactions earn coupons: one award for each rule and transaction, whoever tells of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction

from billing.models import Coupon, CouponAward, CouponRule, Item
from billing.operations.coupons import discounts, records
from billing.queries import coupon_rules as queries
from billing.queries.coupon_rules import Earned
from billing.types import Benefit, CouponScope, CouponState, Origin, RuleEvent
from hub.accounts.roles import Role
from hub.kernel.errors import Forbidden, Invalid, NotFound
from hub.kernel.home import home, settle, start_after, today
from hub.kernel.money import Money

if TYPE_CHECKING:
    from hub.accounts.models import User

UNDONE = "undone"  # why: what earned it was taken back


def create(*, fields: Mapping[str, Any], by: User, at: datetime) -> CouponRule:
    """Make a rule for what happens from now on; Forbidden, Invalid."""
    if by.role != Role.ADMIN:
        raise Forbidden
    row = CouponRule(
        currency=home().currency, on_since=at, created_by=by, created_at=at, updated_at=at
    )
    with transaction.atomic():
        settle(row.currency)
        _fill(row, fields, at)
    return row


def change(*, rule_id: UUID, fields: Mapping[str, Any], by: User, at: datetime) -> CouponRule:
    """Correct a rule or switch it; what it gave stays. Forbidden, NotFound, Invalid."""
    if by.role != Role.ADMIN:
        raise Forbidden
    with transaction.atomic():
        row = CouponRule.objects.select_for_update(of=("self",)).filter(id=rule_id).first()
        if row is None:
            raise NotFound
        if fields.get("is_on") and not row.is_on:
            row.on_since = at  # what happened while it was off earns nothing
        row.updated_at = at
        _fill(row, fields, at)
    return row


def follow(*, event: RuleEvent, source_id: UUID, at: datetime) -> None:
    """Give what a transaction has earned by each rule, or take back what it did not after all."""
    for rule in queries.running(event):
        earned = queries.earned(rule, source_id)
        if earned is not None:
            award(rule, earned, at=at)
    if queries.gave_for(source_id) and queries.was_undone(event, source_id):
        take_back(source_id, at=at)


def award(rule: CouponRule, earned: Earned, *, at: datetime) -> CouponAward | None:
    """Give the coupons of a rule for one transaction; None where that was done."""
    try:
        with transaction.atomic():
            made = CouponAward.objects.create(
                rule=rule, source_id=earned.id, customer_id=earned.customer_id, created_at=at
            )
            benefit, origin = _benefit(rule, _items(rule, {}), at), Origin(award=made.id)
            if rule.count > 1:
                discounts.bind(
                    rule.name, rule.count, benefit, earned.customer_id, origin, by=None, at=at
                )
            else:
                discounts.give(benefit, earned.customer_id, origin, by=None, at=at)
    except IntegrityError:
        if not CouponAward.objects.filter(rule=rule, source_id=earned.id).exists():
            raise
        return None
    return made


def take_back(source_id: UUID, *, at: datetime) -> None:
    """Void the unused coupons that a transaction earned which was taken back."""
    with transaction.atomic():
        rows = Coupon.objects.filter(
            award__source_id=source_id, state=CouponState.ISSUED, used=0, expires_at__gt=at
        )
        for coupon in rows.select_for_update(of=("self",)).order_by("id"):
            coupon.void_reason = UNDONE
            records.move(coupon, CouponState.VOID, "void", about=UNDONE, by=None, at=at)


def _fill(row: CouponRule, fields: Mapping[str, Any], at: datetime) -> None:
    for name in ("name", "event", "percent", "scope", "stackable", "days", "count", "is_on"):
        if name in fields:
            setattr(row, name, fields[name])
    for name in ("least", "amount", "min_base", "max_discount"):
        if name in fields:
            setattr(row, f"{name}_minor", _minor(name, fields[name], row.currency))
    chosen = _items(row, fields)
    discounts.check(_benefit(row, chosen, at), at)
    row.save()
    row.items.set(Item.objects.filter(id__in=chosen))


def _items(row: CouponRule, fields: Mapping[str, Any]) -> frozenset[UUID]:
    if "items" in fields:
        return frozenset(fields["items"] or ())
    if row.scope != CouponScope.ITEMS:
        return frozenset()
    return frozenset(row.items.values_list("id", flat=True))


def _minor(name: str, money: Money | None, currency: str) -> int | None:
    if money is None:
        return 0 if name in ("least", "min_base") else None
    if money.currency != currency or money.minor < 0:
        raise Invalid(fields={name: ["Not below zero, in the house's currency."]})
    return money.minor


def _benefit(rule: CouponRule, items: frozenset[UUID], at: datetime) -> Benefit:
    def money(minor: int | None) -> Money | None:
        return Money(minor, rule.currency) if minor is not None else None

    return Benefit(
        percent=rule.percent,
        amount=money(rule.amount_minor),
        min_base=money(rule.min_base_minor),
        max_discount=money(rule.max_discount_minor),
        scope=CouponScope(rule.scope),
        items=items,
        stackable=rule.stackable,
        expires_at=start_after(today(at) + timedelta(days=rule.days)),
    )
