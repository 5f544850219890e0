"""The words of the heart: kinds, states, and how much there may be."""

from datetime import datetime
from typing import TypedDict

from django.db.models import TextChoices


class ConversationKind(TextChoices):
    CUSTOMER = "customer"
    SUPPLIER = "supplier"
    DIRECT = "direct"
    GROUP = "group"


class Notify(TextChoices):
    """What of a conversation rings at a member; what is unread is counted all the same."""

    ALL = "all"
    MENTIONS = "mentions"
    NONE = "none"


class OwnChange(TypedDict, total=False):
    """What somebody changes of their own place in a conversation."""

    notify: Notify
    muted_until: datetime | None


class ConversationState(TextChoices):
    OPEN = "open"
    PENDING = "pending"
    SNOOZED = "snoozed"
    RESOLVED = "resolved"


class RoutingMode(TextChoices):
    """How a new conversation finds somebody: by hand, in turns, or who has least to do."""

    CLAIM = "claim"
    TURNS = "round_robin"
    LEAST = "least_busy"


class Kind(TextChoices):
    TEXT = "text"
    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    FILE = "file"
    STICKER = "sticker"
    LOCATION = "location"
    CONTACT = "contact"
    TEMPLATE = "template"
    CARD = "card"
    NOTE = "note"
    SYSTEM = "system"
    UNSUPPORTED = "unsupported"


# Conversations with people outside the house, and those among ourselves.
OUTSIDE = frozenset({ConversationKind.CUSTOMER, ConversationKind.SUPPLIER})
INSIDE = frozenset({ConversationKind.DIRECT, ConversationKind.GROUP})
PERSONAL = frozenset({"direct", "mention", "reply"})  # notices about what somebody said
TEXT_LIMIT = 65_536  # characters of one message
PREVIEW = 140

CHOICES, CHOICE = "choices", "choice"  # cards of a question with buttons, and of a press
AUTOMATIC = "automatic"  # the card of what the house says by itself
MOST_CHOICES = 10
HIDDEN = "hidden"  # the kind a reader sees of a row that is not for them
FILE_KINDS = frozenset({Kind.IMAGE, Kind.VIDEO, Kind.AUDIO, Kind.FILE, Kind.STICKER})


class Direction(TextChoices):
    IN = "in"
    OUT = "out"
    INTERNAL = "internal"


class DeliveryState(TextChoices):
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"
    UNKNOWN = "unknown"


TROUBLED = frozenset({DeliveryState.FAILED, DeliveryState.UNKNOWN})


class FetchState(TextChoices):
    """Where fetching what a link shows stands."""

    PENDING = "pending"
    READY = "ready"
    FAILED = "failed"


class HookState(TextChoices):
    """Where telling a program of ours stands."""

    QUEUED = "queued"
    DELIVERED = "delivered"
    FAILED = "failed"


class Scope(TextChoices):
    """Whose something kept at the desk is."""

    PERSONAL = "personal"
    TEAM = "team"
    ALL = "all"


class ScheduledState(TextChoices):
    """Where a message for later stands; `failed` was refused when its time came."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"


class BulkState(TextChoices):
    """Where a change of many conversations stands."""

    RUNNING = "running"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"


class RowState(TextChoices):
    """Where one conversation among many stands."""

    WAITING = "waiting"
    DONE = "done"
    REFUSED = "refused"
    UNDONE = "undone"


class FileState(TextChoices):
    PENDING = "pending"  # announced by a provider, its bytes not here yet
    READY = "ready"
    FAILED = "failed"
    REFUSED = "refused"
