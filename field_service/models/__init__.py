"""What service keeps."""

from field_service.models.dispatch import CalendarLink, DispatchRules
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
    "Absence",
    "Booking",
    "CalendarLink",
    "DispatchRules",
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
