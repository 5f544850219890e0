"""What follows from a done order in Django's admin: to look at, never to touch."""

from django.contrib import admin

from field_service.models import (
    AfterSettings,
    BilledSource,
    DocumentVersion,
    OrderDocument,
    OrderSurvey,
    Review,
    ServiceRate,
)
from hub.kernel.admin import ReadOnly


@admin.register(ServiceRate)
class ServiceRateAdmin(ReadOnly):
    list_display = ("what", "kind", "item", "per", "rounds_to", "updated_at")
    list_select_related = ("kind", "item")


@admin.register(BilledSource)
class BilledSourceAdmin(ReadOnly):
    list_display = ("order", "kind", "source", "invoice", "released_at", "created_at")
    list_filter = ("kind",)
    list_select_related = ("order", "invoice")


@admin.register(AfterSettings)
class AfterSettingsAdmin(ReadOnly):
    list_display = ("asks", "delay_minutes", "low", "callback_days", "updated_at")


@admin.register(OrderSurvey)
class OrderSurveyAdmin(ReadOnly):
    list_display = ("order", "state", "score", "via", "asked_at", "answered_at", "told_error")
    list_filter = ("state", "score")
    list_select_related = ("order",)


@admin.register(Review)
class ReviewAdmin(ReadOnly):
    list_display = ("order", "verdict", "note", "author", "created_at")
    list_select_related = ("order", "author")


@admin.register(OrderDocument)
class OrderDocumentAdmin(ReadOnly):
    list_display = ("name", "order", "staff_only", "created_by", "updated_at")
    list_select_related = ("order", "created_by")


@admin.register(DocumentVersion)
class DocumentVersionAdmin(ReadOnly):
    list_display = ("document", "number", "author", "created_at")
    list_select_related = ("document", "author")
