"""What service keeps."""

from field_service.models.histories import (
    DocumentVersion,
    LabelRequest,
    MachineChange,
    MachineDocument,
    MachineLabel,
)
from field_service.models.intakes import ServiceIntake
from field_service.models.machines import Machine, MachineKind, Reading
from field_service.models.orders import Order, OrderKind, OrderStep
from field_service.models.plans import PlanRun, ServicePlan
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
    "Absence",
    "Booking",
    "DocumentVersion",
    "HeldSkill",
    "LabelRequest",
    "Machine",
    "MachineChange",
    "MachineDocument",
    "MachineKind",
    "MachineLabel",
    "Order",
    "OrderKind",
    "OrderStep",
    "PlanRun",
    "Reading",
    "RequiredSkill",
    "ServiceIntake",
    "ServicePlan",
    "Shift",
    "Skill",
    "TimeLog",
]
