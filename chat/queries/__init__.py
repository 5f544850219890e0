"""What is known about conversations, always with somebody's eyes."""

from chat.queries.conversations import (
    conversation_for,
    conversation_of_identity,
    conversations_of_customer,
    identities_by_phone,
    identities_of,
    identities_proven_by,
    identities_unlinked,
    identities_unnamed,
    is_customer_of,
    may_answer,
    members_of,
    owner_of_phone,
    reader_of,
    thread_of_identity,
    unread_of,
    visible_to,
    with_unread,
)
from chat.queries.files import attachment_for, link_for, link_for_provider
from chat.queries.heard import Heard, heard_last
from chat.queries.messages import (
    known_externals,
    message_by_external,
    message_for,
    said_after,
    said_before,
    told,
)
from chat.queries.wishes import wants_nothing_automatic

__all__ = [
    "Heard",
    "attachment_for",
    "conversation_for",
    "conversation_of_identity",
    "conversations_of_customer",
    "heard_last",
    "identities_by_phone",
    "identities_of",
    "identities_proven_by",
    "identities_unlinked",
    "identities_unnamed",
    "is_customer_of",
    "known_externals",
    "link_for",
    "link_for_provider",
    "may_answer",
    "members_of",
    "owner_of_phone",
    "message_by_external",
    "message_for",
    "reader_of",
    "said_after",
    "said_before",
    "thread_of_identity",
    "told",
    "unread_of",
    "visible_to",
    "wants_nothing_automatic",
    "with_unread",
]
