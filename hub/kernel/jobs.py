"""Doorbells for background work: rung by name after commit, never the only record of a duty."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from threading import Lock
from typing import ParamSpec

from celery import current_app, shared_task
from django.db import transaction

from hub.kernel.measures import counted
from hub.kernel.sqlite import turn

log = logging.getLogger(__name__)

SOON = 0.5  # seconds
LOST = counted("mostrador_doorbells_lost", "Jobs no broker took; their sweep finds the rows.")
P = ParamSpec("P")


@dataclass(frozen=True)
class Sweep:
    """A task that runs every so many seconds and finds what a lost doorbell missed."""

    task: str
    every: float


sweeps: dict[str, Sweep] = {}
_awaited: dict[str, float] = {}


def enqueue(name: str, *args: str | int) -> None:
    """Ring the task `name` (dotted, e.g. `chat.tasks.thumbnail`) after commit.

    Arguments are ids only. A broker that is down is logged: the task's sweeper finds the row.
    """
    transaction.on_commit(lambda: ring(name, *args), robust=True)


def enqueue_once(name: str, *, within: float) -> None:
    """Ring a task without arguments after commit, once for all who ask within these seconds."""
    transaction.on_commit(lambda: ring_once(name, within=within), robust=True)


def ring(name: str, *args: str | int, delay: float | None = None) -> None:
    """Ring the task at once or after `delay` seconds, outside any transaction."""
    try:
        current_app.send_task(name, args=args, countdown=delay)
    except Exception as error:  # any broker failure, whatever the transport calls it
        LOST.inc()
        log.warning("doorbell_lost", extra={"task": name, "error": type(error).__name__})


def ring_once(name: str, *, within: float) -> None:
    """Ring a task without arguments once, `within` seconds from now, for all who ask meanwhile.

    For what comes in bursts and is found by looking: everybody's rows are there when it runs.
    """
    now = time.monotonic()
    if now < _awaited.get(name, now):
        return
    _awaited[name] = now + within
    ring(name, delay=within)


@contextmanager
def sparing(what: str, **about: object) -> Iterator[None]:
    """Do one of many: one that fails is logged as `what`, spares the rest, and is found again."""
    try:
        yield
    except Exception:
        log.exception(what, extra={name: str(value) for name, value in about.items()})


def alone(
    bell: str | None = None, *, within: float = SOON
) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Let one thread of a worker at a time run a function, whose work is found by looking.

    Who comes meanwhile leaves at once and rings the task `bell`, to look `within` seconds later,
    when the other is done.
    """

    def declare(inner: Callable[P, None]) -> Callable[P, None]:
        seat = Lock()

        @wraps(inner)
        def run(*args: P.args, **kwargs: P.kwargs) -> None:
            if not seat.acquire(blocking=False):
                if bell is not None:
                    ring_once(bell, within=within)
                return
            try:
                inner(*args, **kwargs)
            finally:
                seat.release()

        return run

    return declare


def task(
    function: Callable[..., None] | None = None,
    *,
    every: float | None = None,
    urgent: bool = False,
) -> Callable[..., object]:
    """Declare a task of a `tasks` module; `every` (seconds) makes it a sweep as well.

    What it writes lets others go first, unless it is `urgent`: somebody's message waits for it.
    """

    def declare(inner: Callable[..., None]) -> object:
        # A folder `tasks` is one place to ring at, however many files it has.
        name = f"{inner.__module__.partition('.tasks')[0]}.tasks.{inner.__name__}"
        if every is not None:
            sweeps[name] = Sweep(task=name, every=every)
        run = inner if urgent else _behind_others(inner)
        return shared_task(name=name, ignore_result=True)(run)

    return declare(function) if function is not None else declare  # type: ignore[return-value]


def _behind_others(inner: Callable[P, None]) -> Callable[P, None]:
    @wraps(inner)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        with turn.later():
            inner(*args, **kwargs)

    return run
