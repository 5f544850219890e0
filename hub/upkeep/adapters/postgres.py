"""PostgreSQL: pg_dump of one snapshot, restored into a database beside and renamed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import psycopg
from django.db import connections
from psycopg import sql

from hub.kernel import clock
from hub.upkeep.adapters import tools
from hub.upkeep.adapters.sqlite import PERSON
from hub.upkeep.types import Refused, Running

ASIDE = "_replaced_"
LONGEST = 40  # of a name, so that ours with an end still fit into 63
GOING = 5.0  # seconds for the connections of a house that was just stopped to end
AUTHENTIC = ("sslmode", "sslrootcert", "sslcert", "sslkey", "service", "connect_timeout")
Connection = psycopg.Connection[Any]


class Postgres:
    """The engine of a house in production."""

    vendor = "postgresql"
    suffix = "dump"

    def __init__(self) -> None:
        told = connections["default"].settings_dict
        self.name = str(told["NAME"])
        named = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
        self.reach = {key: str(told[name]) for key, name in named.items() if told.get(name)}
        options: dict[str, Any] = told.get("OPTIONS", {})
        self.more = {key: str(options[key]) for key in AUTHENTIC if key in options}

    def url_of(self, name: str) -> str:
        """Return what DATABASE_URL is for another database of this server."""
        reach = {key: quote(value, safe="") for key, value in self.reach.items()}
        who = reach.get("user", "") + (f":{reach['password']}" if "password" in reach else "")
        where = reach.get("host", "") + (f":{reach['port']}" if "port" in reach else "")
        query = f"?{urlencode(self.more)}" if self.more else ""
        return f"postgres://{who}{'@' if who else ''}{where}/{quote(name, safe='')}{query}"

    def connect(self, name: str, **more: Any) -> Connection:
        """Return a connection beside Django's."""
        reach: dict[str, Any] = {**self.reach, **self.more}
        return psycopg.connect(dbname=name, **reach, **more)

    def at_server(self) -> Connection:
        """Return a connection to where databases are made and renamed."""
        try:
            return self.connect("postgres", autocommit=True)
        except psycopg.OperationalError:
            return self.connect("template1", autocommit=True)

    def run(self, tool: str, *words: str) -> str:
        """Run a program of PostgreSQL; its words when it fails are a Refused."""
        # The password goes by the environment: everybody on a machine can read arguments.
        secret = {"PGPASSWORD": self.reach["password"]} if "password" in self.reach else {}
        reach = {f"PG{key.upper()}": value for key, value in self.reach.items()}
        more = {f"PG{key.upper()}": value for key, value in self.more.items()}
        return tools.run(tool, *words, environment={**os.environ, **reach, **more, **secret})

    def snapshot(self, file: Path) -> tuple[dict[str, int], tuple[tuple[str, str], ...]]:
        with self.connect(self.name) as held:
            held.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            (shared,) = held.execute("SELECT pg_export_snapshot()").fetchone() or ("",)
            whole = ("--format=custom", "--no-owner", "--no-privileges", f"--snapshot={shared}")
            self.run("pg_dump", *whole, f"--file={file}", f"--dbname={self.name}")
            os.chmod(file, 0o600)
            return _counts(held), _migrations(held)

    def read_back(self, file: Path) -> None:
        # Without a database it writes SQL, and so reads and unpacks every row.
        self.run("pg_restore", "--file=/dev/null", str(file))

    def fill_beside(self, file: Path) -> PostgresBeside:
        beside = PostgresBeside(self, f"{self.name[:LONGEST]}_restoring")
        beside.drop()
        with self.at_server() as server:
            _do(server, _made_like(server, self.name), beside.name)
        try:
            once = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
            self.run("pg_restore", *once, f"--dbname={beside.name}", str(file))
        except Refused:
            beside.drop()
            raise
        return beside

    def is_lived_in(self) -> bool:
        with self.connect(self.name) as house:
            tables = _tables(house)
            if "accounts_user" not in tables:
                return bool(tables)
            return house.execute(PERSON).fetchone() is not None

    def refuse_running(self) -> None:
        self.leave()
        until = time.monotonic() + GOING
        while (others := self._others()) and time.monotonic() < until:
            time.sleep(0.2)
        if others:
            raise Running(
                f"The house is running ({others} connections to {self.name}): stop web, worker"
                " and beat first, then try again.",
                f"La casa está en marcha ({others} conexiones a {self.name}): detenga primero"
                " web, worker y beat, y vuelva a intentarlo.",
            )

    def _others(self) -> int:
        with self.at_server() as server:
            found = server.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = %s AND backend_type = 'client backend'",
                [self.name],
            ).fetchone()
        return int(found[0]) if found else 0

    def leave(self) -> None:
        """Let go of every connection of this process."""
        django: Any = connections["default"]
        django.close()
        if django.settings_dict.get("OPTIONS", {}).get("pool"):
            django.close_pool()


class PostgresBeside:
    """A database of the same server."""

    def __init__(self, engine: Postgres, name: str) -> None:
        self._engine, self.name = engine, name

    @property
    def url(self) -> str:
        return self._engine.url_of(self.name)

    def counts(self) -> dict[str, int]:
        with self._engine.connect(self.name) as copy:
            return _counts(copy)

    def take_place(self) -> Callable[[], None]:
        house = self._engine.name
        aside = f"{house[:LONGEST]}{ASIDE}{clock.now():%Y%m%d_%H%M%S}"
        self._engine.refuse_running()
        with self._engine.at_server() as server:
            for old in _aside(server, house):
                _do(server, "DROP DATABASE {}", old)
            _do(server, "ALTER DATABASE {} RENAME TO {}", house, aside)
            try:
                _do(server, "ALTER DATABASE {} RENAME TO {}", self.name, house)
            except psycopg.Error:
                _do(server, "ALTER DATABASE {} RENAME TO {}", aside, house)
                raise

        def undo() -> None:
            with self._engine.at_server() as again:
                _do(again, "ALTER DATABASE {} RENAME TO {}", house, self.name)
                _do(again, "ALTER DATABASE {} RENAME TO {}", aside, house)

        return undo

    def drop(self) -> None:
        with self._engine.at_server() as server:
            _do(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name)


def _made_like(server: Connection, name: str) -> str:
    """Return how a database is made that sorts and compares as that one does."""
    found = server.execute(
        "SELECT pg_encoding_to_char(encoding), datcollate, datctype FROM pg_database"
        " WHERE datname = %s",
        [name],
    ).fetchone()
    if found is None:
        return "CREATE DATABASE {}"
    kept = [str(each).replace("'", "''").replace("{", "").replace("}", "") for each in found]
    return (
        f"CREATE DATABASE {{}} TEMPLATE template0 ENCODING '{kept[0]}'"
        f" LC_COLLATE '{kept[1]}' LC_CTYPE '{kept[2]}'"
    )


def _aside(server: Connection, house: str) -> list[str]:
    start = f"{house[:LONGEST]}{ASIDE}"
    rows = server.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [start])
    return [str(name) for (name,) in rows]


def _do(server: Connection, statement: Any, *names: str) -> None:
    try:
        server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
    except psycopg.errors.InsufficientPrivilege as error:
        raise Refused(
            "The database user may not make databases: ALTER ROLE … CREATEDB, then try again.",
            "El usuario de la base de datos no puede crear bases: ALTER ROLE … CREATEDB, y vuelva"
            " a intentarlo.",
        ) from error


def _tables(database: Connection) -> list[str]:
    rows = database.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
    )
    return [str(name) for (name,) in rows]


def _counts(database: Connection) -> dict[str, int]:
    found = {}
    for table in _tables(database):
        asked = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
        (found[table],) = database.execute(asked).fetchone() or (0,)
    return found


def _migrations(database: Connection) -> tuple[tuple[str, str], ...]:
    if "django_migrations" not in _tables(database):
        return ()
    rows = database.execute("SELECT app, name FROM django_migrations ORDER BY id").fetchall()
    return tuple((str(app), str(name)) for app, name in rows)
