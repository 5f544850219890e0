"""Everything that happens to conversations."""

from chat.operations.conversations.gathering import open_direct, open_group
from chat.operations.conversations.groups import set_members
from chat.operations.conversations.handing import assign, hand_back, take_from_gone
from chat.operations.conversations.looks import open_history, rename, set_picture
from chat.operations.conversations.places import set_own
from chat.operations.conversations.reading import mark_read
from chat.operations.conversations.starting import start
from chat.operations.conversations.undoing import undo
from chat.operations.conversations.working import (
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
    "hand_back",
    "mark_read",
    "open_direct",
    "open_group",
    "open_history",
    "rename",
    "set_labels",
    "set_members",
    "set_own",
    "set_picture",
    "set_priority",
    "set_state",
    "snooze",
    "start",
    "take_from_gone",
    "transitions",
    "undo",
    "wake",
]
