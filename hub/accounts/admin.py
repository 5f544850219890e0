"""People and sign-ins in Django's own admin; the latter to look at only."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group
from django.http import HttpRequest

from hub.accounts.models import BotToken, LoginMiss, Session, User


@admin.register(User)
class UserAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Names and roles; passwords and shutting out belong to the web app's own screens."""

    list_display = ("username", "name", "role", "is_active", "created_at")
    list_filter = ("role", "is_active")
    search_fields = ("username", "first_name", "last_name", "email")
    fields = ("username", "first_name", "last_name", "email", "phone", "language", "role")
    readonly_fields = ("role",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class LookOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    """Rows that only operations change."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Session)
class SessionAdmin(LookOnly):
    list_display = ("user", "ip", "created_at", "last_seen_at", "ended_at", "end_reason")
    list_filter = ("end_reason",)


@admin.register(BotToken)
class BotTokenAdmin(LookOnly):
    list_display = ("name", "user", "created_at", "revoked_at")
    exclude = ("digest",)


@admin.register(LoginMiss)
class LoginMissAdmin(LookOnly):
    list_display = ("ip", "at")
    exclude = ("account",)


admin.site.unregister(Group)
