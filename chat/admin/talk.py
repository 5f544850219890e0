"""What was said, by whom, and what stands around it."""

from django.contrib import admin

from chat.admin.long import Long
from chat.models import (
    Alias,
    Attachment,
    Conversation,
    Counter,
    Draft,
    Edition,
    Hook,
    HookDelivery,
    HookMark,
    Identity,
    Label,
    Member,
    Mention,
    Message,
    NoticeDue,
    Preview,
    Reaction,
    SearchEntry,
    SearchMark,
    SearchName,
    Subscription,
)


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


@admin.register(Mention)
class MentionAdmin(Long):
    list_display = ("conversation_id", "number", "user")
    list_select_related = ("user",)


@admin.register(Edition)
class EditionAdmin(Long):
    list_display = ("at", "message_id", "by")
    list_select_related = ("by",)


@admin.register(Draft)
class DraftAdmin(Long):
    list_display = ("updated_at", "conversation_id", "user")
    list_select_related = ("user",)


@admin.register(Preview)
class PreviewAdmin(Long):
    list_display = ("url", "state", "title", "tries")
    list_filter = ("state",)


@admin.register(SearchEntry)
class SearchEntryAdmin(Long):
    list_display = ("id", "conversation_id", "number", "kind")


@admin.register(SearchName)
class SearchNameAdmin(Long):
    list_display = ("folded", "conversation_id")


@admin.register(SearchMark)
class SearchMarkAdmin(Long):
    list_display = ("conversation_id", "seq")


@admin.register(Hook)
class HookAdmin(Long):
    list_display = ("name", "conversation_id", "bot", "last_used_at", "ended_at")
    list_select_related = ("bot",)
    exclude = ("digest",)


@admin.register(Subscription)
class SubscriptionAdmin(Long):
    list_display = ("name", "url", "paused_at", "failing_since")
    exclude = ("secret",)


@admin.register(HookDelivery)
class HookDeliveryAdmin(Long):
    list_display = ("created_at", "subscription", "kind", "state", "tries", "status_code")
    list_filter = ("state",)
    list_select_related = ("subscription",)


@admin.register(HookMark)
class HookMarkAdmin(Long):
    list_display = ("conversation_id", "number", "meta_seq")


@admin.register(NoticeDue)
class NoticeDueAdmin(Long):
    list_display = ("look_at", "tries", "conversation_id", "message_id")
