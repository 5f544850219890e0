"""What was done at the machine in Django's admin: to look at, never to touch."""

from django.contrib import admin

from field_service.models import (
    ActivityReport,
    Checklist,
    ChecklistAnswer,
    ChecklistVersion,
    Findings,
    OrderChecklist,
    Photo,
    Signature,
)
from hub.kernel.admin import ReadOnly


@admin.register(Checklist)
class ChecklistAdmin(ReadOnly):
    list_display = ("name", "machine_kind", "order_kind", "archived_at", "updated_at")
    list_select_related = ("machine_kind", "order_kind")


@admin.register(ChecklistVersion)
class ChecklistVersionAdmin(ReadOnly):
    list_display = ("created_at", "name", "number", "author")
    list_select_related = ("author",)


@admin.register(OrderChecklist)
class OrderChecklistAdmin(ReadOnly):
    list_display = ("begun_at", "order", "version")
    list_select_related = ("order", "version")


@admin.register(ChecklistAnswer)
class ChecklistAnswerAdmin(ReadOnly):
    list_display = ("happened_at", "order", "item", "value", "author")
    list_select_related = ("order", "author")


@admin.register(Photo)
class PhotoAdmin(ReadOnly):
    list_display = ("taken_at", "order", "tag", "author")
    list_filter = ("tag",)
    list_select_related = ("order", "author")


@admin.register(Findings)
class FindingsAdmin(ReadOnly):
    list_display = ("written_at", "order", "fault", "author")
    list_select_related = ("order", "author")


@admin.register(Signature)
class SignatureAdmin(ReadOnly):
    list_display = ("signed_at", "order", "name", "absent_reason", "author")
    list_select_related = ("order", "author")
    exclude = ("drawing",)


@admin.register(ActivityReport)
class ActivityReportAdmin(ReadOnly):
    list_display = ("created_at", "number", "version", "order", "told_at", "told_by")
    list_select_related = ("order",)
