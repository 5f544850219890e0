"""What was taken in and who was reminded, in Django's admin."""

from django.contrib import admin

from billing.models import BankLine, Intake, RemindedInvoice, Reminder, ReminderLevel, ReminderPause
from hub.kernel.admin import ReadOnly


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
