"""Drafts to the provider, and what it makes of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, BinaryIO

from channels_bridge.types.accounts import Status
from chat.types import Kind


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
    human_agent: bool = False  # a person of ours writes after the window has closed


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """The provider took it."""

    external_id: str
    status: Status = Status.SENT
    known_as: str = ""  # what the provider calls the recipient, where it is not what we called them


class Fault(StrEnum):
    """Classes of refusal (providers.md 6.3): what to do about it."""

    PERMANENT = "permanent"
    RETRY = "retry"
    WINDOW = "window"
    BLOCKED = "blocked"
    CONFIGURATION = "configuration"
    LIMIT = "limit"


class SendRefused(Exception):
    """The provider (or the network before the body left) refused; nothing was delivered.

    `now_known_as`: the recipient goes by this id from now on, and is to be asked for by it.
    """

    def __init__(
        self,
        fault: Fault,
        *,
        code: str = "",
        detail: str = "",
        retry_after: float | None = None,
        now_known_as: str = "",
    ) -> None:
        super().__init__(detail or code)
        self.fault, self.code, self.detail, self.retry_after = fault, code, detail, retry_after
        self.now_known_as = now_known_as


class OutcomeUnknown(Exception):
    """The body left and no answer came: it may or may not have been delivered."""


@dataclass(frozen=True, kw_only=True)
class Buttons:
    """The answers to press that a channel shows by itself under a question."""

    most: int
    title: int  # characters; longer ones are cut on the button and told in full in the text
    text: int  # of the question, counted like any text of the channel
    described: bool = False  # descriptions are shown beside the titles


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What a channel allows; `kinds`: what can be sent → largest file in bytes, 0 without file."""

    text: int  # text and caption in characters, unless `text_in_bytes`
    caption: int = 0  # 0: no caption, text travels as its own part
    kinds: Mapping[Kind, int] = field(default_factory=dict)
    captioned: frozenset[Kind] = frozenset({Kind.IMAGE, Kind.VIDEO, Kind.AUDIO, Kind.FILE})
    text_in_bytes: bool = False
    window_hours: int | None = None
    human_agent_hours: int | None = None  # from the last word, where a person may still write
    reactions: bool = False
    quotes: bool = True
    choices: Buttons | None = None  # None: options are numbered lines of the text

    def caption_of(self, kind: Kind) -> int:
        """Return how long a caption a file of that kind may carry; 0 for none."""
        return self.caption if kind in self.captioned else 0


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """A file being read from a provider."""

    stream: BinaryIO
    content_type: str
    name: str = ""
