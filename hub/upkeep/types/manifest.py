"""What an archive says about itself."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from hub.kernel.clock import iso

FORMAT = 1


@dataclass(frozen=True, kw_only=True)
class Kept:
    """One file of an archive; `name` is its place in it."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class KeyMarks:
    """By what the keys are recognised that a house needs: nothing can be opened with these."""

    secret: str
    fields: tuple[str, ...]  # newest first
    push: str


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """An archive's own table of contents; `tables` counts rows in the snapshot."""

    created_at: datetime
    version: str
    engine: str  # sqlite, postgresql
    migrations: tuple[tuple[str, str], ...]  # app and name, as applied
    tables: dict[str, int]
    files: tuple[Kept, ...]
    keys: KeyMarks
    format: int = FORMAT

    @property
    def database(self) -> Kept:
        """Return the file that holds the database."""
        return next(file for file in self.files if file.name.startswith("database."))

    @property
    def media(self) -> list[Kept]:
        """Return the files customers and staff sent."""
        return [file for file in self.files if file.name.startswith("media/")]

    def as_json(self) -> bytes:
        """Return it as it stands in the archive."""
        told = {**asdict(self), "created_at": iso(self.created_at)}
        return json.dumps(told, indent=1, sort_keys=True).encode()

    @classmethod
    def from_json(cls, raw: bytes) -> Manifest:
        """Return it as read; ValueError, KeyError or TypeError where it is none."""
        told: dict[str, Any] = json.loads(raw)
        keys = told["keys"]
        return cls(
            format=int(told["format"]),
            created_at=datetime.fromisoformat(told["created_at"]),
            version=str(told["version"]),
            engine=str(told["engine"]),
            migrations=tuple((str(app), str(name)) for app, name in told["migrations"]),
            tables={str(name): int(count) for name, count in told["tables"].items()},
            files=tuple(Kept(**file) for file in told["files"]),
            keys=KeyMarks(secret=keys["secret"], fields=tuple(keys["fields"]), push=keys["push"]),
        )
