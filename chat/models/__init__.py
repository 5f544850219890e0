"""The rows of the heart."""

from chat.models.attachments import Attachment
from chat.models.conversations import Conversation, Counter, Label, Member
from chat.models.hooks import Hook, HookDelivery, HookMark, Subscription
from chat.models.identities import Alias, Identity
from chat.models.messages import Message, Reaction
from chat.models.notices import NoticeDue
from chat.models.searching import SearchEntry, SearchMark, SearchName
from chat.models.talk import Draft, Edition, Mention, Preview

__all__ = [
    "Alias",
    "Attachment",
    "Conversation",
    "Counter",
    "Draft",
    "Edition",
    "Hook",
    "HookDelivery",
    "HookMark",
    "Identity",
    "Label",
    "Member",
    "Mention",
    "Message",
    "NoticeDue",
    "Preview",
    "Reaction",
    "SearchEntry",
    "SearchMark",
    "SearchName",
    "Subscription",
]
