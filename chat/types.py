"""The words of the heart: kinds, states and the frozen values that cross its border."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypedDict
from uuid import UUID

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


class FileState(TextChoices):
    PENDING = "pending"  # announced by a provider, its bytes not here yet
    READY = "ready"
    FAILED = "failed"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class ChannelRef:
    """The channel a message came by, as chat copies it; the bridge owns the row."""

    id: UUID
    kind: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Who wrote, as the provider knows them; `external_id` is unique within the channel.

    `aliases` are other ids of the same person in that channel (a phone beside a business-scoped
    id); `phone` is E.164 and only set when the provider vouches for it.
    """

    external_id: str
    name: str = ""
    phone: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class IncomingFile:
    """A file announced by a provider, fetched later; `source` is the bridge's own reference."""

    kind: Kind
    source: Mapping[str, Any]
    name: str = ""
    content_type: str = ""
    size: int | None = None
    width: int | None = None
    height: int | None = None
    duration: float | None = None  # seconds


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """One message of a customer, from any channel.

    `external_id` is unique per channel and is the dedupe; `card` holds a location
    `{"type": "location", "latitude", "longitude", "name", "address"}` or a contact
    `{"type": "contact", "contacts": [{"name", "phones"}]}`.
    `from_us` marks an echo: written by the business outside the hub.
    """

    channel: ChannelRef
    sender: Sender
    external_id: str
    kind: Kind
    text: str = ""
    files: tuple[IncomingFile, ...] = ()
    card: Mapping[str, Any] | None = None
    reply_to: UUID | None = None
    provider_at: datetime | None = None
    window_closes_at: datetime | None = None
    from_us: bool = False


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What someone wants to say; `client_id` makes a second try harmless for ever."""

    client_id: UUID
    kind: Kind = Kind.TEXT
    text: str = ""
    attachments: tuple[UUID, ...] = ()
    card: Mapping[str, Any] | None = None
    reply_to: UUID | None = None
    private: bool = False
    topic: str = ""
    expect_number: int | None = None
    template: Mapping[str, Any] | None = field(default=None)


@dataclass(frozen=True, kw_only=True)
class Received:
    """What became of an incoming message; `created` is false for one already stored."""

    message_id: UUID
    conversation_id: UUID
    number: int
    created: bool


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Whose eyes a shape is made for.

    `user_id` None means a frame many hear: nothing that depends on one person is in it.
    `portal` readers are the customers themselves; messages up to `from_number` are not shown.
    """

    user_id: UUID | None = None
    portal: bool = False
    from_number: int = 0
