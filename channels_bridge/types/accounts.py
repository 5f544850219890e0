"""A channel as its adapter knows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    """What testing or connecting learned from the provider."""

    ok: bool
    name: str = ""
    detail: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)


class Status(StrEnum):
    """Where an outbound part stands, as providers tell it."""

    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"
