"""A section of the panel that lists what one sort of rows says of a conversation's customer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import UUID

from crm.ports.timeline import Words
from hub.accounts.roles import COUNTER

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User

SHOWN = 5
Row = TypeVar("Row")


@dataclass(kw_only=True)
class RowsOfCustomer(Generic[Row]):
    """`rows` in the order in which they matter; `item` is how one of them is shown."""

    key: str
    title: Words
    order: int
    rows: Callable[[UUID], Sequence[Row]]
    item: Callable[[Row], dict[str, Any]]

    def show(self, *, conversation: Conversation, user: User) -> dict[str, Any] | None:
        """Return up to five; nothing for outsiders, while nobody is linked, or without any."""
        if user.role not in COUNTER or conversation.identity is None:
            return None
        customer_id = conversation.identity.customer_id
        rows = self.rows(customer_id)[:SHOWN] if customer_id is not None else []
        if not rows:
            return None
        title = self.title.get(user.language, self.title["es"])
        return {"key": self.key, "title": title, "items": [self.item(row) for row in rows]}
