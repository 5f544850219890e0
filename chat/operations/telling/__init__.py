"""Telling programs outside what happens: rows first, then calls, then what became of them."""

from chat.operations.telling.calling import drain
from chat.operations.telling.gathering import gather, tell
from chat.operations.telling.lanes import lanes
from chat.operations.telling.standing import note_standing
from chat.operations.telling.subscriptions import (
    call,
    change,
    forget,
    give_up,
    remove,
    retry,
    subscribe,
    test,
)

__all__ = [
    "call",
    "change",
    "drain",
    "forget",
    "gather",
    "give_up",
    "lanes",
    "note_standing",
    "remove",
    "retry",
    "subscribe",
    "tell",
    "test",
]
