"""The frozen values that cross the border of the heart."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from chat.types.words import Kind


@dataclass(frozen=True, kw_only=True)
class ChannelRef:
    """The channel a message came by, as chat copies it; the bridge owns the row."""

    id: UUID
    kind: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Opening:
    """Where somebody opens a chat with us, and on which of our channels that is."""

    channel: ChannelRef
    url: str


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
    `{"type": "contact", "contacts": [{"name", "phones"}]}` or a press
    `{"type": "choice", "id", "title"}`. `around` is what stands around the words, as far as it is
    known: `album` (an id its parts share), `forwarded` `{"from"?, "often"?}`, `quote` (the part of
    the answered message that is meant), `external` (what it answers elsewhere), `start` (payload of
    a deep link), `referral` `{"source", "headline", "body", "url", "id", "ref"}`, `story` (url).
    `from_us` marks an echo: written by the business outside the hub, by a program if `automatic`;
    `standby` what another application has in hand, so nothing may be answered by itself.
    """

    channel: ChannelRef
    sender: Sender
    external_id: str
    kind: Kind
    text: str = ""
    files: tuple[IncomingFile, ...] = ()
    card: Mapping[str, Any] | None = None
    around: Mapping[str, Any] | None = None
    reply_to: UUID | None = None
    provider_at: datetime | None = None
    window_closes_at: datetime | None = None
    from_us: bool = False
    automatic: bool = False
    standby: bool = False


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
