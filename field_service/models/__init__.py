"""What service keeps."""

from field_service.models.charging import BilledSource, ServiceRate
from field_service.models.dispatch import CalendarLink, DispatchRules
from field_service.models.documents import DocumentVersion, OrderDocument
from field_service.models.histories import (
    LabelRequest,
    MachineChange,
    MachineDocument,
    MachineDocumentVersion,
    MachineLabel,
)
from field_service.models.intakes import ServiceIntake
from field_service.models.machines import Machine, MachineKind, Reading
from field_service.models.orders import Order, OrderKind, OrderStep
from field_service.models.parts import Balance, Location, Part, PartUse, Reservation, StockMove
from field_service.models.plans import PlanRun, ServicePlan
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
from field_service.models.surveys import AfterSettings, OrderSurvey, Review

__all__ = [
    "Absence",
    "AfterSettings",
    "Balance",
    "BilledSource",
    "Booking",
    "CalendarLink",
    "DispatchRules",
    "DocumentVersion",
    "HeldSkill",
    "LabelRequest",
    "Location",
    "Machine",
    "MachineChange",
    "MachineDocument",
    "MachineDocumentVersion",
    "MachineKind",
    "MachineLabel",
    "Offer",
    "OfferLine",
    "Order",
    "OrderDocument",
    "OrderKind",
    "OrderStep",
    "OrderSurvey",
    "Part",
    "PartUse",
    "PartsRequest",
    "PartsRequestStep",
    "PlanRun",
    "PurchaseLine",
    "Reading",
    "RequiredSkill",
    "Reservation",
    "Review",
    "ServiceIntake",
    "ServicePlan",
    "ServiceRate",
    "Shift",
    "Skill",
    "StockMove",
    "Supplier",
    "SupplierContact",
    "SupplierMail",
    "TimeLog",
]
