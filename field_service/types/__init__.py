"""The words of service: machines, orders, people's time."""

from field_service.types.machines import MachineState, ReadingSource
from field_service.types.orders import (
    ACTIVE,
    BOOKED,
    ENDED,
    ON_SITE,
    OrderForm,
    OrderSource,
    OrderState,
    Priority,
    Told,
)
from field_service.types.schedule import AbsenceKind, Doubt, Risk, Span, WorkKind, merged, without

__all__ = [
    "ACTIVE",
    "BOOKED",
    "ENDED",
    "ON_SITE",
    "AbsenceKind",
    "MachineState",
    "OrderForm",
    "OrderSource",
    "OrderState",
    "Priority",
    "ReadingSource",
    "Risk",
    "Span",
    "Told",
    "Doubt",
    "WorkKind",
    "merged",
    "without",
]
