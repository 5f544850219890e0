"""The heart in Django's admin: looked at here, changed by operations only."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from chat.models import (
    Alias,
    Attachment,
    Conversation,
    Counter,
    Identity,
    Label,
    Member,
    Message,
    Reaction,
)


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    """Shows rows whose numbers and frames only operations keep whole."""

    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Conversation)
class ConversationAdmin(ReadOnly):
    list_display = ("last_message_at", "kind", "title", "identity", "channel_name", "state")
    list_filter = ("kind", "state", "channel_kind")
    list_select_related = ("identity",)
    search_fields = ("title", "identity__customer_name", "identity__name", "identity__phone")
    ordering = ("-last_message_at", "-id")


@admin.register(Message)
class MessageAdmin(ReadOnly):
    list_display = ("created_at", "conversation_id", "number", "kind", "direction", "state")
    list_filter = ("kind", "direction", "state", "private")
    ordering = ("-id",)


@admin.register(Identity)
class IdentityAdmin(ReadOnly):
    list_display = ("created_at", "name", "customer_name", "external_id", "phone", "blocked_at")
    search_fields = ("name", "customer_name", "external_id", "phone")


@admin.register(Attachment)
class AttachmentAdmin(ReadOnly):
    list_display = ("created_at", "kind", "name", "content_type", "size", "state", "tries")
    list_filter = ("kind", "state")
    ordering = ("-id",)


@admin.register(Label)
class LabelAdmin(ReadOnly):
    list_display = ("name",)
    search_fields = ("name",)


@admin.register(Member)
class MemberAdmin(ReadOnly):
    list_display = ("conversation_id", "user", "is_owner", "read_number", "joined_at")
    list_select_related = ("user",)


@admin.register(Alias)
class AliasAdmin(ReadOnly):
    list_display = ("external_id", "identity")
    list_select_related = ("identity",)


@admin.register(Counter)
class CounterAdmin(ReadOnly):
    list_display = ("conversation_id", "last_number", "last_seq", "moved_at")


@admin.register(Reaction)
class ReactionAdmin(ReadOnly):
    list_display = ("emoji", "message_id", "user_id", "identity_id")
