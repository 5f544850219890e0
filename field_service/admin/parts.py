"""Parts, suppliers and what is bought, in Django's admin: to look at, never to touch."""

from django.contrib import admin

from field_service.models import (
    Balance,
    Location,
    Offer,
    OfferLine,
    Part,
    PartsRequest,
    PartsRequestStep,
    PartUse,
    PurchaseLine,
    Reservation,
    StockMove,
    Supplier,
    SupplierContact,
    SupplierMail,
)
from hub.kernel.admin import ReadOnly


@admin.register(Part)
class PartAdmin(ReadOnly):
    list_display = ("code", "name", "unit", "reorder_point", "archived_at")
    search_fields = ("code", "name", "maker")


@admin.register(Location)
class LocationAdmin(ReadOnly):
    list_display = ("name", "kind", "technician", "is_main", "archived_at")
    list_select_related = ("technician",)


@admin.register(Balance)
class BalanceAdmin(ReadOnly):
    list_display = ("part", "location", "on_hand", "reserved")
    list_select_related = ("part", "location")


@admin.register(StockMove)
class StockMoveAdmin(ReadOnly):
    list_display = ("at", "part", "location", "kind", "quantity", "after", "reason", "author")
    list_filter = ("kind",)
    list_select_related = ("part", "location", "author")


@admin.register(Reservation)
class ReservationAdmin(ReadOnly):
    list_display = ("created_at", "order", "part", "location", "quantity", "used", "state")
    list_filter = ("state",)
    list_select_related = ("order", "part", "location")


@admin.register(PartUse)
class PartUseAdmin(ReadOnly):
    list_display = ("at", "order", "part", "quantity", "given_back", "author")
    list_select_related = ("order", "part", "author")


@admin.register(Supplier)
class SupplierAdmin(ReadOnly):
    list_display = ("name", "document", "lead_days", "archived_at")
    search_fields = ("name", "document")


@admin.register(SupplierContact)
class SupplierContactAdmin(ReadOnly):
    list_display = ("name", "supplier", "phone", "email", "is_main")
    list_select_related = ("supplier",)


@admin.register(PartsRequest)
class PartsRequestAdmin(ReadOnly):
    list_display = ("created_at", "number", "supplier", "state", "source", "eta_on")
    list_filter = ("state", "source")
    list_select_related = ("supplier",)


@admin.register(PurchaseLine)
class PurchaseLineAdmin(ReadOnly):
    list_display = ("request", "part", "quantity", "received", "order")
    list_select_related = ("request", "part", "order")


@admin.register(PartsRequestStep)
class PartsRequestStepAdmin(ReadOnly):
    list_display = ("created_at", "request", "what", "before", "after", "author")
    list_select_related = ("request", "author")


@admin.register(Offer)
class OfferAdmin(ReadOnly):
    list_display = ("request", "supplier", "state", "days", "asked_at", "answered_at")
    list_select_related = ("request", "supplier")


@admin.register(OfferLine)
class OfferLineAdmin(ReadOnly):
    list_display = ("offer", "line", "unit_minor")
    list_select_related = ("offer", "line")


@admin.register(SupplierMail)
class SupplierMailAdmin(ReadOnly):
    list_display = ("created_at", "to", "kind", "state", "tries", "error")
    list_filter = ("state",)
