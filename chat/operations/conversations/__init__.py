"""Everything that happens to conversations."""

from chat.operations.conversations.gathering import open_direct, open_group, rename, set_members
from chat.operations.conversations.reading import mark_read
from chat.operations.conversations.working import (
    assign,
    claim,
    set_labels,
    set_priority,
    set_state,
    snooze,
    transitions,
    wake,
)

__all__ = [
    "assign",
    "claim",
    "mark_read",
    "open_direct",
    "open_group",
    "rename",
    "set_labels",
    "set_members",
    "set_priority",
    "set_state",
    "snooze",
    "transitions",
    "wake",
]
