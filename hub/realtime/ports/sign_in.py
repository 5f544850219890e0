"""Who is behind a socket? Answered by `hub.accounts`."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol
from uuid import UUID

from hub.kernel.registry import Port
from hub.realtime.types import Close, SignedIn


class SignIn(Protocol):
    """Redeems one-time tickets and tells which sessions have ended."""

    def redeem(self, ticket: str, *, at: datetime) -> SignedIn:
        """Spend a ticket; NotSignedIn when unknown, used, expired or of an ended session."""

    def ended(self, session_ids: Iterable[UUID], *, at: datetime) -> dict[UUID, Close]:
        """Return the ended ones among these sessions with the code to close them by."""


_the_one: Port[SignIn] = Port("sign-in")
provide, port = _the_one.provide, _the_one.get
