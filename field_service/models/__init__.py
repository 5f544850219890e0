"""What service keeps."""

from field_service.models.checklists import (
    Checklist,
    ChecklistAnswer,
    ChecklistVersion,
    OrderChecklist,
)
from field_service.models.fieldwork import ActivityReport, Findings, Photo, Signature
from field_service.models.machines import Machine, MachineKind, Reading
from field_service.models.orders import Order, OrderKind, OrderStep
from field_service.models.schedule import (
    Absence,
    Booking,
    HeldSkill,
    RequiredSkill,
    Shift,
    Skill,
    TimeLog,
)

__all__ = [
    "ActivityReport",
    "Checklist",
    "ChecklistAnswer",
    "ChecklistVersion",
    "Findings",
    "OrderChecklist",
    "Photo",
    "Signature",
    "Absence",
    "Booking",
    "HeldSkill",
    "Machine",
    "MachineKind",
    "Order",
    "OrderKind",
    "OrderStep",
    "Reading",
    "RequiredSkill",
    "Shift",
    "Skill",
    "TimeLog",
]
