"""A channel as its adapter knows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Account:
    """A channel as an adapter sees it; `credentials` are decrypted, never logged."""

    id: UUID
    kind: str
    name: str
    credentials: Mapping[str, str]
    webhook_url: str  # the public address providers sign over


@dataclass(frozen=True, kw_only=True)
class AccountState:
    """What testing or connecting learned from the provider; `refused`: our token or account."""

    ok: bool
    refused: bool = False
    name: str = ""
    detail: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """How a provider sees our account; None or empty where it does not tell.

    `webhook_url` is where it delivers to, "" for nowhere; `sender` is the state of number, page or
    bot in the provider's own word, `sender_ok` what that means.
    """

    token_expires_at: datetime | None = None
    webhook_url: str | None = None
    pending: int | None = None  # what it holds for us
    last_error: str = ""  # of its last delivery to us
    last_error_at: datetime | None = None
    sender: str = ""
    sender_ok: bool = True
    quality: str = ""


class Status(StrEnum):
    """Where an outbound part stands, as providers tell it."""

    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"
