"""Who takes in a person that registered? Answered by crm."""

from datetime import datetime
from typing import Protocol

from hub.kernel.registry import Port
from hub.registration.types import Claim


class CustomersOfRegistered(Protocol):
    """The records of customers."""

    def meet(self, claim: Claim, *, news: frozenset[str], at: datetime) -> None:
        """Give a registered person a record of their own, or tell theirs what is new.

        `news` names what changed: `document`, `name`, `email`; what the counter wrote stays else.

        Part of the caller's transaction; never hands over the record of somebody else.
        """


_the_one: Port[CustomersOfRegistered] = Port("customers_of_registered")
provide, port = _the_one.provide, _the_one.get
