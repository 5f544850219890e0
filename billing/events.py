"""Facts of money; ids only."""

from dataclasses import dataclass
from uuid import UUID

from hub.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class RechargeMoved(Event):
    """A recharge was made, corrected or changed its state."""

    recharge_id: UUID
