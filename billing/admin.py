"""Money in Django's admin: to look at, never to touch."""

from typing import Any, ClassVar

from django.contrib import admin

from billing.models import (
    Account,
    Entry,
    PayPicture,
    PayPlace,
    Posting,
    ProofLikeness,
    ProofPrint,
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


@admin.register(ProofPrint)
class ProofPrintAdmin(ReadOnly):
    list_display = ("recharge", "band_a", "band_b", "band_c", "band_d")
    fields = ("recharge", "band_a", "band_b", "band_c", "band_d")
    list_select_related = ("recharge",)


@admin.register(ProofLikeness)
class ProofLikenessAdmin(ReadOnly):
    list_display = ("recharge", "other", "distance")
    list_select_related = ("recharge", "other")


@admin.register(PayPlace)
class PayPlaceAdmin(ReadOnly):
    list_display = ("position", "kind", "name", "number", "holder", "currency", "active")
    list_filter = ("kind", "active")


@admin.register(PayPicture)
class PayPictureAdmin(ReadOnly):
    list_display = ("place", "version")
    fields = ("place", "version")
    list_select_related = ("place",)
