"""The catalogue and quotes, in Django's admin."""

from django.contrib import admin

from billing.models import (
    Item,
    ItemPrice,
    Quote,
    QuoteAnswer,
    QuoteLine,
    QuoteRevision,
    QuoteStep,
    TaxRate,
)
from hub.kernel.admin import ReadOnly


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
