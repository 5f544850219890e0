"""What an adapter adds whose provider lists messages: to find what its webhooks lost."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from channels_bridge.types import Account, StatusChange


class TooMany(Exception):
    """More than are read at once: ask for a shorter time."""


@dataclass(frozen=True, kw_only=True)
class Heard:
    """One message of a customer in the provider's list; `body` is what `parse` reads."""

    external_id: str
    body: bytes
    files: int = 0


@dataclass(frozen=True, kw_only=True)
class Said:
    """One message of ours in the provider's list, and what its state says (None: nothing)."""

    external_id: str
    text: str
    files: int
    change: StatusChange | None


class Ledger(ABC):
    """Reads a provider's list. Every call is bounded; SendRefused or OutcomeUnknown ends it."""

    @abstractmethod
    def heard(self, account: Account, *, since: datetime, until: datetime) -> Sequence[Heard]:
        """Return what customers wrote in that time, oldest first; TooMany."""

    @abstractmethod
    def whole(self, heard: Heard, account: Account) -> bytes:
        """Return the body with the addresses of its files, which the list itself does not tell."""

    @abstractmethod
    def said(
        self, account: Account, *, recipient: str, since: datetime, until: datetime
    ) -> Sequence[Said]:
        """Return what was written to somebody in that time, oldest first; TooMany."""

    @abstractmethod
    def fate(self, external_id: str, account: Account) -> StatusChange | None:
        """Return what became of a message of ours; None when there is nothing to tell."""
