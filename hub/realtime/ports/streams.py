"""What can be followed live? Each app that owns a family of streams (`c`, `u`) registers it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from hub.kernel.registry import Registry
from hub.realtime.types import CaughtUp, Change, Head, SignedIn, Totals


class Streams(Protocol):
    """One family of streams; `key` is the part behind the colon. All methods are synchronous."""

    def heads(self, who: SignedIn, *, limit: int) -> list[Head]:
        """Return the newest streams this person may see."""

    def totals(self, who: SignedIn) -> Totals:
        """Return the counts over every stream this person may see."""

    def changes(self, who: SignedIn, key: str, *, after: int, limit: int) -> CaughtUp | None:
        """Return what came after `after` as this person sees it; None when not theirs."""

    def head(self, who: SignedIn, key: str) -> int | None:
        """Return the present `seq`, or None when not theirs."""

    def moved_since(self, instant: datetime) -> dict[str, int]:
        """Return key → seq of every stream that moved since (database clock): the watermark."""

    def replay(self, key: str, *, after: int, limit: int) -> list[Change]:
        """Return the changes after `after` with all their views, to heal a lost publication."""

    def audience(self, who: SignedIn, key: str) -> frozenset[str] | None:
        """Return who hears ephemerals (typing, viewing) of this stream; None when not theirs."""


families: Registry[Streams] = Registry("streams")


def family_of(stream: str) -> tuple[Streams | None, str]:
    """Return the family that owns a stream and the stream's key in it."""
    prefix, _, key = stream.partition(":")
    return families.get(prefix), key


def all_families() -> Iterable[tuple[str, Streams]]:
    """Return prefix and family of each."""
    return iter(families)
