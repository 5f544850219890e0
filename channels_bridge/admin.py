"""The bridge's rows in Django's admin: to look at, not to change."""

from django.contrib import admin

from channels_bridge.models import (
    Channel,
    Delivery,
    Duty,
    EarlyChange,
    EarlyStatus,
    NameAsked,
    Part,
    RawEvent,
    ReactionOut,
    Sign,
    StaffStart,
    Template,
    TemplateSync,
)
from hub.kernel.admin import ReadOnly


@admin.register(Channel)
class ChannelAdmin(ReadOnly):
    exclude = ("credentials", "former", "key")
    list_display = ("name", "kind", "state", "token_state", "stopped_at", "last_error")


@admin.register(RawEvent)
class RawEventAdmin(ReadOnly):
    exclude = ("body",)
    list_display = ("received_at", "channel", "state", "tries", "error")
    list_filter = ("state", "channel")


@admin.register(Delivery)
class DeliveryAdmin(ReadOnly):
    list_display = ("created_at", "channel", "state", "attempt", "next_try_at", "error")
    list_filter = ("state", "channel")


@admin.register(Duty)
class DutyAdmin(ReadOnly):
    list_display = ("channel", "kind", "next_at", "done_at", "refusals", "error")
    list_filter = ("kind", "channel")


@admin.register(EarlyStatus)
class EarlyStatusAdmin(ReadOnly):
    list_display = ("created_at", "channel", "status", "external_id")


@admin.register(EarlyChange)
class EarlyChangeAdmin(ReadOnly):
    exclude = ("told",)
    list_display = ("created_at", "channel", "kind", "external_id")


@admin.register(StaffStart)
class StaffStartAdmin(ReadOnly):
    list_display = ("created_at", "channel", "answer", "tries", "due_at")
    list_filter = ("channel",)


@admin.register(Sign)
class SignAdmin(ReadOnly):
    list_display = ("conversation_id", "channel", "wanted_number", "told_number", "typing_at")
    list_filter = ("channel",)


@admin.register(Template)
class TemplateAdmin(ReadOnly):
    list_display = ("name", "language", "channel", "category", "status", "synced_at")
    list_filter = ("status", "channel")


@admin.register(TemplateSync)
class TemplateSyncAdmin(ReadOnly):
    list_display = ("channel", "synced_at", "due_at", "error")


@admin.register(Part)
class PartAdmin(ReadOnly):
    list_display = ("delivery", "ordinal", "kind", "channel", "recipient")
    list_filter = ("channel", "kind")
    search_fields = ("recipient", "external_id")


@admin.register(ReactionOut)
class ReactionOutAdmin(ReadOnly):
    list_display = ("message_id", "channel", "emoji", "refusals", "next_try_at")
    list_filter = ("channel",)


@admin.register(NameAsked)
class NameAskedAdmin(ReadOnly):
    list_display = ("identity_id", "channel", "tries", "next_try_at")
    list_filter = ("channel",)
