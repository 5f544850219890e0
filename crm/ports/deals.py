"""What does money know about an opportunity? The app that keeps quotes and invoices answers."""

from typing import Protocol
from uuid import UUID

from hub.kernel.registry import Registry


class Deals(Protocol):
    """One kind of document; while none is registered a note says by what it was won."""

    def accepted(self, opportunity_id: UUID) -> bool:
        """Whether the customer has accepted a quote for it."""

    def invoiced(self, opportunity_id: UUID) -> bool:
        """Whether something was invoiced for it: it then stays won."""


deals: Registry[Deals] = Registry("deals behind opportunities")
