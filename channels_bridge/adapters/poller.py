"""What an adapter adds that can ask for what came in, where no webhook can reach us."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from channels_bridge.types import Account


@dataclass(frozen=True, kw_only=True)
class Update:
    """One event as its webhook would have brought it."""

    number: int  # asking for what follows it tells the provider that it is ours for good
    key: str  # the same as `Adapter.event_key` makes
    body: bytes


class Poller(ABC):
    """Asks for what came in. Asking `after` a number gives up everything up to it."""

    @abstractmethod
    def updates(self, account: Account, *, after: int | None, seconds: float) -> Sequence[Update]:
        """Return what came after a number, oldest first; wait up to `seconds` when there is none.

        None asks for whatever the provider still holds. SendRefused or OutcomeUnknown when it
        fails; nothing is lost by asking again.
        """
