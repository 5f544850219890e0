"""Telling people what concerns them: a row with the message, the notice behind it."""

from chat.operations.notices.ending import (
    end_message,
    forget_outsiders,
    forget_place,
    note_read,
)
from chat.operations.notices.giving import give_due
from chat.operations.notices.rating import tell_comment, tell_low
from chat.operations.notices.remembering import (
    put_off,
    remember,
    remember_change,
    remember_group,
)

__all__ = [
    "end_message",
    "forget_outsiders",
    "forget_place",
    "give_due",
    "note_read",
    "put_off",
    "remember",
    "remember_change",
    "remember_group",
    "tell_comment",
    "tell_low",
]
