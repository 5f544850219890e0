"""The words of notices: by which ways they go out, and what becomes of each."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import TextChoices

TITLE, TEXT, LINK = 160, 300, 300  # characters
KEPT = timedelta(days=90)


class Way(TextChoices):
    """How a notice reaches somebody who is not looking."""

    PUSH = "push"
    MAIL = "mail"


class AlertState(TextChoices):
    """Where one notice stands on one way out."""

    QUEUED = "queued"
    SENT = "sent"
    DROPPED = "dropped"  # read meanwhile, or no longer wanted
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True)
class Device:
    """What a browser gives to be pushed at (W3C Push API, `PushSubscription`)."""

    endpoint: str
    p256dh: str
    auth: str


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of one call; neither taken, gone nor refused is worth another try.

    `gone`: there is nobody at that address any more. `retry_after` in seconds.
    """

    taken: bool = False
    gone: bool = False
    refused: bool = False
    retry_after: float | None = None
    error: str = ""
