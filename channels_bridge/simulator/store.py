"""What must survive a restart: counters, so that no id is used twice, chats and files."""

import json
import sqlite3
import time
from pathlib import Path
from typing import Any

_TABLES = """
CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS documents (
    shelf TEXT, key TEXT, body TEXT NOT NULL, PRIMARY KEY (shelf, key)
);
"""


class Store:
    """Counters and JSON documents in one SQLite file."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._db = sqlite3.connect(folder / "simulator.sqlite3", isolation_level=None)
        # A power cut may cost the demo its last second; a killed process loses nothing.
        self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;" + _TABLES)

    def next(self, counter: str, first: int | None = None) -> int:
        """Take the next number; a new counter starts at the clock."""
        # So even a wiped folder repeats no id.
        start = int(time.time()) if first is None else first
        row = self._db.execute(
            "INSERT INTO counters VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value",
            (counter, start),
        ).fetchone()
        return int(row[0])

    def put(self, shelf: str, key: str, body: dict[str, Any]) -> None:
        """Keep one document, replacing what stood there."""
        self._db.execute(
            "INSERT INTO documents VALUES (?, ?, ?) "
            "ON CONFLICT (shelf, key) DO UPDATE SET body = excluded.body",
            (shelf, key, json.dumps(body)),
        )

    def all(self, shelf: str) -> list[dict[str, Any]]:
        """Every document of a shelf in the order first kept."""
        rows = self._db.execute(
            "SELECT body FROM documents WHERE shelf = ? ORDER BY rowid", (shelf,)
        )
        return [json.loads(body) for (body,) in rows]

    def clear(self, shelf: str) -> None:
        """Throw away a shelf; counters are never thrown away."""
        self._db.execute("DELETE FROM documents WHERE shelf = ?", (shelf,))

    def close(self) -> None:
        """Release the file."""
        self._db.close()
