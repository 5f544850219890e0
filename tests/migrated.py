"""The database as migrations leave it: made once for a state of the code, and copied after that.

Migrating an empty database takes half a minute of a processor, and a run of the suite wants many:
one for each worker, one for each house. `tests/kernel/test_run.py` goes the long way on purpose.
"""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "migrated"
KEPT = 8  # of as many states of the code; branches come and go
APPS = ("hub", "chat", "channels_bridge", "crm", "billing", "field_service")
OURS = re.compile(rf"^ *(?:from|import) ((?:{'|'.join(APPS)})[\w.]*)", re.MULTILINE)
FIELD_KEY = "of every migrated database: what migrations seal is read by all"
LOCK = 7_201_516  # PostgreSQL's number for "one of us makes it, the others wait"


def sqlite(file: Path) -> None:
    """Put a migrated database there."""
    shutil.copyfile(_kept_file(), file)


def postgres(url: str) -> None:
    """Make the database of this address, migrated."""
    name, server = urlsplit(url).path.removeprefix("/"), _at(url, "postgres")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        kept = _kept_database(connection, url)
        _do(connection, "CREATE DATABASE {} TEMPLATE {}", name, kept)


def drop(url: str) -> None:
    """Drop the database of this address, whoever still looks at it."""
    with psycopg.connect(_at(url, "postgres"), autocommit=True) as connection:
        _do(connection, "DROP DATABASE IF EXISTS {} WITH (FORCE)", urlsplit(url).path[1:])


def _kept_file() -> Path:
    FOLDER.mkdir(parents=True, exist_ok=True)
    kept = FOLDER / f"{_state()}.sqlite3"
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
                _migrate(DATA_DIR=folder)
                (Path(folder) / "hub.sqlite3").rename(kept)
            files = sorted(FOLDER.glob("*.sqlite3"), key=lambda file: file.stat().st_mtime)
            for old in files[:-KEPT]:
                old.unlink()
    return kept


def _kept_database(connection: "psycopg.Connection[tuple[object, ...]]", url: str) -> str:
    kept, making = f"migrated_{_state()}", f"making_{_state()}"
    listed = "SELECT datname FROM pg_database WHERE datname ~ '^migrated_' ORDER BY oid"
    there = [str(name) for (name,) in connection.execute(listed)]
    if kept not in there:
        for old in there[: 1 - KEPT]:
            _do(connection, "DROP DATABASE {}", old)
        _do(connection, "DROP DATABASE IF EXISTS {}", making)
        _do(connection, "CREATE DATABASE {}", making)
        with tempfile.TemporaryDirectory() as folder:
            _migrate(DATA_DIR=folder, DATABASE_URL=_at(url, making))
        _do(connection, "ALTER DATABASE {} RENAME TO {}", making, kept)
    return kept


def _migrate(**environment: str) -> None:
    house = {"DJANGO_SETTINGS_MODULE": "hub.config.settings", "DEMO": "0", "REDIS_URL": ""}
    house |= {"FIELD_KEYS": FIELD_KEY, "DATABASE_URL": ""}
    subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "migrate", "--no-input", "-v", "0"],
        env={**os.environ, **house, **environment},
        check=True,
    )


def _state() -> str:
    """Return a name for everything a migrated database comes from."""
    import django

    told = hashlib.sha256(f"{django.__version__} {FIELD_KEY}".encode())
    for file in sorted(_sources()):
        told.update(f"\0{file.relative_to(ROOT)}\0".encode())
        told.update(file.read_bytes())
    return told.hexdigest()[:16]


def _sources() -> set[Path]:
    """Return the migrations and, whole, each folder or module of ours that one imports from."""
    files = {file for app in APPS for file in (ROOT / app).rglob("migrations/*.py")}
    for name in {name for file in files for name in OURS.findall(file.read_text())}:
        module = ROOT / name.replace(".", "/")
        files |= {*module.rglob("*.py")} if module.is_dir() else {module.with_suffix(".py")}
    return files


def _at(url: str, database: str) -> str:
    return urlsplit(url)._replace(path=f"/{database}").geturl()


def _do(connection: "psycopg.Connection[tuple[object, ...]]", statement: str, *names: str) -> None:
    connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
