"""What the house does by itself: rules, set off by customers, people and time, never by itself."""

from chat.operations.rules.running import due, forget, run_all
from chat.operations.rules.saving import change, make, put_in_order, remove, try_on
from chat.operations.rules.triggers import note_labels, note_message, note_waits, set_off

__all__ = [
    "change",
    "due",
    "forget",
    "make",
    "note_labels",
    "note_message",
    "note_waits",
    "put_in_order",
    "remove",
    "run_all",
    "set_off",
    "try_on",
]
