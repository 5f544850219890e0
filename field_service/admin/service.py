"""Service in Django's admin: to look at, never to touch."""

from django.contrib import admin

from field_service.models import (
    Absence,
    Booking,
    HeldSkill,
    Machine,
    MachineKind,
    Order,
    OrderKind,
    OrderNotice,
    OrderStep,
    Reading,
    RequiredSkill,
    Shift,
    Skill,
    TimeLog,
)
from hub.kernel.admin import ReadOnly


@admin.register(MachineKind, Skill)
class WordAdmin(ReadOnly):
    list_display = ("name", "archived_at", "created_at")


@admin.register(Machine)
class MachineAdmin(ReadOnly):
    list_display = ("name", "kind", "serial", "customer", "hour_meter", "state")
    list_filter = ("state", "kind")
    list_select_related = ("kind", "customer")
    search_fields = ("name", "serial", "customer__name")


@admin.register(Reading)
class ReadingAdmin(ReadOnly):
    list_display = ("at", "machine", "before", "hours", "reason", "source")
    list_select_related = ("machine",)


@admin.register(OrderKind)
class OrderKindAdmin(ReadOnly):
    list_display = ("name", "minutes", "answer_minutes", "finish_minutes")


@admin.register(Order)
class OrderAdmin(ReadOnly):
    list_display = ("created_at", "number", "customer", "title", "priority", "state")
    list_filter = ("state", "priority", "kind")
    list_select_related = ("customer",)
    search_fields = ("number", "title", "customer__name")


@admin.register(OrderStep)
class OrderStepAdmin(ReadOnly):
    list_display = ("created_at", "order", "what", "before", "after", "author")
    list_select_related = ("order", "author")


@admin.register(Booking)
class BookingAdmin(ReadOnly):
    list_display = ("technician", "starts_at", "ends_at", "order", "released_at")
    list_select_related = ("technician", "order")


@admin.register(TimeLog)
class TimeLogAdmin(ReadOnly):
    list_display = ("technician", "kind", "started_at", "ended_at", "order")
    list_select_related = ("technician", "order")


@admin.register(RequiredSkill)
class RequiredSkillAdmin(ReadOnly):
    list_display = ("kind", "skill", "hard")
    list_select_related = ("kind", "skill")


@admin.register(HeldSkill)
class HeldSkillAdmin(ReadOnly):
    list_display = ("technician", "skill", "level", "expires_on")
    list_select_related = ("technician", "skill")


@admin.register(Shift)
class ShiftAdmin(ReadOnly):
    list_display = ("technician", "weekday", "starts", "ends")
    list_select_related = ("technician",)


@admin.register(Absence)
class AbsenceAdmin(ReadOnly):
    list_display = ("technician", "kind", "starts_at", "ends_at", "note")
    list_select_related = ("technician",)


@admin.register(OrderNotice)
class OrderNoticeAdmin(ReadOnly):
    list_display = ("created_at", "order", "text", "error")
    list_select_related = ("order",)
