"""The words of service: machines, orders, people's time."""

from field_service.types.fieldwork import (
    Act,
    Answer,
    ChecklistForm,
    CheckValue,
    FindingsForm,
    ItemKind,
    PhotoTag,
    SignatureForm,
)
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
from field_service.types.schedule import AbsenceKind, Doubt, Slot, Span, WorkKind, merged

__all__ = [
    "Act",
    "Answer",
    "CheckValue",
    "ChecklistForm",
    "FindingsForm",
    "ItemKind",
    "PhotoTag",
    "SignatureForm",
    "ACTIVE",
    "BOOKED",
    "ENDED",
    "ON_SITE",
    "UNBOOKED",
    "AbsenceKind",
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
