"""Group commit: one thread, its own connection, many rows a commit, answers after it."""

import asyncio
import logging
import os
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any

import psycopg

from hub.kernel.errors import Unavailable
from hub.kernel.links import Link, open_link

log = logging.getLogger(__name__)

BATCH = 500
_LOST = (psycopg.OperationalError, psycopg.InterfaceError, sqlite3.OperationalError)


@dataclass(frozen=True)
class _Write:
    sql: str
    params: Sequence[Any]
    done: "Future[None]" = field(default_factory=Future)
    loop: asyncio.AbstractEventLoop | None = None
    waiter: "asyncio.Future[None] | None" = None


class GroupCommitWriter:
    """Writes rows of any thread or event loop; what it answers has been committed.

    A statement the database refuses fails alone. A lost database fails what waits with
    `Unavailable` and is tried again with the next write. `connect` is for another database
    than Django's default.
    """

    def __init__(self, connect: Callable[[], Link] | None = None) -> None:
        self._connect = connect or open_link
        self._queue: SimpleQueue[_Write | None] = SimpleQueue()
        self._guard = threading.Lock()
        self._thread: threading.Thread | None = None
        self._pid = 0
        self._link: Link | None = None

    def submit(self, sql: str, params: Sequence[Any]) -> "Future[None]":
        """Queue one statement (`%s` or `?` as the engine wants); resolved after commit."""
        write = _Write(sql, params)
        self._put(write)
        return write.done

    async def write(self, sql: str, params: Sequence[Any]) -> None:
        """Queue one statement and wait for its commit without holding a thread."""
        loop = asyncio.get_running_loop()
        waiter: asyncio.Future[None] = loop.create_future()
        self._put(_Write(sql, params, loop=loop, waiter=waiter))
        await waiter

    def stop(self) -> None:
        """Commit what waits, close the connection, end the thread; the next write starts anew."""
        with self._guard:
            thread, self._thread = self._thread, None
            if thread is not None and self._pid == os.getpid():
                self._queue.put(None)
                thread.join()

    def _put(self, write: _Write) -> None:
        # The entry goes in under the guard, so that it never lands behind a stop.
        with self._guard:
            if self._thread is None or not self._thread.is_alive() or self._pid != os.getpid():
                self._queue, self._link, self._pid = SimpleQueue(), None, os.getpid()
                self._thread = threading.Thread(
                    target=self._run, args=(self._queue,), name="writer", daemon=True
                )
                self._thread.start()
            self._queue.put(write)

    def _run(self, queue: "SimpleQueue[_Write | None]") -> None:
        running = True
        while running:
            batch, running = _next_batch(queue)
            if batch:
                self._settle(batch)
        self._drop()

    def _settle(self, batch: list[_Write]) -> None:
        outcome: list[tuple[_Write, Exception | None]] = []
        try:
            self._commit(batch)
            outcome = [(write, None) for write in batch]
        except _LOST as error:
            self._drop()
            log.warning("writer_lost_database", extra={"error": type(error).__name__})
            outcome = [(write, Unavailable()) for write in batch]
        except Exception as error:
            self._undo()
            if len(batch) == 1:
                outcome = [(batch[0], error)]
            else:  # One bad row must not take its neighbours with it.
                for write in batch:
                    self._settle([write])
        _answer(outcome)

    def _commit(self, batch: list[_Write]) -> None:
        if self._link is None:
            self._link = self._connect()
        rows: dict[str, list[Sequence[Any]]] = defaultdict(list)
        for write in batch:
            rows[write.sql].append(write.params)
        for sql, params in rows.items():
            self._link.run(sql, params)
        self._link.commit()

    def _undo(self) -> None:
        try:
            if self._link is not None:
                self._link.rollback()
        except Exception:
            self._drop()

    def _drop(self) -> None:
        link, self._link = self._link, None
        try:
            if link is not None:
                link.close()
        except Exception as error:
            log.info("writer_close_failed", extra={"error": type(error).__name__})


def _next_batch(queue: "SimpleQueue[_Write | None]") -> tuple[list[_Write], bool]:
    batch: list[_Write] = []
    entry = queue.get()
    while entry is not None:
        batch.append(entry)
        if len(batch) == BATCH:
            return batch, True
        try:
            entry = queue.get_nowait()
        except Empty:
            return batch, True
    return batch, False


def _answer(outcome: list[tuple[_Write, Exception | None]]) -> None:
    by_loop: dict[asyncio.AbstractEventLoop, list[tuple[_Write, Exception | None]]] = {}
    for write, error in outcome:
        if write.loop is not None:
            by_loop.setdefault(write.loop, []).append((write, error))
        elif error is None:
            write.done.set_result(None)
        else:
            write.done.set_exception(error)
    for loop, settled in by_loop.items():
        try:
            loop.call_soon_threadsafe(_wake, settled)
        except RuntimeError:  # the loop ended meanwhile; nobody waits there any more
            log.info("writer_waiter_gone")


def _wake(settled: list[tuple[_Write, Exception | None]]) -> None:
    for write, error in settled:
        if write.waiter is None or write.waiter.done():
            continue
        if error is None:
            write.waiter.set_result(None)
        else:
            write.waiter.set_exception(error)
