"""The index over folded words: every three characters in a row, on either engine.

On PostgreSQL it is a GIN index of `pg_trgm` and the database keeps it. On SQLite it is a table of
FTS5 that knows only which entries hold which three characters, so `queries.words` looks again;
triggers keep it, and a migration that rebuilds `chat_searchentry` lays them again.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

TABLE = "chat_searchwords"
_ENTRIES = "chat_searchentry"
_GIN = ("entries_trigrams", _ENTRIES), ("names_trigrams", "chat_searchname")
_ADD = f"INSERT INTO {TABLE} (rowid, folded) VALUES (new.id, new.folded);"
_DROP = f"INSERT INTO {TABLE} ({TABLE}, rowid, folded) VALUES ('delete', old.id, old.folded);"
_KEPT = {
    f"{TABLE}_added": f"AFTER INSERT ON {_ENTRIES} BEGIN {_ADD} END",
    f"{TABLE}_removed": f"AFTER DELETE ON {_ENTRIES} BEGIN {_DROP} END",
    f"{TABLE}_changed": f"AFTER UPDATE OF folded ON {_ENTRIES} BEGIN {_DROP} {_ADD} END",
}
Execute = Callable[[str], object]


def lay(execute: Execute, vendor: str) -> None:
    """Make the index; PostgreSQL's role must be allowed to create `pg_trgm`, or find it there."""
    if vendor == "postgresql":
        execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        # Fine enough to tell words of a thousandth of all messages from rare ones.
        execute(f"ALTER TABLE {_ENTRIES} ALTER COLUMN folded SET STATISTICS 1000")
        _build(execute, vendor)
        return
    execute(
        f"CREATE VIRTUAL TABLE {TABLE} USING fts5(folded, content='{_ENTRIES}',"
        " content_rowid='id', detail=none, tokenize='trigram case_sensitive 1')"
    )
    _build(execute, vendor)


def lift(execute: Execute, vendor: str) -> None:
    """Take the index away for good."""
    _take_off(execute, vendor)
    if vendor == "sqlite":
        execute(f"DROP TABLE {TABLE}")


@contextmanager
def laid_aside() -> Iterator[None]:
    """Let the entries be filled without their index, and build that at the end."""
    with connection.cursor() as cursor:
        with transaction.atomic():
            _take_off(cursor.execute, connection.vendor)
        try:
            yield
        finally:
            with transaction.atomic():
                _take_off(cursor.execute, connection.vendor)
                _build(cursor.execute, connection.vendor)


def _build(execute: Execute, vendor: str) -> None:
    if vendor == "postgresql":
        for name, table in _GIN:
            execute(f"CREATE INDEX {name} ON {table} USING gin (folded gin_trgm_ops)")
        execute(f"ANALYZE {_ENTRIES}")
        return
    execute(f"INSERT INTO {TABLE} ({TABLE}) VALUES ('rebuild')")
    for name, rule in _KEPT.items():
        execute(f"CREATE TRIGGER {name} {rule}")


def _take_off(execute: Execute, vendor: str) -> None:
    if vendor == "postgresql":
        for name, _ in _GIN:
            execute(f"DROP INDEX IF EXISTS {name}")
        return
    for name in _KEPT:
        execute(f"DROP TRIGGER IF EXISTS {name}")
