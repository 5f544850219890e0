"""Gateways and what they told, in Django's admin."""

from django.contrib import admin

from billing.models import Checkout, GatewayAccount, GatewayEvent, GatewayRefund
from hub.kernel.admin import ReadOnly


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
