"""Money in Django's admin: to look at, never to touch."""

from typing import Any, ClassVar

from django.contrib import admin

from billing.models import (
    Account,
    Entry,
    Item,
    ItemPrice,
    Posting,
    Quote,
    QuoteAnswer,
    QuoteLine,
    QuoteRevision,
    QuoteStep,
    Recharge,
    RechargeChange,
    TaxRate,
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


@admin.register(Item)
class ItemAdmin(ReadOnly):
    list_display = ("code", "name", "kind", "price_minor", "currency", "is_active")
    list_filter = ("kind", "is_active")
    search_fields = ("code", "name")


@admin.register(ItemPrice)
class ItemPriceAdmin(ReadOnly):
    list_display = ("item", "category", "price_minor")
    list_select_related = ("item", "category")


@admin.register(TaxRate)
class TaxRateAdmin(ReadOnly):
    list_display = ("name", "country", "kind", "rate")
    list_filter = ("country",)


@admin.register(Quote)
class QuoteAdmin(ReadOnly):
    list_display = ("created_at", "number", "revision", "customer", "total_minor", "state")
    list_filter = ("state",)
    list_select_related = ("customer",)
    search_fields = ("number", "customer__name")


@admin.register(QuoteLine)
class QuoteLineAdmin(ReadOnly):
    list_display = ("quote", "position", "description", "quantity", "total_minor")
    list_select_related = ("quote",)


@admin.register(QuoteRevision)
class QuoteRevisionAdmin(ReadOnly):
    list_display = ("label", "number", "total_minor", "sent_at", "sent_by")
    list_select_related = ("sent_by",)
    exclude = ("pdf",)


@admin.register(QuoteAnswer)
class QuoteAnswerAdmin(ReadOnly):
    list_display = ("quote", "how", "name", "at")
    list_select_related = ("quote",)
    exclude = ("signature",)


@admin.register(QuoteStep)
class QuoteStepAdmin(ReadOnly):
    list_display = ("created_at", "quote", "what", "revision", "author")
    list_select_related = ("quote", "author")
