"""What was drawn and mailed, in Django's admin."""

from django.contrib import admin

from billing.models import BouncedAddress, Mailed, StoredPdf
from hub.kernel.admin import ReadOnly


@admin.register(StoredPdf)
class StoredPdfAdmin(ReadOnly):
    list_display = ("created_at", "kind", "subject_id", "edition", "sha256", "size")
    list_filter = ("kind",)


@admin.register(Mailed)
class MailedAdmin(ReadOnly):
    list_display = ("created_at", "kind", "label", "to", "state", "tries", "sent_at")
    list_filter = ("state", "kind")
    search_fields = ("label", "to")


@admin.register(BouncedAddress)
class BouncedAddressAdmin(ReadOnly):
    list_display = ("address", "bounced_at", "error")
    search_fields = ("address",)
