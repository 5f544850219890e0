"""The database as something that is copied whole, and whose place another one can take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from django.db import connection

from hub.upkeep.adapters import postgres, sqlite

Counts = dict[str, int]
Migrations = tuple[tuple[str, str], ...]


class Beside(Protocol):
    """A database next to the house's own, until it takes its place or is dropped."""

    @property
    def url(self) -> str:
        """What DATABASE_URL must be for it."""

    def counts(self) -> Counts:
        """Return how many rows each table has."""

    def take_place(self) -> Callable[[], None]:
        """Become the house's database; returns what undoes it. Running while it is in use."""

    def drop(self) -> None:
        """Be gone, if it did not take its place."""


class Engine(Protocol):
    """One of the two engines."""

    vendor: str
    suffix: str  # of its copies

    def snapshot(self, file: Path) -> tuple[Counts, Migrations]:
        """Write the database of one instant to a file, while it is used; NoRoom, ToolMissing."""

    def read_back(self, file: Path) -> None:
        """Raise Damaged unless the copy can be read from end to end."""

    def fill_beside(self, file: Path) -> Beside:
        """Put a copy next to the house's database; Damaged, ToolMissing, NoRoom."""

    def is_lived_in(self) -> bool:
        """Whether there are people in it."""

    def refuse_running(self) -> None:
        """Raise Running while another process uses it."""


def engine() -> Engine:
    """Return the engine of the house."""
    made: Mapping[str, Callable[[], Engine]] = {
        "sqlite": sqlite.Sqlite,
        "postgresql": postgres.Postgres,
    }
    return made[connection.vendor]()
