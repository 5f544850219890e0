"""Requests about people's own data in Django's admin, only shown."""

from django.contrib import admin

from hub.kernel.admin import ReadOnly
from hub.privacy.models import Breach, PrivacyRequest, PrivacySettings, RetentionRule


@admin.register(PrivacyRequest)
class PrivacyRequestAdmin(ReadOnly):
    list_display = ("created_at", "right", "state", "country", "due_on", "handled_by")
    list_filter = ("right", "state", "country")
    list_select_related = ("handled_by",)


@admin.register(PrivacySettings)
class PrivacySettingsAdmin(ReadOnly):
    list_display = ("country", "officer", "contact")


@admin.register(RetentionRule)
class RetentionRuleAdmin(ReadOnly):
    list_display = ("key", "days", "ran_at", "removed")


@admin.register(Breach)
class BreachAdmin(ReadOnly):
    list_display = ("found_at", "title", "due_at", "authority_told_at", "closed_at")
    search_fields = ("title",)
