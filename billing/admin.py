"""Money in Django's admin: to look at, never to touch."""

from typing import Any, ClassVar

from django.contrib import admin

from billing.models import (
    Account,
    Booklet,
    Coupon,
    CouponAward,
    CouponChange,
    CouponRule,
    CouponUse,
    Entry,
    Mailed,
    Posting,
    Recharge,
    RechargeChange,
    StoredPdf,
)
from hub.kernel.admin import ReadOnly


@admin.register(Account)
class AccountAdmin(ReadOnly):
    list_display = ("kind", "customer", "currency", "balance", "updated_at")
    list_filter = ("kind", "currency")
    list_select_related = ("customer",)


class PostingInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Posting
    extra = 0
    can_delete = False


@admin.register(Entry)
class EntryAdmin(ReadOnly):
    list_display = ("created_at", "kind", "source_type", "source_id", "description", "author")
    list_filter = ("kind",)
    list_select_related = ("author",)
    inlines: ClassVar[list[Any]] = [PostingInline]


@admin.register(Posting)
class PostingAdmin(ReadOnly):
    list_display = ("id", "entry", "account", "amount", "balance_after")
    list_select_related = ("entry", "account")


@admin.register(Recharge)
class RechargeAdmin(ReadOnly):
    list_display = ("created_at", "customer", "amount_minor", "currency", "method", "state")
    list_filter = ("state", "method")
    list_select_related = ("customer",)
    search_fields = ("operation_number", "customer__name")


@admin.register(RechargeChange)
class RechargeChangeAdmin(ReadOnly):
    list_display = ("created_at", "recharge", "field", "old", "new", "author")
    list_select_related = ("recharge", "author")


@admin.register(StoredPdf)
class StoredPdfAdmin(ReadOnly):
    list_display = ("created_at", "kind", "subject_id", "edition", "sha256", "size")
    list_filter = ("kind",)


@admin.register(Mailed)
class MailedAdmin(ReadOnly):
    list_display = ("created_at", "kind", "label", "to", "state", "tries", "sent_at")
    list_filter = ("state", "kind")
    search_fields = ("label", "to")


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
