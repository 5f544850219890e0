"""Issued documents and what was paid on them, in Django's admin."""

from typing import Any, ClassVar

from django.contrib import admin

from billing.models import (
    Allocation,
    Charge,
    CreditNote,
    CreditNoteLine,
    Invoice,
    InvoiceChange,
    InvoiceLine,
    InvoiceNotice,
    Payment,
    Refund,
    Submission,
    WriteOff,
)
from hub.kernel.admin import ReadOnly


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


@admin.register(InvoiceNotice)
class InvoiceNoticeAdmin(ReadOnly):
    list_display = ("created_at", "invoice", "notice_state", "error", "cost", "asked_by")
    list_filter = ("notice_state",)
    list_select_related = ("invoice", "asked_by")


@admin.register(Charge)
class ChargeAdmin(ReadOnly):
    list_display = ("created_at", "customer", "notice_state", "error", "asked_by", "settled_at")
    list_filter = ("notice_state",)
    list_select_related = ("customer", "asked_by")


@admin.register(Submission)
class SubmissionAdmin(ReadOnly):
    list_display = ("created_at", "invoice", "state", "answer", "tries", "due_at")
    list_filter = ("state",)
    list_select_related = ("invoice",)
