"""Looks through the trail, and what the rows are called that it names."""

from hub.audit.queries.naming import named, shown
from hub.audit.queries.trail import (
    actions,
    entries,
    kinds,
    older_than,
    people_of,
    sealed_until,
    verified,
)

__all__ = [
    "actions",
    "entries",
    "kinds",
    "named",
    "older_than",
    "people_of",
    "sealed_until",
    "shown",
    "verified",
]
