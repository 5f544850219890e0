"""Recharges and where to pay, in Django's admin."""

from django.contrib import admin

from billing.models import PayPicture, PayPlace, ProofLikeness, ProofPrint, Recharge, RechargeChange
from hub.kernel.admin import ReadOnly


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
