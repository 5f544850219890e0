"""Plans, papers, labels and tables in Django's admin: to look at, never to touch."""

from django.contrib import admin

from field_service.models import (
    LabelRequest,
    MachineChange,
    MachineDocument,
    MachineLabel,
    PaperVersion,
    PlanRun,
    ServiceIntake,
    ServicePlan,
)
from hub.kernel.admin import ReadOnly


@admin.register(ServicePlan)
class ServicePlanAdmin(ReadOnly):
    list_display = ("title", "machine", "next_on", "next_hours", "cycle", "is_paused")
    list_filter = ("is_paused",)
    list_select_related = ("machine",)
    search_fields = ("title", "machine__name", "machine__serial")


@admin.register(PlanRun)
class PlanRunAdmin(ReadOnly):
    list_display = ("created_at", "plan", "cycle", "order", "why", "due_on", "due_hours")
    list_select_related = ("plan", "order")


@admin.register(MachineChange)
class MachineChangeAdmin(ReadOnly):
    list_display = ("at", "machine", "what", "before", "after", "reason")
    list_select_related = ("machine",)


@admin.register(MachineDocument)
class MachineDocumentAdmin(ReadOnly):
    list_display = ("title", "kind", "machine", "is_shared", "archived_at", "created_at")
    list_filter = ("kind",)
    list_select_related = ("machine",)


@admin.register(PaperVersion)
class DocumentVersionAdmin(ReadOnly):
    list_display = ("created_at", "document", "number", "note")
    list_select_related = ("document",)


@admin.register(MachineLabel)
class MachineLabelAdmin(ReadOnly):
    list_display = ("created_at", "machine", "revoked_at")
    list_select_related = ("machine",)


@admin.register(LabelRequest)
class LabelRequestAdmin(ReadOnly):
    list_display = ("created_at", "order", "name", "phone")
    list_select_related = ("order",)


@admin.register(ServiceIntake)
class ServiceIntakeAdmin(ReadOnly):
    list_display = ("created_at", "kind", "name", "state", "made", "repeated")
    list_filter = ("kind", "state")
