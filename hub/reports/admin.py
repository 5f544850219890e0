"""Notices in Django's admin: to look at."""

from django.contrib import admin

from hub.kernel.admin import ReadOnly
from hub.reports.models import (
    Alert,
    Goal,
    NoticePreference,
    Notification,
    NotificationSettings,
    PushSubscription,
    ReportRun,
    TelegramCode,
    TelegramLink,
    Telling,
)


@admin.register(Notification)
class NotificationAdmin(ReadOnly):
    list_display = ("created_at", "user", "kind", "title", "read_at")
    list_filter = ("kind",)
    exclude = ("text",)


@admin.register(NotificationSettings)
class NotificationSettingsAdmin(ReadOnly):
    list_display = ("user", "email_when_away", "push", "telegram", "quiet_from", "quiet_to")


@admin.register(PushSubscription)
class PushSubscriptionAdmin(ReadOnly):
    list_display = ("user", "created_at")
    exclude = ("endpoint", "digest", "p256dh", "auth")


@admin.register(TelegramCode)
class TelegramCodeAdmin(ReadOnly):
    list_display = ("user", "expires_at")
    exclude = ("digest",)


@admin.register(TelegramLink)
class TelegramLinkAdmin(ReadOnly):
    list_display = ("user", "name", "linked_at")


@admin.register(NoticePreference)
class NoticePreferenceAdmin(ReadOnly):
    list_display = ("user", "kind", "road", "on")


@admin.register(Telling)
class TellingAdmin(ReadOnly):
    list_display = ("created_at", "user", "kind", "road", "state", "reason")
    list_filter = ("road", "state")


@admin.register(Alert)
class AlertAdmin(ReadOnly):
    list_display = ("due_at", "way", "state", "tries", "error")
    list_filter = ("way", "state")


@admin.register(ReportRun)
class ReportRunAdmin(ReadOnly):
    list_display = ("created_at", "user", "report", "format", "state", "done")
    list_filter = ("state", "format")
    exclude = ("content",)


@admin.register(Goal)
class GoalAdmin(ReadOnly):
    list_display = ("report", "figure", "period", "scope", "comparison", "target", "amber")
    list_filter = ("scope", "period")
