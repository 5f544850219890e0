"""How does somebody get an account of the portal? Who keeps accounts answers."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from hub.kernel.registry import Port

if TYPE_CHECKING:
    from hub.accounts.models import User


class Inviter(Protocol):
    """Sends somebody a link that makes their account, once."""

    def invite(self, *, customer_id: UUID, name: str, email: str, by: User, at: datetime) -> None:
        """Keep a place for this customer and mail its link; in the caller's transaction.

        When it is taken, `crm.operations.inviting.accepted` is told by whoever keeps it.
        """


_the_one: Port[Inviter] = Port("inviter of customers")
provide, port = _the_one.provide, _the_one.get
