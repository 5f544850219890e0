"""Everything that happens to messages."""

from chat.operations.messages.changing import delete, edit, react, retry
from chat.operations.messages.happenings import move_received, note_referral
from chat.operations.messages.pinning import pin
from chat.operations.messages.posting import post_card
from chat.operations.messages.receiving import (
    delete_received,
    edit_received,
    react_received,
    receive,
)
from chat.operations.messages.sending import Sent, send
from chat.operations.messages.settling import dismiss, settle

__all__ = [
    "Sent",
    "delete",
    "delete_received",
    "dismiss",
    "edit",
    "edit_received",
    "move_received",
    "note_referral",
    "pin",
    "post_card",
    "react",
    "react_received",
    "receive",
    "retry",
    "send",
    "settle",
]
