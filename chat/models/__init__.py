"""The rows of the heart."""

from chat.models.attachments import Attachment
from chat.models.conversations import Conversation, Counter, Label, Member
from chat.models.identities import Alias, Identity
from chat.models.messages import Message, Reaction

__all__ = [
    "Alias",
    "Attachment",
    "Conversation",
    "Counter",
    "Identity",
    "Label",
    "Member",
    "Message",
    "Reaction",
]
