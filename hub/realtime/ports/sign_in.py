"""Who is behind a socket? Answered by `hub.accounts`."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol
from uuid import UUID

from hub.realtime.types import Close, SignedIn


class SignIn(Protocol):
    """Redeems one-time tickets and tells which sessions have ended."""

    def redeem(self, ticket: str, *, at: datetime) -> SignedIn:
        """Spend a ticket; NotSignedIn when unknown, used, expired or of an ended session."""

    def ended(self, session_ids: Iterable[UUID], *, at: datetime) -> dict[UUID, Close]:
        """Return the ended ones among these sessions with the code to close them by."""


_port: list[SignIn] = []


def provide(port: SignIn) -> None:
    """Register the one implementation."""
    _port[:] = [port]


def port() -> SignIn:
    """Return the registered implementation."""
    return _port[0]
