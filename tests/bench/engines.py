"""The databases a measurement is made on: SQLite's file, and PostgreSQL's where one is at hand."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from tests.bench.servers import CLIENT_CORE, ROOT, pinned

FOLDER = ROOT / "var" / "bench"


def engines(name: str) -> Iterator[tuple[str, str]]:
    """Return each engine with the address of its database of that name, which is kept."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    yield "SQLite", f"sqlite:///{FOLDER}/{name}.sqlite3"
    if server := os.environ.get("DATABASE_URL", ""):
        import psycopg

        name = f"bench_{name}"
        with psycopg.connect(server, autocommit=True) as link:
            if not link.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                link.execute(f'CREATE DATABASE "{name}"')
        yield "PostgreSQL", urlsplit(server)._replace(path=f"/{name}").geturl()


def told_by(module: str, url: str, *asked: str) -> dict[str, Any]:
    """Return what a module prints as JSON, run on that database in a process of its own."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "hub.config.settings",
        "DATABASE_URL": url,
        "DATA_DIR": str(FOLDER),
        "REDIS_URL": "",
        "DEMO": "0",
        "LOG_LEVEL": "ERROR",
    }
    words = [*pinned(CLIENT_CORE), sys.executable, "-m", module, *asked]
    done = subprocess.run(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def settle() -> None:
    """Let the database know what it holds."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
        else:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def store(rows: Iterable[Any]) -> None:
    """Insert many rows of one model, by COPY where there is one."""
    from django.db import connection, transaction

    rows = iter(rows)
    while chunk := list(islice(rows, 5_000)):
        model = type(chunk[0])
        if connection.vendor == "sqlite":
            model.objects.bulk_create(chunk)
            continue
        fields = [field for field in model._meta.local_concrete_fields if _given(field)]
        names = ", ".join(f'"{field.column}"' for field in fields)
        with transaction.atomic(), connection.cursor() as cursor:
            into = f"COPY {model._meta.db_table} ({names}) FROM STDIN"
            with cursor.copy(into) as copy:
                for row in chunk:
                    values = (field.pre_save(row, True) for field in fields)
                    copy.write_row(
                        [
                            f.get_db_prep_save(v, connection)
                            for f, v in zip(fields, values, strict=True)
                        ]
                    )


def _given(field: Any) -> bool:
    """Whether the database waits to be told a value: it counts for itself in others."""
    return "AutoField" not in field.get_internal_type()
