"""What else was asked for by a customer? An app that keeps such work lets it follow them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from hub.kernel.registry import Registry

if TYPE_CHECKING:
    from chat.models import Conversation
    from crm.models import Customer
    from hub.accounts.models import User


@dataclass(frozen=True, kw_only=True)
class Move:
    """What was asked in a conversation goes from one customer to another, proven by `by`."""

    conversation: Conversation
    source: Customer
    target: Customer
    by: User
    at: datetime


# Runs inside the transaction of the move, after grants and before `source` may be deleted; what
# still refers to `source` then keeps it.
Follow = Callable[[Move], None]

belongings: Registry[Follow] = Registry("belongings of customers")


@dataclass(frozen=True, kw_only=True)
class Merging:
    """Everything of one customer is joined to another's, under an id of its own; or taken apart.

    `conversations` are those that move; `since` is when the two were joined.
    """

    merge_id: UUID
    conversations: Sequence[UUID]
    since: datetime
    source: Customer
    target: Customer
    by: User
    at: datetime


class Join(Protocol):
    """What belongs to a customer rather than to a conversation; both run in the transaction."""

    def join(self, merging: Merging) -> None:
        """Give what is `source`'s to `target`; a Conflict by name where it cannot be."""

    def part(self, merging: Merging) -> None:
        """Give that back with what came by the conversations since; a Conflict where it is gone."""


joins: Registry[Join] = Registry("joins of customers")
