"""The heart in Django's admin: looked at here, changed by operations only."""

from django.contrib import admin

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
from hub.kernel.admin import ReadOnly


class Long(ReadOnly):
    """Tables too long to be counted for every page."""

    list_per_page = 50
    show_full_result_count = False


@admin.register(Conversation)
class ConversationAdmin(Long):
    list_display = ("last_message_at", "kind", "title", "identity", "channel_name", "state")
    list_filter = ("kind", "state", "channel_kind")
    list_select_related = ("identity",)
    search_fields = ("title", "identity__customer_name", "identity__name", "identity__phone")
    ordering = ("-last_message_at", "-id")


@admin.register(Message)
class MessageAdmin(Long):
    list_display = ("created_at", "conversation_id", "number", "kind", "direction", "state")
    list_filter = ("kind", "direction", "state", "private")
    ordering = ("-id",)


@admin.register(Identity)
class IdentityAdmin(Long):
    list_display = ("created_at", "name", "customer_name", "external_id", "phone", "blocked_at")
    search_fields = ("name", "customer_name", "external_id", "phone")


@admin.register(Attachment)
class AttachmentAdmin(Long):
    list_display = ("created_at", "kind", "name", "content_type", "size", "state", "tries")
    list_filter = ("kind", "state")
    ordering = ("-id",)


@admin.register(Label)
class LabelAdmin(Long):
    list_display = ("name",)
    search_fields = ("name",)


@admin.register(Member)
class MemberAdmin(Long):
    list_display = ("conversation_id", "user", "is_owner", "read_number", "joined_at")
    list_select_related = ("user",)


@admin.register(Alias)
class AliasAdmin(Long):
    list_display = ("external_id", "identity")
    list_select_related = ("identity",)


@admin.register(Counter)
class CounterAdmin(Long):
    list_display = ("conversation_id", "last_number", "last_seq", "moved_at")


@admin.register(Reaction)
class ReactionAdmin(Long):
    list_display = ("emoji", "message_id", "user_id", "identity_id")
