"""Rules that give coupons, and booklets, on the wire."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from billing.models import Booklet, CouponRule
from billing.queries.coupon_rules import coupons_in
from billing.queries.coupons import with_people
from billing.serializers.coupon_shapes import CouponShape
from billing.serializers.coupons import coupon, items_of
from billing.types import CouponScope, RuleEvent
from crm.serializers import NamedShape
from hub.accounts.queries import card
from hub.accounts.serializers import CardShape
from hub.kernel.clock import iso
from hub.kernel.money import Money
from hub.kernel.money_fields import MoneyShape

if TYPE_CHECKING:
    from hub.accounts.models import User


class CouponRuleShape(serializers.Serializer[Any]):
    """A rule with how often it gave."""

    id = serializers.CharField()
    name = serializers.CharField()
    event = serializers.ChoiceField(choices=RuleEvent.choices)
    least = MoneyShape()
    percent = serializers.CharField(allow_null=True)
    amount = MoneyShape(allow_null=True)
    min_base = MoneyShape(allow_null=True)
    max_discount = MoneyShape(allow_null=True)
    scope = serializers.ChoiceField(choices=CouponScope.choices)
    items = NamedShape(many=True, help_text="Of the catalogue, for the scope `items`.")
    stackable = serializers.BooleanField()
    days = serializers.IntegerField()
    count = serializers.IntegerField()
    is_on = serializers.BooleanField()
    given = serializers.IntegerField()
    created_at = serializers.DateTimeField()


class BookletShape(serializers.Serializer[Any]):
    """A booklet with how many coupons it has, how many are used and how many are left."""

    id = serializers.CharField()
    name = serializers.CharField()
    customer = NamedShape()
    count = serializers.IntegerField()
    used = serializers.IntegerField()
    left = serializers.IntegerField()
    created_by = CardShape(allow_null=True)
    created_at = serializers.DateTimeField()


class BookletDetailShape(BookletShape):
    """A booklet with its coupons, in their order."""

    coupons = CouponShape(many=True)


def rule(row: CouponRule) -> dict[str, Any]:
    """Return a rule from `queries.coupon_rules.rules`."""

    def money(minor: int | None) -> dict[str, str] | None:
        return Money(minor, row.currency).as_json() if minor is not None else None

    return {
        "id": str(row.id),
        "name": row.name,
        "event": row.event,
        "least": money(row.least_minor),
        "percent": f"{row.percent.normalize():f}" if row.percent is not None else None,
        "amount": money(row.amount_minor),
        "min_base": money(row.min_base_minor or None),
        "max_discount": money(row.max_discount_minor),
        "scope": row.scope,
        "items": items_of(row),
        "stackable": row.stackable,
        "days": row.days,
        "count": row.count,
        "is_on": row.is_on,
        "given": getattr(row, "given", 0),
        "created_at": iso(row.created_at),
    }


def booklet(row: Any) -> dict[str, Any]:
    """Return a booklet from `queries.coupon_rules.booklets`, which counted its coupons."""
    return {
        "id": str(row.id),
        "name": row.name,
        "customer": {"id": str(row.customer_id), "name": row.customer.name},
        "count": row.count,
        "used": row.used,
        "left": row.left,
        "created_by": card(row.created_by) if row.created_by is not None else None,
        "created_at": iso(row.created_at),
    }


def booklet_detail(row: Booklet, user: User, at: datetime) -> dict[str, Any]:
    """Return a booklet with its coupons."""
    rows = with_people(coupons_in(row))
    return {**booklet(row), "coupons": [coupon(each, user, at) for each in rows]}
