"""Raw requests in, frozen facts out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from channels_bridge.types.accounts import Status
from channels_bridge.types.templates import TemplateStatus
from chat.types import IncomingFile, Kind, Sender
from hub.kernel.errors import DomainError


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


@dataclass(frozen=True, kw_only=True)
class Inbound:
    """A customer's message; `quotes` is the provider id of what it answers.

    `standby`: another application owns the thread, so no automatic answer may follow.
    `from_us` marks an echo: the business wrote it outside the hub (phone app, page inbox), or
    another program of theirs did (`automatic`).
    `acknowledge` names a press the provider wants to hear was seen (`Adapter.acknowledge`).
    `around` is what stands around the words (`chat.types.Incoming`).
    """

    external_id: str
    sender: Sender
    kind: Kind
    text: str = ""
    files: tuple[IncomingFile, ...] = ()
    card: Mapping[str, Any] | None = None
    around: Mapping[str, Any] | None = None
    quotes: str | None = None
    provider_at: datetime | None = None
    opens_window: bool = True
    standby: bool = False
    from_us: bool = False
    automatic: bool = False
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
class Moved:
    """A live location went on, or ended: the whole new card of its message."""

    external_id: str
    card: Mapping[str, Any]
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
class Referred:
    """A customer came back by an advertisement or a link and said nothing; no message."""

    external_id: str  # ours, the same for the same event
    sender: Sender
    referral: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Renamed:
    """Somebody is known by another id from now on: a new number, a new business-scoped id.

    `old_id` is the one of the sender's ids that changed; `phone` (E.164) is set where that was
    their number.
    """

    sender: Sender
    old_id: str
    new_id: str
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class OptedOut:
    """A customer wants no more marketing messages, or wants them again."""

    sender: Sender
    out: bool


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
class TemplateChanged:
    """The provider judged a template anew; with neither status nor category it is to be read."""

    provider_id: str
    status: TemplateStatus | None = None
    category: str = ""
    reason: str = ""


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
    | Moved
    | Deleted
    | Reacted
    | Reachability
    | Referred
    | Renamed
    | OptedOut
    | StaffShown
    | TemplateChanged
    | Ignored
    | Parked
)
