"""What else was asked for by a customer? An app that keeps such work lets it follow them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

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
