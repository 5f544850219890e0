"""What every app's page in Django's admin stands on: rows to look at."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest


class Kept(admin.ModelAdmin):
    """Rows made and ended by operations only; some of their fields may be corrected here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnly(Kept):
    """Rows that only operations change."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
