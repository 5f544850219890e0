"""What is known about conversations, always with somebody's eyes."""

from chat.queries.conversations import (
    conversation_for,
    conversations_of_customer,
    identities_unlinked,
    identities_unnamed,
    is_customer_of,
    may_answer,
    members_of,
    reader_of,
    unread_of,
    visible_to,
    with_unread,
)
from chat.queries.files import attachment_for, link_for, link_for_provider
from chat.queries.messages import message_by_external, message_for, said_after

__all__ = [
    "attachment_for",
    "conversation_for",
    "conversations_of_customer",
    "identities_unlinked",
    "identities_unnamed",
    "is_customer_of",
    "link_for",
    "link_for_provider",
    "may_answer",
    "members_of",
    "message_by_external",
    "message_for",
    "reader_of",
    "said_after",
    "unread_of",
    "visible_to",
    "with_unread",
]
