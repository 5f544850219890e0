"""The words of customers and their requests."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import TextChoices

from hub.kernel.folding import fold


class Status(TextChoices):
    """Where a customer stands with the house."""

    ACTIVE = "active"
    PROSPECT = "prospect"
    INACTIVE = "inactive"


class Category(TextChoices):
    """How much attention a customer is given."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    VIP = "vip"


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


UNDO_FOR = timedelta(days=30)  # a merge
# The values a merge may take over.
MERGED_FIELDS = ("name", "document_number", "phone", "email", "category", "status")
# What a column of an imported file may mean.
FIELDS = ("name", "last_name", "document_number", "phone", "email", "category", "status")


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
    word = word_of(kind)
    return f"{STRANGER}{_SPELT.get(word, word.capitalize())} {external_id[-4:]}"


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
