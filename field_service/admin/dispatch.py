"""The schedule in Django's admin: to look at, never to touch."""

from django.contrib import admin

from field_service.models import CalendarLink, DispatchRules
from hub.kernel.admin import ReadOnly


@admin.register(DispatchRules)
class DispatchRulesAdmin(ReadOnly):
    list_display = ("travel_minutes", "warn_days")


@admin.register(CalendarLink)
class CalendarLinkAdmin(ReadOnly):
    list_display = ("user", "created_at")
    list_select_related = ("user",)
