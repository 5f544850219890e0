"""Rules that give coupons, what they gave, and booklets."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from billing.models.catalogue import Item
from billing.types import CouponScope, RuleEvent
from hub.kernel.ids import new_id

MOST_OF_BOOKLET = 50


class CouponRule(models.Model):
    """`paid 100 or more → 5 %, 30 days`: one coupon, or one booklet, for each transaction."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    event = models.CharField(max_length=8, choices=RuleEvent.choices)
    currency = models.CharField(max_length=3)
    least_minor = models.BigIntegerField(default=0)  # of the transaction
    percent = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    amount_minor = models.BigIntegerField(null=True)
    min_base_minor = models.BigIntegerField(default=0)
    max_discount_minor = models.BigIntegerField(null=True)
    scope = models.CharField(max_length=8, choices=CouponScope.choices, default=CouponScope.ANY)
    items = models.ManyToManyField(Item, related_name="+")  # of scope `items`
    stackable = models.BooleanField(default=False)
    days = models.PositiveSmallIntegerField()  # that a coupon is good for
    count = models.PositiveSmallIntegerField(default=1)  # above one they are a booklet
    is_on = models.BooleanField(default=True)
    on_since = models.DateTimeField()  # what happened before earns nothing
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__gt=0, percent__lte=100, amount_minor=None)
                | Q(percent=None, amount_minor__gt=0),
                name="coupon_rule_is_worth_something",
            ),
            models.CheckConstraint(
                condition=Q(
                    event__in=RuleEvent.values,
                    days__gte=1,
                    count__gte=1,
                    count__lte=MOST_OF_BOOKLET,
                    least_minor__gte=0,
                ),
                name="coupon_rule_makes_sense",
            ),
        ]
        indexes = [models.Index(fields=["-created_at", "-id"], name="coupon_rule_newest")]

    def __str__(self) -> str:
        return self.name


class CouponAward(models.Model):
    """A rule gave its coupons for one transaction, and never gives them again for it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    rule = models.ForeignKey(CouponRule, on_delete=models.PROTECT, related_name="awards")
    source_id = models.UUIDField()  # of the rule's kind of event
    customer = models.ForeignKey("crm.Customer", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rule", "source_id"], name="coupon_award_once"),
        ]
        indexes = [models.Index(fields=["source_id"], name="coupon_award_by_source")]

    def __str__(self) -> str:
        return str(self.source_id)


class Booklet(models.Model):
    """A named set of coupons of one customer: a cuponera."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    customer = models.ForeignKey("crm.Customer", on_delete=models.PROTECT, related_name="booklets")
    made_for = models.ForeignKey("crm.Customer", on_delete=models.PROTECT, related_name="+")
    client_key = models.CharField(max_length=240, null=True, unique=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="booklet_newest"),
            models.Index(fields=["customer", "-created_at"], name="booklet_of_customer"),
        ]

    def __str__(self) -> str:
        return self.name
