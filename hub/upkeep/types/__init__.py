"""Words of looking after a house: copies of it, what is wrong with it, why something is refused."""

from hub.upkeep.types.findings import Finding, Level
from hub.upkeep.types.manifest import FORMAT, Kept, KeyMarks, Manifest
from hub.upkeep.types.refusals import (
    Busy,
    Damaged,
    Failed,
    NoRoom,
    NotEmpty,
    NotWhole,
    OtherEngine,
    Refused,
    Running,
    ToolMissing,
    TooNew,
)

__all__ = [
    "FORMAT",
    "Busy",
    "Damaged",
    "Failed",
    "Finding",
    "Kept",
    "KeyMarks",
    "Level",
    "Manifest",
    "NoRoom",
    "NotEmpty",
    "NotWhole",
    "OtherEngine",
    "Refused",
    "Running",
    "TooNew",
    "ToolMissing",
]
