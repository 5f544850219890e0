"""The rows of the heart."""

from chat.models.attachments import Attachment
from chat.models.bulk import BulkRow, BulkRun
from chat.models.conversations import Conversation, Counter, Label, Member
from chat.models.counter import HOUSE, Hours, Reception, Routing, Seat, Visit
from chat.models.desk import (
    Canned,
    DeskPreference,
    DeskRules,
    Escalation,
    SavedView,
    Scheduled,
)
from chat.models.hooks import Hook, HookDelivery, HookMark, Subscription
from chat.models.identities import Alias, Identity, WishWords
from chat.models.messages import Message, Reaction
from chat.models.notices import NoticeDue
from chat.models.promises import (
    Closing,
    SlaAlert,
    SlaPolicy,
    Survey,
    SurveySettings,
    WorkMark,
)
from chat.models.reporting import Stretch, StretchMark
from chat.models.rules import Macro, MacroRun, Rule, RuleRun
from chat.models.searching import SearchEntry, SearchMark, SearchName
from chat.models.talk import Draft, Edition, Mention, Preview

__all__ = [
    "HOUSE",
    "Alias",
    "Attachment",
    "BulkRow",
    "BulkRun",
    "Canned",
    "Closing",
    "Conversation",
    "Counter",
    "DeskPreference",
    "DeskRules",
    "Draft",
    "Edition",
    "Escalation",
    "Hook",
    "HookDelivery",
    "HookMark",
    "Hours",
    "Identity",
    "Label",
    "Macro",
    "MacroRun",
    "Member",
    "Mention",
    "Message",
    "NoticeDue",
    "Preview",
    "Reaction",
    "Reception",
    "Routing",
    "Rule",
    "RuleRun",
    "SavedView",
    "Scheduled",
    "SearchEntry",
    "SearchMark",
    "SearchName",
    "Seat",
    "SlaAlert",
    "SlaPolicy",
    "Stretch",
    "StretchMark",
    "Subscription",
    "Survey",
    "SurveySettings",
    "Visit",
    "WishWords",
    "WorkMark",
]
