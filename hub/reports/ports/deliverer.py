"""Who reaches a customer on their own channel? Answered by chat."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from hub.kernel.registry import Port


@dataclass(frozen=True, kw_only=True)
class Words:
    """What is said: whole sentences, and the page they lead to."""

    title: str
    text: str
    url: str
    name: str  # of the person
    language: str


@dataclass(frozen=True, kw_only=True)
class Carried:
    """Whether it is on its way; `via` says by what, `reason` (a code) why it is not."""

    ok: bool
    via: str = ""
    reason: str = ""


class Deliverer(Protocol):
    """Writes to customers where they have proven a channel to be theirs."""

    def channel_of(self, user_id: UUID) -> str:
        """Return what the channel is called where somebody is reached; empty without one."""

    def deliver(self, user_id: UUID, words: Words, *, once: UUID, at: datetime) -> Carried:
        """Put it on its way within the caller's transaction, once for ever under `once`.

        Free words while the channel's window is open, else an approved template that fits.
        """


_the_one: Port[Deliverer] = Port("deliverer")
provide, port = _the_one.provide, _the_one.get
