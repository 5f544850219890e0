"""Customers in Django's admin; what operations write is only shown."""

from django.contrib import admin

from crm.models import (
    Board,
    Communication,
    Customer,
    Duplicate,
    Grant,
    Import,
    Inquiry,
    InquiryStep,
    LostReason,
    Merge,
    Opportunity,
    OpportunityStep,
    Reading,
    RefusedLine,
)
from hub.kernel.admin import Kept, ReadOnly


@admin.register(Customer)
class CustomerAdmin(Kept):
    list_display = ("name", "document_number", "phone", "email", "status", "category", "created_at")
    list_filter = ("status", "category")
    search_fields = ("name", "document_number", "phone", "email")
    readonly_fields = ("portal_user", "first_identity", "created_at", "updated_at")


@admin.register(Communication)
class CommunicationAdmin(ReadOnly):
    list_display = ("created_at", "customer", "channel", "state", "answered_by", "answered_at")
    list_filter = ("state", "channel")
    list_select_related = ("customer", "answered_by")


@admin.register(Grant)
class GrantAdmin(ReadOnly):
    list_display = ("created_at", "customer", "communication", "recharge_id", "spent_at")
    list_select_related = ("customer", "communication")


@admin.register(Reading)
class ReadingAdmin(ReadOnly):
    list_display = ("conversation_id", "number", "waiting")


@admin.register(Duplicate)
class DuplicateAdmin(ReadOnly):
    list_display = ("first", "second", "reasons", "found_at", "dismissed_at")
    list_select_related = ("first", "second")


@admin.register(Merge)
class MergeAdmin(ReadOnly):
    list_display = ("at", "kept", "gone", "by", "undone_at")
    list_select_related = ("kept", "gone", "by")


@admin.register(Import)
class ImportAdmin(ReadOnly):
    list_display = ("created_at", "name", "state", "rows", "made", "updated", "refused", "by")
    list_select_related = ("by",)


@admin.register(RefusedLine)
class RefusedLineAdmin(ReadOnly):
    list_display = ("run", "line", "problems")
    list_select_related = ("run",)


@admin.register(Board)
class BoardAdmin(ReadOnly):
    list_display = ("stage",)


@admin.register(LostReason)
class LostReasonAdmin(ReadOnly):
    list_display = ("name", "archived_at", "created_at")


@admin.register(Opportunity)
class OpportunityAdmin(ReadOnly):
    list_display = ("title", "customer", "owner", "stage", "outcome", "expected_close")
    list_filter = ("stage", "outcome")
    list_select_related = ("customer", "owner")


@admin.register(OpportunityStep)
class OpportunityStepAdmin(ReadOnly):
    list_display = ("created_at", "opportunity", "from_stage", "to_stage", "author")
    list_select_related = ("opportunity", "author")


@admin.register(Inquiry)
class InquiryAdmin(ReadOnly):
    list_display = ("created_at", "subject", "customer", "state", "assignee", "due_at")
    list_filter = ("state",)
    list_select_related = ("customer", "assignee")


@admin.register(InquiryStep)
class InquiryStepAdmin(ReadOnly):
    list_display = ("created_at", "inquiry", "kind", "author")
    list_select_related = ("inquiry", "author")
