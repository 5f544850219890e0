"""Money in Django's admin: to look at, never to touch."""

from typing import Any, ClassVar

from django.contrib import admin

from billing.models import (
    Account,
    Allocation,
    BankLine,
    Claim,
    CreditNote,
    CreditNoteLine,
    Entry,
    Intake,
    Invoice,
    InvoiceChange,
    InvoiceLine,
    Payment,
    PeriodLock,
    Posting,
    Recharge,
    RechargeChange,
    Refund,
    RemindedInvoice,
    Reminder,
    ReminderLevel,
    ReminderPause,
    Series,
    WriteOff,
)
from hub.kernel.admin import ReadOnly


@admin.register(Account)
class AccountAdmin(ReadOnly):
    list_display = ("kind", "customer", "currency", "balance", "updated_at")
    list_filter = ("kind", "currency")
    list_select_related = ("customer",)


class PostingInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Posting
    extra = 0
    can_delete = False


@admin.register(Entry)
class EntryAdmin(ReadOnly):
    list_display = ("created_at", "kind", "source_type", "source_id", "description", "author")
    list_filter = ("kind",)
    list_select_related = ("author",)
    inlines: ClassVar[list[Any]] = [PostingInline]


@admin.register(Posting)
class PostingAdmin(ReadOnly):
    list_display = ("id", "entry", "account", "amount", "balance_after")
    list_select_related = ("entry", "account")


@admin.register(Recharge)
class RechargeAdmin(ReadOnly):
    list_display = ("created_at", "customer", "amount_minor", "currency", "method", "state")
    list_filter = ("state", "method")
    list_select_related = ("customer",)
    search_fields = ("operation_number", "customer__name")


@admin.register(RechargeChange)
class RechargeChangeAdmin(ReadOnly):
    list_display = ("created_at", "recharge", "field", "old", "new", "author")
    list_select_related = ("recharge", "author")


class InvoiceLineInline(admin.TabularInline):  # type: ignore[type-arg]
    model = InvoiceLine
    extra = 0
    can_delete = False


class CreditNoteLineInline(admin.TabularInline):  # type: ignore[type-arg]
    model = CreditNoteLine
    extra = 0
    can_delete = False


@admin.register(Invoice)
class InvoiceAdmin(ReadOnly):
    list_display = ("label", "customer", "issue_on", "due_on", "total_minor", "balance_minor")
    list_filter = ("state", "kind")
    list_select_related = ("customer",)
    search_fields = ("label", "customer__name")
    inlines: ClassVar[list[Any]] = [InvoiceLineInline]


@admin.register(CreditNote)
class CreditNoteAdmin(ReadOnly):
    list_display = ("label", "customer", "invoice", "issue_on", "total_minor", "state")
    list_filter = ("state", "reason")
    list_select_related = ("customer", "invoice")
    search_fields = ("label", "customer__name")
    inlines: ClassVar[list[Any]] = [CreditNoteLineInline]


@admin.register(InvoiceLine)
class InvoiceLineAdmin(ReadOnly):
    list_display = ("invoice", "position", "description", "quantity", "total_minor")
    list_select_related = ("invoice",)


@admin.register(CreditNoteLine)
class CreditNoteLineAdmin(ReadOnly):
    list_display = ("credit_note", "position", "description", "quantity", "total_minor")
    list_select_related = ("credit_note",)


@admin.register(InvoiceChange)
class InvoiceChangeAdmin(ReadOnly):
    list_display = ("created_at", "invoice", "what", "about", "author")
    list_select_related = ("invoice", "author")


@admin.register(WriteOff)
class WriteOffAdmin(ReadOnly):
    list_display = ("created_at", "invoice", "amount_minor", "reason", "author", "recovered_at")
    list_select_related = ("invoice", "author")


@admin.register(Payment)
class PaymentAdmin(ReadOnly):
    list_display = ("created_at", "customer", "amount_minor", "currency", "method", "state")
    list_filter = ("state", "method")
    list_select_related = ("customer",)
    search_fields = ("operation_number", "customer__name")


@admin.register(Allocation)
class AllocationAdmin(ReadOnly):
    list_display = ("created_at", "payment", "credit_note", "invoice", "amount_minor", "author")
    list_select_related = ("payment", "credit_note", "invoice", "author")


@admin.register(Refund)
class RefundAdmin(ReadOnly):
    list_display = ("created_at", "amount_minor", "currency", "method", "asked_by", "approved_by")
    list_select_related = ("asked_by", "approved_by")


@admin.register(Series)
class SeriesAdmin(ReadOnly):
    list_display = ("code", "kind", "first_number", "last_number", "valid_until", "is_default")
    list_filter = ("kind",)


@admin.register(PeriodLock)
class PeriodLockAdmin(ReadOnly):
    list_display = ("created_at", "until", "reason", "author")
    list_select_related = ("author",)


@admin.register(Claim)
class ClaimAdmin(ReadOnly):
    list_display = ("kind", "value", "source_type", "source_id")
    list_filter = ("kind",)


@admin.register(Intake)
class IntakeAdmin(ReadOnly):
    list_display = ("created_at", "kind", "name", "account", "state", "made", "author")
    list_filter = ("kind", "state")
    list_select_related = ("author",)


@admin.register(BankLine)
class BankLineAdmin(ReadOnly):
    list_display = ("day", "account", "amount_minor", "operation_number", "description", "state")
    list_filter = ("state", "account")


@admin.register(ReminderLevel)
class ReminderLevelAdmin(ReadOnly):
    list_display = ("days", "is_on", "updated_at")


@admin.register(ReminderPause)
class ReminderPauseAdmin(ReadOnly):
    list_display = ("created_at", "customer", "until", "reason", "author")
    list_select_related = ("customer", "author")


@admin.register(Reminder)
class ReminderAdmin(ReadOnly):
    list_display = ("created_at", "customer", "level", "state", "via", "reason", "total_minor")
    list_filter = ("state",)
    list_select_related = ("customer", "level")


@admin.register(RemindedInvoice)
class RemindedInvoiceAdmin(ReadOnly):
    list_display = ("reminder", "invoice", "level", "balance_minor")
    list_select_related = ("reminder", "invoice", "level")
