"""Who is a customer, and how do they stand with the house? The app that keeps them answers."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from hub.kernel.registry import Port

if TYPE_CHECKING:
    from hub.accounts.models import User


@dataclass(frozen=True)
class Standing:
    """Words of the answering app: `vip`, `active` …; empty where nobody is known."""

    category: str = ""
    status: str = ""


class Customers(Protocol):
    """Knows the customers behind identities."""

    def standing(self, customer_id: UUID) -> Standing:
        """Return how this customer stands now."""

    def take_on(self, *, identity_id: UUID, customer_id: UUID, by: "User", at: datetime) -> None:
        """Take a new identity to be this customer's, unproven; who is known stays who they are.

        In the caller's transaction; NotFound for a customer `by` may not see.
        """

    def categories(self) -> list[str]:
        """Return the categories there are."""

    def statuses(self) -> list[str]:
        """Return the statuses there are."""


_the_one: Port[Customers] = Port("customers")
provide, port = _the_one.provide, _the_one.get
