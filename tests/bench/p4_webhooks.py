"""P4: webhooks accepted by 32 clients, on SQLite and on PostgreSQL."""

import os
import re
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from tests.bench.rows import Row
from tests.bench.servers import CLIENT_CORE, pinned, serving
from tests.bench.webhook_load import KEY, Accepted, accepted

DOOR, VIEW = f"/webhooks/messenger/{KEY}/", "/orm/"
SECONDS = 3


def measure() -> Iterator[Row]:
    """Ours beside the storage's own limit, and beside a view with the ORM."""
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        ours, view = _both({"DATABASE_URL": f"sqlite:///{folder}/hub.sqlite3"})
        raw = _raw_sqlite(Path(folder) / "raw.sqlite3")
    yield _rate("SQLite FULL", ours, raw, "raw single-row commits", 1)
    yield _p99("SQLite FULL", ours, view)
    if url := os.environ.get("DATABASE_URL", ""):
        with database(url) as made:
            ours, view = _both({"DATABASE_URL": made})
            inserts = _pgbench(made)
        yield _rate("PostgreSQL", ours, inserts, "pgbench single-row insert", 0.5)
        yield _p99("PostgreSQL", ours, view)


def _both(environment: dict[str, str]) -> tuple[Accepted, Accepted]:
    with serving("tests.bench.door:application", **environment, REDIS_URL="") as server:
        return accepted(server.port, DOOR), accepted(server.port, VIEW)


def _raw_sqlite(path: Path) -> float:
    link = sqlite3.connect(path, isolation_level=None)
    link.execute("PRAGMA journal_mode=WAL")
    link.execute("PRAGMA synchronous=FULL")
    link.execute("CREATE TABLE event (id INTEGER PRIMARY KEY, key TEXT UNIQUE, body BLOB)")
    begun, count, body = time.perf_counter(), 0, b"x" * 300
    while time.perf_counter() - begun < SECONDS:
        link.execute("INSERT INTO event (key, body) VALUES (?, ?)", (str(count), body))
        count += 1
    link.close()
    return count / (time.perf_counter() - begun)


def _pgbench(url: str) -> float:
    with psycopg.connect(url, autocommit=True) as link:
        link.execute("CREATE TABLE event (id bigserial PRIMARY KEY, key text UNIQUE, body bytea)")
    values = "gen_random_uuid()::text, repeat('x', 300)::bytea"
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write(f"INSERT INTO event (key, body) VALUES ({values})")
        file.flush()
        words = ["pgbench", "-n", "-M", "prepared", "-c", "32", "-T", str(SECONDS), "-f", file.name]
        told = subprocess.run(
            [*pinned(CLIENT_CORE), *words, url], capture_output=True, text=True, check=True
        )
    found = re.search(r"tps = ([\d.]+)", told.stdout)
    if found is None:
        raise RuntimeError(told.stdout)
    return float(found.group(1))


@contextmanager
def database(url: str) -> Iterator[str]:
    name = f"bench_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as link:
        link.execute(f'CREATE DATABASE "{name}"')
    try:
        yield urlsplit(url)._replace(path=f"/{name}").geturl()
    finally:
        with psycopg.connect(url, autocommit=True) as link:
            link.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _rate(where: str, ours: Accepted, baseline: float, against: str, goal: float) -> Row:
    return Row(
        key="P4",
        work=f"webhooks accepted, {where}",
        unit="per second",
        ours=ours.rate,
        baseline=baseline,
        against=against,
        goal=goal,
    )


def _p99(where: str, ours: Accepted, view: Accepted) -> Row:
    return Row(
        key="P4",
        work=f"webhooks accepted, {where}, p99",
        unit="ms",
        ours=ours.p99,
        baseline=view.p99,
        against="Django view with the ORM",
        goal=0.2,
        at_least=False,
    )
