"""Cards follow the object they show."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from chat.operations import numbers, threads, words
from chat.queries.messages import cards

DISCARDED = "discarded"


@numbers.transacted
def update(*, conversation_id: UUID, ref: str, card: Mapping[str, Any], at: datetime) -> int:
    """Show the object's new state on all its cards of the thread; returns how many changed."""
    fresh = words.value({**card, "ref": ref})
    changed = [row for row in cards(conversation_id, ref).order_by("number") if row.card != fresh]
    for message in changed:
        message.card = fresh
        threads.touch(message, ["card"])
    return len(changed)


@numbers.transacted
def drop(*, conversation_id: UUID | None, ref: str, at: datetime) -> int:
    """Say on the cards of an object that it was thrown away; returns how many changed."""
    if conversation_id is None:
        return 0
    changed = list(cards(conversation_id, ref).order_by("number"))
    for message in changed:
        message.card = {**(message.card or {}), "state": DISCARDED}
        threads.touch(message, ["card"])
    return len(changed)
