"""SQLite: one file, copied by its own online backup, replaced by renaming."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from django.db import connections

from hub.upkeep.adapters.aside import aside_name, forget_aside
from hub.upkeep.types import Damaged, Running

ENDS = ("", "-wal", "-shm", "-journal")
# The house writes in the name of a bot of its own, which every new one has.
PERSON = "SELECT 1 FROM accounts_user WHERE role <> 'bot' LIMIT 1"
PATIENCE = 5.0  # seconds that somebody may still be at it


class Sqlite:
    """The embedded engine."""

    vendor = "sqlite"
    suffix = "sqlite3"

    def __init__(self) -> None:
        self.path = Path(str(connections["default"].settings_dict["NAME"]))

    def snapshot(self, file: Path) -> tuple[dict[str, int], tuple[tuple[str, str], ...]]:
        with (
            closing(sqlite3.connect(self.path, timeout=60)) as house,
            closing(sqlite3.connect(file)) as copy,
        ):
            # All pages in one step are one reading transaction: writers go on beside it.
            house.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            counted = _counts(copy), _migrations(copy)
        os.chmod(file, 0o600)
        return counted

    def read_back(self, file: Path) -> None:
        try:
            with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
                said = copy.execute("PRAGMA quick_check(1)").fetchone()
        except sqlite3.DatabaseError as error:
            said = (str(error),)
        if said != ("ok",):
            raise Damaged(
                f"The copy of the database cannot be read: {said[0]}.",
                f"La copia de la base de datos no se puede leer: {said[0]}.",
            )

    def fill_beside(self, file: Path) -> SqliteBeside:
        self.read_back(file)
        beside = self.path.with_name(f"{self.path.name}.restoring")
        _remove(beside)
        beside.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, beside)
        os.chmod(beside, 0o600)
        return SqliteBeside(self, beside)

    def is_lived_in(self) -> bool:
        if not self.path.exists():
            return False
        with closing(sqlite3.connect(self.path, timeout=20)) as house:
            if "accounts_user" not in _tables(house):
                return bool(_tables(house))
            return house.execute(PERSON).fetchone() is not None

    def refuse_running(self) -> None:
        connections.close_all()
        if self.path.exists():
            _be_alone(self.path)


class SqliteBeside:
    """A file next to the house's."""

    def __init__(self, engine: Sqlite, path: Path) -> None:
        self._engine, self._path = engine, path

    @property
    def url(self) -> str:
        return f"sqlite:///{self._path}"

    def counts(self) -> dict[str, int]:
        with closing(sqlite3.connect(self._path)) as copy:
            return _counts(copy)

    def take_place(self) -> Callable[[], None]:
        house = self._engine.path
        _be_alone(self._path)
        self._engine.refuse_running()
        aside = house.with_name(aside_name(house.name))
        was = house.exists()
        if was:
            forget_aside(house)
            house.rename(aside)
        for end in ENDS[1:]:
            house.with_name(house.name + end).unlink(missing_ok=True)
        self._path.rename(house)

        def undo() -> None:
            house.rename(self._path)
            if was:
                aside.rename(house)

        return undo

    def drop(self) -> None:
        _remove(self._path)


def _be_alone(path: Path) -> None:
    """Fold the log into the file; every process that has it open keeps that from being done."""
    try:
        with closing(sqlite3.connect(path, timeout=PATIENCE)) as house:
            alone = house.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlite3.OperationalError:
        alone = None
    if alone != ("delete",):
        raise Running(
            "The house is running: stop it first, then try again.",
            "La casa está en marcha: deténgala primero y vuelva a intentarlo.",
        )


def _tables(database: sqlite3.Connection) -> list[str]:
    rows = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        " AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    )
    return [str(name) for (name,) in rows]


def _counts(database: sqlite3.Connection) -> dict[str, int]:
    found = {}
    for table in _tables(database):
        (found[table],) = database.execute(f'SELECT count(*) FROM "{table}"').fetchone()
    return found


def _migrations(database: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
    if "django_migrations" not in _tables(database):
        return ()
    rows = database.execute("SELECT app, name FROM django_migrations ORDER BY id").fetchall()
    return tuple((str(app), str(name)) for app, name in rows)


def _remove(path: Path) -> None:
    for end in ENDS:
        path.with_name(path.name + end).unlink(missing_ok=True)
