"""Raw connections of our own to Django's default database, for many rows a commit."""

import sqlite3
from collections.abc import Sequence
from typing import Any, Protocol

import psycopg
from django.db import connections

from hub.kernel.sqlite.turn import Hold


class Link(Protocol):
    """A raw connection that runs one statement for many rows and commits on demand."""

    def run(self, sql: str, rows: Sequence[Sequence[Any]]) -> None: ...
    def commit(self) -> None: ...
    def rollback(self) -> None: ...
    def close(self) -> None: ...


class _Postgres:
    """psycopg; `executemany` sends all rows in one pipeline."""

    def __init__(self, **params: Any) -> None:
        self._raw = psycopg.connect(**params)

    def run(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        with self._raw.cursor() as cursor:
            cursor.executemany(sql, rows)

    def commit(self) -> None:
        self._raw.commit()

    def rollback(self) -> None:
        self._raw.rollback()

    def close(self) -> None:
        self._raw.close()


class _Sqlite:
    """sqlite3 in WAL, synced to disk before each answer."""

    def __init__(self, path: str) -> None:
        self._raw = sqlite3.connect(path, timeout=20, isolation_level=None)
        self._raw.execute("PRAGMA journal_mode=WAL")
        self._raw.execute("PRAGMA synchronous=FULL")
        self._raw.execute("PRAGMA foreign_keys=ON")
        self._turn = Hold()

    def run(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        if not self._raw.in_transaction:
            self._turn.take()
            self._raw.execute("BEGIN IMMEDIATE")
        self._raw.executemany(sql, rows)

    def commit(self) -> None:
        self._raw.execute("COMMIT")
        self._turn.give_back()

    def rollback(self) -> None:
        try:
            if self._raw.in_transaction:
                self._raw.execute("ROLLBACK")
        finally:
            self._turn.give_back()

    def close(self) -> None:
        self._raw.close()
        self._turn.give_back()


def open_link() -> Link:
    """Return a raw connection of our own to Django's default database."""
    wrapper = connections["default"]
    settings = wrapper.settings_dict
    if wrapper.vendor == "sqlite":
        return _Sqlite(str(settings["NAME"]))
    given = {
        "dbname": settings["NAME"],
        "user": settings["USER"],
        "password": settings["PASSWORD"],
        "host": settings["HOST"],
        "port": settings["PORT"],
    }
    options = {key: value for key, value in settings["OPTIONS"].items() if key == "sslmode"}
    return _Postgres(
        **{key: value for key, value in given.items() if value},
        **options,
        connect_timeout=2,
        keepalives_idle=5,
        tcp_user_timeout=5000,
    )
