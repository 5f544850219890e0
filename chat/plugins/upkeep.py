"""What chat settles in a house that was restored from a copy."""

from chat.operations.desk.dispatching import doubt_due
from hub.upkeep.ports.examining import settlings

settlings.add("scheduled", doubt_due)
