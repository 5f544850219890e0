"""The words of tables that are taken in: machines and parts of a business that already runs."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import TextChoices


class TableKind(TextChoices):
    """What the lines of a table are."""

    MACHINES = "machines"
    PARTS = "parts"


class TableState(TextChoices):
    """Whether a table was only looked at, or taken in."""

    UPLOADED = "uploaded"
    DONE = "done"


class Refused(Exception):
    """A line cannot be taken in: in which column, and a code of why."""

    def __init__(self, code: str, column: str = "") -> None:
        super().__init__(code)
        self.code, self.column = code, column


@dataclass(frozen=True, kw_only=True)
class TableLine:
    """How one line would turn out: `what` it is, `whose`, or why it is refused."""

    number: int
    what: str = ""
    whose: str = ""
    key: str = ""
    code: str = ""
    column: str = ""
    repeated: bool = False

    @property
    def outcome(self) -> str:
        """Return `new`, `repeated` or `refused`."""
        return "refused" if self.code else "repeated" if self.repeated else "new"
