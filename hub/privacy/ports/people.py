"""Who is meant? Whoever keeps customers answers, and corrects what is wrong about them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from hub.accounts.ports.personal import Subject
from hub.kernel.registry import Port
from hub.privacy.types import Person

if TYPE_CHECKING:
    from hub.accounts.models import User


class People(Protocol):
    """Customers, as requests about their data need them."""

    def of_user(self, user: User) -> Person:
        """Return a portal user with their customer, where they have one."""

    def find(self, by: User, customer_id: UUID) -> Person:
        """Return a customer one of ours names; NotFound for one they may not see."""

    def names(self, customer_ids: set[UUID]) -> Mapping[UUID, str]:
        """Return how customers are called now."""

    def now(self, subject: Subject) -> Mapping[str, str]:
        """Return the fields that may be corrected as they stand."""

    def correct(self, subject: Subject, fields: Mapping[str, str], *, at: datetime) -> None:
        """Put other values in their place; Invalid for one that cannot stand there."""


people: Port[People] = Port("knows whose data is meant")
