"""Database work for sockets, on small thread pools of their own.

Asgiref's shared thread would queue every socket behind one slow query, and opening SQLite anew for
each call costs more than most of the calls: here the threads keep their connection.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from django.db import connections

P = ParamSpec("P")
R = TypeVar("R")


class Desk:
    """A few threads that answer calls which use the database."""

    def __init__(self, name: str, threads: int) -> None:
        self._name, self._threads = name, threads
        self._pool: ThreadPoolExecutor | None = None

    async def ask(self, call: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what the synchronous `call` returns, or raise what it raises."""
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self._threads, thread_name_prefix=self._name)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, lambda: _cared_for(call, *args, **kwargs))

    def close(self) -> None:
        """Let the threads go, with their connections."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(cancel_futures=True)


def _cared_for(call: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    try:
        return call(*args, **kwargs)
    finally:
        for connection in connections.all(initialized_only=True):
            # A pooled connection goes back; a file stays open unless something went wrong.
            if connection.vendor != "sqlite" or connection.errors_occurred:
                connection.close()


commands = Desk("socket-command", 4)
reads = Desk("socket-read", 4)
watch = Desk("socket-watch", 1)  # never behind a storm of reconnects
