"""What every app's page in Django's admin stands on: rows to look at."""

from typing import Any

import django.contrib.auth.admin  # noqa: F401 - it registers Group, whose page is ours
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest

from hub.kernel.models import IdempotencyKey, Mark, PublicLink


class Kept(admin.ModelAdmin):
    """Rows made and ended by operations only; some of their fields may be corrected here.

    Whoever the site lets in sees all of it: what people may do follows their role, and nobody has
    permissions of Django's own.
    """

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.admin_site.has_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnly(Kept):
    """Rows that only operations change."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Mark)
class MarkAdmin(ReadOnly):
    list_display = ("name", "at", "figure")
    search_fields = ("name",)


@admin.register(IdempotencyKey)
class IdempotencyKeyAdmin(ReadOnly):
    list_display = ("route", "user", "claimed_at", "status")
    search_fields = ("route",)
    exclude = ("key", "body_hash", "answer")


@admin.register(PublicLink)
class PublicLinkAdmin(ReadOnly):
    list_display = ("kind", "subject", "created_at", "expires_at", "revoked_at", "times_seen")
    list_filter = ("kind",)
    search_fields = ("subject",)
    exclude = ("digest",)


@admin.register(LogEntry)
class LogEntryAdmin(ReadOnly):
    list_display = ("action_time", "user", "content_type", "object_repr", "action_flag")
    list_filter = ("action_flag",)
    search_fields = ("object_repr",)


@admin.register(ContentType)
class ContentTypeAdmin(ReadOnly):
    list_display = ("app_label", "model")
    list_filter = ("app_label",)


@admin.register(Permission)
class PermissionAdmin(ReadOnly):
    """Django's own; what people may do here follows their role."""

    list_display = ("codename", "content_type")
    search_fields = ("codename",)


admin.site.unregister(Group)


@admin.register(Group)
class GroupAdmin(ReadOnly):
    """Django's own; nobody is in one here."""

    list_display = ("name",)
