"""One page asked over HTTP, and what it asked of the database: run again, alone, and timed."""

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

Asked = dict[str, Any]


@dataclass(frozen=True)
class Statement:
    """What a request asked of the database."""

    sql: str
    params: Any


class Page:
    """One answer for one person, and what it asked."""

    def __init__(self, client: Any, path: str, asked: Asked, *, verb: str = "GET") -> None:
        with listening() as self.statements:
            begun = time.perf_counter()
            address, where = f"/api/v1/{path}", {"HTTP_HOST": "localhost"}
            if verb == "GET":
                answer = client.get(address, asked, **where)
            else:
                answer = client.post(address, asked, format="json", **where)
            self.body = answer.getvalue()  # of a file too, which is read while it is sent
            self.whole = (time.perf_counter() - begun) * 1000
        if answer.status_code != 200:
            raise RuntimeError(self.body[:500])

    def timed(self, rounds: int) -> list[float]:
        """Return what the database takes for all of it, in ms, again and again."""
        gc.disable()  # a collection of ours in between is no work of the database
        try:
            return [sum(map(run, self.statements)) for _ in range(rounds)]
        finally:
            gc.enable()

    def slowest(self) -> Statement:
        return max(self.statements, key=run)


@contextmanager
def listening() -> Iterator[list[Statement]]:
    """Keep every SELECT of this connection."""
    from django.db import connection

    heard: list[Statement] = []

    def hear(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("SELECT"):
            heard.append(Statement(sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(hear):
        yield heard


def run(statement: Statement) -> float:
    """Return what one statement takes, in ms, with all its rows."""
    from django.db import connection

    begun = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, statement.params)
        cursor.fetchall()
    return (time.perf_counter() - begun) * 1000


def explained(statement: Statement) -> str:
    """Return how the database goes about it, in its own words."""
    from django.db import connection

    head = "EXPLAIN ANALYZE" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    with connection.cursor() as cursor:
        cursor.execute(f"{head} {statement.sql}", statement.params)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def client_of(user: Any) -> Any:
    """Return somebody's signed-in client."""
    from rest_framework.test import APIClient

    from hub.accounts.operations import sessions
    from hub.accounts.tokens import access_token
    from hub.accounts.types import Device
    from hub.kernel import clock

    opened = sessions.open_session(user, remember=False, device=Device(), at=clock.now())
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {access_token(opened.session)}")
    return client
