"""The words of notices: by which ways they go out, and what becomes of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import TextChoices

TITLE, TEXT, LINK = 160, 300, 300  # characters
KEPT = timedelta(days=90)


class Way(TextChoices):
    """How a notice reaches somebody who is not looking."""

    PUSH = "push"
    MAIL = "mail"
    TELEGRAM = "telegram"


class AlertState(TextChoices):
    """Where one notice stands on one way out."""

    QUEUED = "queued"
    SENDING = "sending"  # the call is being made; push, which replaces, is never in it
    SENT = "sent"
    DROPPED = "dropped"  # read meanwhile, or no longer wanted
    FAILED = "failed"


class Road(TextChoices):
    """How a customer is told a fact."""

    APP = "app"
    CHANNEL = "channel"
    MAIL = "mail"


class TellingState(TextChoices):
    """Where one fact stands on one road."""

    QUEUED = "queued"
    SENDING = "sending"  # a mail is being handed over; the channel's road is one transaction
    SENT = "sent"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What happened, for one customer: told once for ever under `key`.

    `values` fill the words of its kind. `topic` and `number` as in `Notice`. `said`: their channel
    has had it already, where it happened.
    """

    kind: str
    key: str
    link: str
    values: Mapping[str, str] = field(default_factory=dict)
    topic: str = ""
    number: int = 0
    said: bool = False


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What somebody is told; the same `key` again takes the place of what was told before.

    `link` is a page of the web app. `topic` and `number` (rising within it, 0 for none) say what
    it is about: `c:<conversation>` and a message's number.
    """

    kind: str
    key: str
    title: str
    text: str
    link: str
    topic: str = ""
    number: int = 0

    def as_kept(self) -> dict[str, Any]:
        """Return the fields as a row takes them."""
        return {
            "kind": self.kind,
            "topic": self.topic,
            "number": self.number,
            "title": self.title[:TITLE],
            "text": self.text[:TEXT],
            "link": self.link[:LINK],
        }


@dataclass(frozen=True, kw_only=True)
class Device:
    """What a browser gives to be pushed at (W3C Push API, `PushSubscription`)."""

    endpoint: str
    p256dh: str
    auth: str


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of one call; neither taken, gone nor refused is worth another try.

    `gone`: there is nobody at that address any more. `retry_after` in seconds. `later`, seconds
    too: nothing left the house, by what is ours to mend; it is not counted as a try.
    """

    taken: bool = False
    gone: bool = False
    refused: bool = False
    retry_after: float | None = None
    later: float | None = None
    error: str = ""


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """A code that links a chat with the bot to whoever asked for it.

    `bot` is the bot's username, empty when it is not known.
    """

    code: str
    bot: str
    expires_at: datetime

    @property
    def command(self) -> str:
        """What is written to the bot."""
        return f"/start {self.code}"

    @property
    def url(self) -> str | None:
        """Where Telegram opens and writes that by itself (`t.me` deep links)."""
        return f"https://t.me/{self.bot}?start={self.code}" if self.bot else None
