"""Customers in Django's admin; what operations write is only shown."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from crm.models import Communication, Customer, Grant, Reading


@admin.register(Customer)
class CustomerAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("name", "document_number", "phone", "email", "status", "category", "created_at")
    list_filter = ("status", "category")
    search_fields = ("name", "document_number", "phone", "email")
    readonly_fields = ("portal_user", "first_identity", "created_at", "updated_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    """Shows rows that only operations may write."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Communication)
class CommunicationAdmin(ReadOnly):
    list_display = ("created_at", "customer", "channel", "state", "answered_by", "answered_at")
    list_filter = ("state", "channel")
    list_select_related = ("customer", "answered_by")


@admin.register(Grant)
class GrantAdmin(ReadOnly):
    list_display = ("created_at", "customer", "communication", "recharge_id", "spent_at")
    list_select_related = ("customer", "communication")


@admin.register(Reading)
class ReadingAdmin(ReadOnly):
    list_display = ("conversation_id", "number", "waiting")
