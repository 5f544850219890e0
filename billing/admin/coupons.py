"""Coupons, their rules and booklets, in Django's admin."""

from django.contrib import admin

from billing.models import Booklet, Coupon, CouponAward, CouponChange, CouponRule, CouponUse
from hub.kernel.admin import ReadOnly


@admin.register(Coupon)
class CouponAdmin(ReadOnly):
    list_display = ("created_at", "kind", "customer", "state", "used", "limit", "expires_at")
    list_filter = ("kind", "state")
    list_select_related = ("customer",)
    search_fields = ("reference", "customer__name")


@admin.register(CouponUse)
class CouponUseAdmin(ReadOnly):
    list_display = ("created_at", "coupon", "customer", "amount_minor", "author")
    list_select_related = ("coupon", "customer", "author")


@admin.register(CouponChange)
class CouponChangeAdmin(ReadOnly):
    list_display = ("created_at", "coupon", "what", "about", "author")
    list_select_related = ("coupon", "author")


@admin.register(CouponRule)
class CouponRuleAdmin(ReadOnly):
    list_display = ("name", "event", "percent", "amount_minor", "days", "count", "is_on")
    list_filter = ("event", "is_on")


@admin.register(CouponAward)
class CouponAwardAdmin(ReadOnly):
    list_display = ("created_at", "rule", "customer", "source_id")
    list_select_related = ("rule", "customer")


@admin.register(Booklet)
class BookletAdmin(ReadOnly):
    list_display = ("created_at", "name", "customer", "created_by")
    list_select_related = ("customer", "created_by")
