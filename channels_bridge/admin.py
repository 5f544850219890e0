"""The bridge's rows in Django's admin: to look at, not to change."""

from django.contrib import admin

from channels_bridge.models import Channel, Delivery, EarlyStatus, RawEvent, StaffStart
from hub.kernel.admin import ReadOnly


@admin.register(Channel)
class ChannelAdmin(ReadOnly):
    exclude = ("credentials", "key")
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


@admin.register(EarlyStatus)
class EarlyStatusAdmin(ReadOnly):
    list_display = ("created_at", "channel", "status", "external_id")


@admin.register(StaffStart)
class StaffStartAdmin(ReadOnly):
    list_display = ("created_at", "channel", "answer", "tries", "due_at")
    list_filter = ("channel",)
