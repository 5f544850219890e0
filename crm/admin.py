"""Customers in Django's admin; what operations write is only shown."""

from django.contrib import admin

from crm.models import (
    Board,
    BulkChange,
    BulkLine,
    Category,
    Communication,
    Contact,
    Contract,
    ContractMiss,
    Customer,
    CustomerFile,
    CustomField,
    Duplicate,
    Grant,
    Import,
    Inquiry,
    InquiryStep,
    LinkCode,
    LostReason,
    Merge,
    Note,
    NoteEdition,
    Opportunity,
    OpportunityStep,
    Reading,
    RefusedLine,
    ShownCode,
    Status,
)
from hub.kernel.admin import Kept, ReadOnly
from hub.registration.types import masked


@admin.register(Customer)
class CustomerAdmin(Kept):
    list_display = ("name", "document", "phone", "email", "status", "category", "created_at")
    list_filter = ("status", "category")
    search_fields = ("name", "=document_number", "phone", "email")
    exclude = ("document_number",)
    readonly_fields = ("document", "portal_user", "first_identity", "created_at", "updated_at")

    @admin.display(description="document")
    def document(self, row: Customer) -> str:
        """Masked: the screens of the house show it whole, and keep who has looked."""
        return masked(row.document_number)


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


@admin.register(Category)
class CategoryAdmin(ReadOnly):
    list_display = ("key", "es", "en", "position", "is_default")


@admin.register(Status)
class StatusAdmin(ReadOnly):
    list_display = ("key", "es", "en", "meaning", "position", "is_default")


@admin.register(CustomField)
class CustomFieldAdmin(ReadOnly):
    list_display = ("name", "kind", "applies_to", "required", "archived_at")


@admin.register(Note)
class NoteAdmin(ReadOnly):
    list_display = ("created_at", "customer", "author", "pinned_at", "deleted_at")
    list_select_related = ("customer", "author")


@admin.register(NoteEdition)
class NoteEditionAdmin(ReadOnly):
    list_display = ("note", "by", "at")
    list_select_related = ("note", "by")


@admin.register(CustomerFile)
class CustomerFileAdmin(ReadOnly):
    list_display = ("created_at", "customer", "attachment", "by")
    list_select_related = ("customer", "attachment", "by")


@admin.register(Contact)
class ContactAdmin(ReadOnly):
    list_display = ("company", "person", "role", "is_primary", "is_admin", "removed_at")
    list_select_related = ("company", "person")


@admin.register(BulkChange)
class BulkChangeAdmin(ReadOnly):
    list_display = ("created_at", "by", "change", "state", "total")
    list_select_related = ("by",)


@admin.register(BulkLine)
class BulkLineAdmin(ReadOnly):
    list_display = ("run", "customer", "done")
    list_select_related = ("run", "customer")


@admin.register(LinkCode)
class LinkCodeAdmin(ReadOnly):
    list_display = ("user", "channel", "expires_at", "used_at")
    list_select_related = ("user",)


@admin.register(ShownCode)
class ShownCodeAdmin(ReadOnly):
    list_display = ("conversation", "number")
    list_select_related = ("conversation",)


@admin.register(Contract)
class ContractAdmin(ReadOnly):
    list_display = ("number", "customer", "label", "state", "since", "until")
    list_filter = ("state",)
    list_select_related = ("customer",)
    search_fields = ("number", "number_key", "customer__name")


@admin.register(ContractMiss)
class ContractMissAdmin(ReadOnly):
    list_display = ("user", "at")
    list_select_related = ("user",)
