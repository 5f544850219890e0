"""What an adapter speaks: raw requests in, frozen facts out, drafts to the provider."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, BinaryIO
from uuid import UUID

from chat.types import IncomingFile, Kind, Sender
from hub.kernel.errors import DomainError


@dataclass(frozen=True, kw_only=True)
class Account:
    """A channel as an adapter sees it; `credentials` are decrypted, never logged."""

    id: UUID
    kind: str
    name: str
    credentials: Mapping[str, str]
    webhook_url: str  # the public address providers sign over


@dataclass(frozen=True, kw_only=True)
class RawRequest:
    """A webhook as it arrived: header names in lower case, body untouched."""

    method: str
    url: str  # public URL with query string
    query: str
    headers: Mapping[str, str]
    body: bytes


class BadSignature(DomainError):
    """The sender could not prove to be the provider."""

    code, status, detail = "bad_signature", 401, "The signature does not match."


class NotConfigured(DomainError):
    """The secret to check the sender by is missing."""

    code, status, detail = "not_configured", 503, "This channel has no secret configured."


class BadPayload(DomainError):
    """Authenticated, but not the format this provider speaks."""

    code, status, detail = "malformed", 400, "The body cannot be read."


class Status(StrEnum):
    """Where an outbound part stands, as providers tell it."""

    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True)
class Inbound:
    """A customer's message; `quotes` is the provider id of what it answers.

    `standby`: another application owns the thread, so no automatic answer may follow.
    `from_us` marks an echo: the business wrote it outside the hub (phone app, page inbox).
    `acknowledge` names a press the provider wants to hear was seen (`Adapter.acknowledge`).
    """

    external_id: str
    sender: Sender
    kind: Kind
    text: str = ""
    files: tuple[IncomingFile, ...] = ()
    card: Mapping[str, Any] | None = None
    quotes: str | None = None
    provider_at: datetime | None = None
    opens_window: bool = True
    standby: bool = False
    from_us: bool = False
    maybe_ours: bool = False  # an echo without author: we may just be sending it
    acknowledge: str = ""


@dataclass(frozen=True, kw_only=True)
class StatusChange:
    """What a provider says about parts we sent.

    Names them by `external_ids`, by `our_id` (the part id that travelled with the send) or as all
    to `recipient` sent until `watermark`; what is given adds up.
    `echo`: our own words came back: settles an unknown outcome, but is no status to count.
    """

    status: Status
    external_ids: tuple[str, ...] = ()
    our_id: str | None = None
    recipient: str | None = None
    watermark: datetime | None = None
    at: datetime | None = None
    error_code: str = ""
    error_text: str = ""
    echo: bool = False


@dataclass(frozen=True, kw_only=True)
class Edited:
    """A customer changed a message."""

    external_id: str
    text: str
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Deleted:
    """A customer took a message back."""

    external_id: str
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Reacted:
    """The customer's whole reaction on a message; an empty tuple takes it away."""

    external_id: str
    sender: Sender
    emojis: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Reachability:
    """The customer blocked us or let us in again."""

    sender: Sender
    reachable: bool


@dataclass(frozen=True, kw_only=True)
class StaffShown:
    """Somebody of ours shows the code that links this chat to their notices; no conversation.

    `language` (IETF tag) is the sender's, as far as the provider tells it.
    """

    external_id: str
    sender: Sender
    code: str
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Ignored:
    """Understood and of no matter to a conversation (service notices, own echoes …)."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class Parked:
    """Not understood, or meant for another account: kept raw, to be looked at by a person."""

    reason: str


Item = (
    Inbound
    | StatusChange
    | Edited
    | Deleted
    | Reacted
    | Reachability
    | StaffShown
    | Ignored
    | Parked
)


@dataclass(frozen=True, kw_only=True)
class OutFile:
    """A file to upload; `open()` gives its bytes, `public_url` is where a provider may fetch it."""

    kind: Kind
    name: str
    content_type: str
    size: int
    open: Any  # Callable[[], BinaryIO]
    public_url: str


@dataclass(frozen=True, kw_only=True)
class Part:
    """One call to the provider: a text, a file with caption, a location, a contact."""

    id: str  # ours; travels with the send where the provider lets it
    recipient: str
    kind: Kind
    text: str = ""
    file: OutFile | None = None
    card: Mapping[str, Any] | None = None
    quotes: str | None = None
    preview: bool = True  # the page behind a link may be shown


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """The provider took it."""

    external_id: str
    status: Status = Status.SENT


class Fault(StrEnum):
    """Classes of refusal (providers.md 6.3): what to do about it."""

    PERMANENT = "permanent"
    RETRY = "retry"
    WINDOW = "window"
    BLOCKED = "blocked"
    CONFIGURATION = "configuration"
    LIMIT = "limit"


class SendRefused(Exception):
    """The provider (or the network before the body left) refused; nothing was delivered."""

    def __init__(
        self, fault: Fault, *, code: str = "", detail: str = "", retry_after: float | None = None
    ) -> None:
        super().__init__(detail or code)
        self.fault, self.code, self.detail, self.retry_after = fault, code, detail, retry_after


class OutcomeUnknown(Exception):
    """The body left and no answer came: it may or may not have been delivered."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What a channel allows; `kinds`: what can be sent → largest file in bytes, 0 without file."""

    text: int  # text and caption in characters, unless `text_in_bytes`
    caption: int = 0  # 0: no caption, text travels as its own part
    kinds: Mapping[Kind, int] = field(default_factory=dict)
    captioned: frozenset[Kind] = frozenset({Kind.IMAGE, Kind.VIDEO, Kind.AUDIO, Kind.FILE})
    text_in_bytes: bool = False
    window_hours: int | None = None
    reactions: bool = False
    quotes: bool = True

    def caption_of(self, kind: Kind) -> int:
        """Return how long a caption a file of that kind may carry; 0 for none."""
        return self.caption if kind in self.captioned else 0


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """A file being read from a provider."""

    stream: BinaryIO
    content_type: str
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class AccountState:
    """What `test/` learned from the provider."""

    ok: bool
    name: str = ""
    detail: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)
