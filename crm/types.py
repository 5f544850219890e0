"""The words of customers and their requests."""

from django.db.models import TextChoices


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


def stranger(kind: str, external_id: str) -> str:
    """Return what somebody is called while their channel has told no name."""
    word = word_of(kind)
    return f"{STRANGER}{_SPELT.get(word, word.capitalize())} {external_id[-4:]}"


def word_of(kind: str) -> str:
    """Return the portal's word for a kind of channel; a kind without one is its own word."""
    return WORDS.get(kind, kind)
