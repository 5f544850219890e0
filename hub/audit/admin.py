"""The trail in Django's admin; nobody changes it."""

from django.contrib import admin

from hub.audit.models import Entry, Seal, Tally, Verified
from hub.kernel.admin import ReadOnly


@admin.register(Entry)
class EntryAdmin(ReadOnly):
    list_display = ("at", "action", "kind", "object_id", "user_id", "role", "ip")
    list_filter = ("action", "role")
    search_fields = ("object_id",)
    show_full_result_count = False


@admin.register(Seal)
class SealAdmin(ReadOnly):
    list_display = ("day", "count", "made_at", "version")


@admin.register(Verified)
class VerifiedAdmin(ReadOnly):
    list_display = ("through", "broken", "checked_at", "whole_at")


@admin.register(Tally)
class TallyAdmin(ReadOnly):
    list_display = ("minute", "action", "user_id", "ip", "count")
