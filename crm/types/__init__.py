"""The words of customers and their requests."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import TextChoices

from crm.types.contracts import ContractState as ContractState
from crm.types.contracts import contract_key as contract_key
from crm.types.deals import NEXT as NEXT
from crm.types.deals import PROBABILITY as PROBABILITY
from crm.types.deals import InquiryState as InquiryState
from crm.types.deals import InquiryStepKind as InquiryStepKind
from crm.types.deals import Outcome as Outcome
from crm.types.deals import Stage as Stage
from hub.kernel.folding import fold


class Meaning(TextChoices):
    """What a state of customers says; who is inactive is begun nothing new for."""

    ACTIVE = "active"
    PROSPECT = "prospect"
    INACTIVE = "inactive"


class Tone(TextChoices):
    """The colours a word may have: the theme says what each looks like."""

    PLAIN = "plain"
    PRIMARY = "primary"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"


class CustomerKind(TextChoices):
    """A person, or a company that people speak for."""

    PERSON = "person"
    COMPANY = "company"


class FieldKind(TextChoices):
    """What a field of the house's own holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes_no"


class FieldFor(TextChoices):
    """Whose field it is."""

    PERSON = "person"
    COMPANY = "company"
    BOTH = "both"


class BulkState(TextChoices):
    """`running → done`, and back: `undoing → undone`."""

    RUNNING = "running"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"


class Reason(TextChoices):
    """Why two customers may be one."""

    DOCUMENT = "document"
    PHONE = "phone"
    EMAIL = "email"
    CHANNEL = "channel"  # whose account it is has shown a channel of the other to be theirs
    NAME = "name"  # the same words, and nothing that speaks against it


# How much each reason says.
WEIGHTS: dict[str, int] = {
    Reason.DOCUMENT: 8,
    Reason.CHANNEL: 7,
    Reason.PHONE: 6,
    Reason.EMAIL: 4,
    Reason.NAME: 1,
}


LINK_PREFIX = "link-"
# In letters and figures one can also type; Telegram's payloads allow the line.
LINK_CODE = re.compile(r"(?<![a-z0-9])link-[a-z2-7]{26}(?![a-z0-9])", re.IGNORECASE)
LINK_LIVES = timedelta(minutes=30)


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """A link with a code, shown once to whoever asked for it; `text` is what it has them send."""

    channel: str
    name: str
    url: str
    text: str
    expires_at: datetime


class LinkOutcome(TextChoices):
    """What became of a code that was sent to prove a channel."""

    LINKED = "linked"
    REVIEW = "review"  # theirs, and known as another customer: people of ours join the two
    EXPIRED = "expired"
    UNKNOWN = "unknown"  # wrong, used by somebody else, or of nobody any more
    TAKEN = "taken"  # another account has proven this channel


class ImportState(TextChoices):
    """`uploaded → running → done | failed`."""

    UPLOADED = "uploaded"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


# How a list of customers may be ordered.
SORTS: dict[str, tuple[str, ...]] = {
    "newest": ("-created_at", "-id"),
    "oldest": ("created_at", "id"),
    "name": ("name", "id"),
    "-name": ("-name", "-id"),
    "changed": ("-updated_at", "-id"),
}
UNDO_FOR = timedelta(days=30)  # a merge
# The values a merge may take over.
MERGED_FIELDS = ("name", "document_number", "phone", "email", "category", "status")
# Where a customer's row holds the key of a word.
WORD_FIELDS = {"category": "category_id", "status": "status_id"}
# What a column of an imported file may mean.
CUSTOM = "custom:"  # and the id of a field of the house's own
FIELDS = (
    *("name", "last_name", "document_number", "phone", "email", "category", "status"),
    "contract",  # the number printed on their bill; no column of the customer's row
)


class OnDuplicate(TextChoices):
    """What becomes of a line whose customer is known already."""

    SKIP = "skip"
    UPDATE = "update"


class CommunicationState(TextChoices):
    """`received → assigned → answered → closed`."""

    RECEIVED = "received"
    ASSIGNED = "assigned"
    ANSWERED = "answered"
    CLOSED = "closed"


OPEN = (CommunicationState.RECEIVED, CommunicationState.ASSIGNED)


class Channel(TextChoices):
    """What a customer chooses in the portal; one word may stand for several kinds of channel."""

    TELEGRAM = "telegram"
    WHATSAPP = "whatsapp"
    MESSENGER = "messenger"
    WEB = "web"


# The kinds of channel (as chat copies them from the bridge) behind each word of the portal.
KINDS: dict[str, tuple[str, ...]] = {
    Channel.TELEGRAM: ("telegram",),
    Channel.WHATSAPP: ("whatsapp_cloud", "whatsapp_twilio"),
    Channel.MESSENGER: ("messenger",),
    Channel.WEB: ("web",),
}
WORDS = {kind: word for word, kinds in KINDS.items() for kind in kinds}


# How each word is spelt where people read it.
_SPELT: dict[str, str] = {
    Channel.TELEGRAM: "Telegram",
    Channel.WHATSAPP: "WhatsApp",
    Channel.MESSENGER: "Messenger",
    Channel.WEB: "la web",
}
STRANGER = "Usuario de "
LONGEST_NAME = 255  # folded letters may be more than those that were written


def stranger(kind: str, external_id: str) -> str:
    """Return what somebody is called while their channel has told no name."""
    return f"{STRANGER}{spelt(word_of(kind))} {external_id[-4:]}"


def spelt(word: str) -> str:
    """Return how people write one of the portal's words for channels."""
    return _SPELT.get(word, word.capitalize())


def word_of(kind: str) -> str:
    """Return the portal's word for a kind of channel; a kind without one is its own word."""
    return WORDS.get(kind, kind)


def document_key(number: str) -> str:
    """Return a document number as it is compared: letters and digits, small letters made large."""
    return "".join(sign for sign in number.upper() if sign.isascii() and sign.isalnum())


def name_key(name: str) -> str:
    """Return a name as it is compared: its words folded, in order; empty where it says too little.

    One word is shared by too many, and what we call strangers by is no name.
    """
    words = fold(name).split()
    known = len(words) > 1 and not name.startswith(STRANGER)
    return " ".join(sorted(words))[:LONGEST_NAME] if known else ""
