"""What service keeps."""

from field_service.models.charging import BilledSource, ServiceRate
from field_service.models.documents import DocumentVersion, OrderDocument
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
from field_service.models.surveys import AfterSettings, OrderSurvey, Review

__all__ = [
    "ServiceRate",
    "Review",
    "OrderSurvey",
    "OrderDocument",
    "DocumentVersion",
    "BilledSource",
    "AfterSettings",
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
