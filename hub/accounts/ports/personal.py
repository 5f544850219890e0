"""What does the house keep about a person? Every app with such rows says it, and forgets it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, Any, Protocol
from uuid import UUID

from hub.kernel.registry import Registry


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Whom it is about: an account, a customer's row, or both."""

    user_id: UUID | None = None
    customer_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Kept:
    """Rows the law makes us keep: of which kind, how many, and by which rule."""

    kind: str
    count: int
    reason: str


class Keeper(Protocol):
    """One kind of what is kept; its key in the registry names its file in the export."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        """Yield everything kept of this kind as plain JSON values, oldest first."""

    def files(self, subject: Subject) -> Iterator[tuple[PurePosixPath, IO[bytes]]]:
        """Yield the files that belong to it: a path inside the export and an open stream."""
        return iter(())  # most have none

    def forget(self, subject: Subject) -> Kept | None:
        """Delete or blank it within the caller's transaction; say what the law keeps."""


keepers: Registry[Keeper] = Registry("keepers of personal data")
