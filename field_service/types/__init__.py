"""The words of service: machines, orders, people's time."""

from field_service.types.history import Change, DocumentKind
from field_service.types.intakes import TableKind, TableState
from field_service.types.machines import MachineState, ReadingSource
from field_service.types.orders import (
    ACTIVE,
    BOOKED,
    ENDED,
    ON_SITE,
    UNBOOKED,
    OrderForm,
    OrderSource,
    OrderState,
    Priority,
    Told,
)
from field_service.types.plans import CountsFrom, DueBy
from field_service.types.schedule import AbsenceKind, Doubt, Slot, Span, WorkKind, merged

__all__ = [
    "ACTIVE",
    "BOOKED",
    "ENDED",
    "ON_SITE",
    "UNBOOKED",
    "AbsenceKind",
    "Change",
    "CountsFrom",
    "DocumentKind",
    "DueBy",
    "TableKind",
    "TableState",
    "MachineState",
    "OrderForm",
    "OrderSource",
    "OrderState",
    "Priority",
    "ReadingSource",
    "Slot",
    "Span",
    "Told",
    "Doubt",
    "WorkKind",
    "merged",
]
