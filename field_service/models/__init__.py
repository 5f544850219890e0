"""What service keeps."""

from field_service.models.machines import Machine, MachineKind, Reading
from field_service.models.orders import Order, OrderKind, OrderStep
from field_service.models.parts import Balance, Location, Part, PartUse, Reservation, StockMove
from field_service.models.purchases import (
    Offer,
    OfferLine,
    PartsRequest,
    PartsRequestStep,
    PurchaseLine,
    SupplierMail,
)
from field_service.models.schedule import (
    Absence,
    Booking,
    HeldSkill,
    RequiredSkill,
    Shift,
    Skill,
    TimeLog,
)
from field_service.models.suppliers import Supplier, SupplierContact

__all__ = [
    "Absence",
    "Balance",
    "Booking",
    "HeldSkill",
    "Location",
    "Machine",
    "MachineKind",
    "Offer",
    "OfferLine",
    "Order",
    "OrderKind",
    "OrderStep",
    "Part",
    "PartUse",
    "PartsRequest",
    "PartsRequestStep",
    "PurchaseLine",
    "Reading",
    "RequiredSkill",
    "Reservation",
    "Shift",
    "Skill",
    "StockMove",
    "Supplier",
    "SupplierContact",
    "SupplierMail",
    "TimeLog",
]
