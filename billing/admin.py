"""Money in Django's admin: to look at, never to touch."""

from typing import Any, ClassVar

from django.contrib import admin

from billing.models import (
    Account,
    Checkout,
    Entry,
    GatewayAccount,
    GatewayEvent,
    GatewayRefund,
    Posting,
    Recharge,
    RechargeChange,
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


@admin.register(GatewayAccount)
class GatewayAccountAdmin(ReadOnly):
    list_display = ("name", "active", "known_as", "live", "heard_at", "last_error")
    exclude = ("credentials", "key")


@admin.register(GatewayEvent)
class GatewayEventAdmin(ReadOnly):
    list_display = ("received_at", "account", "topic", "charge_id", "state", "error")
    list_filter = ("state",)
    list_select_related = ("account",)
    search_fields = ("charge_id",)


@admin.register(Checkout)
class CheckoutAdmin(ReadOnly):
    list_display = ("created_at", "payment", "account", "last_status", "error")
    list_select_related = ("payment", "account")


@admin.register(GatewayRefund)
class GatewayRefundAdmin(ReadOnly):
    list_display = ("created_at", "refund", "done_at", "failed_at", "tries", "error")
    list_select_related = ("refund",)
