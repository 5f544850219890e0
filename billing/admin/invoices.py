"""Issued documents and what was paid on them, in Django's admin."""

from typing import Any, ClassVar

from django.contrib import admin

from billing.models import (
    Allocation,
    CreditNote,
    CreditNoteLine,
    Invoice,
    InvoiceChange,
    InvoiceLine,
    Payment,
    Refund,
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
