"""What service keeps."""

from field_service.models.charging import BilledSource, ServiceRate
from field_service.models.checklists import (
    Checklist,
    ChecklistAnswer,
    ChecklistVersion,
    OrderChecklist,
)
from field_service.models.dispatch import CalendarLink, DispatchRules
from field_service.models.documents import DocumentVersion, OrderDocument
from field_service.models.fieldwork import ActivityReport, Findings, Photo, Signature
from field_service.models.histories import (
    LabelRequest,
    MachineChange,
    MachineDocument,
    MachineLabel,
    PaperVersion,
)
from field_service.models.intakes import ServiceIntake
from field_service.models.machines import Machine, MachineKind, Reading
from field_service.models.notices import OrderNotice
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
    "ActivityReport",
    "AfterSettings",
    "Balance",
    "BilledSource",
    "Booking",
    "CalendarLink",
    "Checklist",
    "ChecklistAnswer",
    "ChecklistVersion",
    "DispatchRules",
    "DocumentVersion",
    "Findings",
    "HeldSkill",
    "LabelRequest",
    "Location",
    "Machine",
    "MachineChange",
    "MachineDocument",
    "MachineKind",
    "MachineLabel",
    "Offer",
    "OfferLine",
    "Order",
    "OrderChecklist",
    "OrderDocument",
    "OrderKind",
    "OrderNotice",
    "OrderStep",
    "OrderSurvey",
    "PaperVersion",
    "Part",
    "PartUse",
    "PartsRequest",
    "PartsRequestStep",
    "Photo",
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
    "Signature",
    "Skill",
    "StockMove",
    "Supplier",
    "SupplierContact",
    "SupplierMail",
    "TimeLog",
]
