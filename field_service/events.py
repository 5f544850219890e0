"""Facts of service; ids only."""

from dataclasses import dataclass
from uuid import UUID

from hub.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class OrderMoved(Event):
    """An order was made, booked, moved or corrected."""

    order_id: UUID


@dataclass(frozen=True, kw_only=True)
class MachineMoved(Event):
    """A machine was registered, read, or changed its state."""

    machine_id: UUID
