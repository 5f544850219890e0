"""Why a copy is not made, not put in place, or not believed."""

from __future__ import annotations

from typing import ClassVar

from hub.kernel.errors import DomainError
from hub.kernel.saying import Said

NOTHING_DONE, ROLLED_BACK = 2, 3


class Refused(DomainError):
    """Nothing was touched; `exit` is what the command ends with."""

    code, status = "refused", 409
    exit: ClassVar[int] = NOTHING_DONE

    def __init__(self, english: str, spanish: str) -> None:
        super().__init__(str(Said(english, spanish)))


class Damaged(Refused):
    """The archive is not what was written."""

    code = "damaged"


class TooNew(Refused):
    """The archive comes from a newer version of the hub."""

    code = "too_new"


class OtherEngine(Refused):
    """The archive comes from another kind of database."""

    code = "other_engine"


class NotEmpty(Refused):
    """Somebody lives here already."""

    code = "not_empty"


class Running(Refused):
    """Processes of the house still use the database."""

    code = "running"


class Busy(Refused):
    """Another copy is being made or put in place."""

    code = "busy"


class ToolMissing(Refused):
    """A program of PostgreSQL is not on this machine."""

    code = "tool_missing"


class NoRoom(Refused):
    """The disk is full, or not ours to write to."""

    code = "no_room"


class NotWhole(Refused):
    """The restored house is not what was backed up, or cannot be read."""

    code = "not_whole"


class Failed(Refused):
    """A step of an update failed; the house is what it was before."""

    code = "failed"
    exit = ROLLED_BACK
