"""The board on which every serving process writes who is with it, and anybody may read.

Without Redis all of it happens in one process and the board is a dictionary; with it, a hash with
a field for each process. A board that is away shows nobody: whoever asks then takes the person to
be elsewhere.
"""

import logging
import threading
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

import orjson
import redis
from django.conf import settings

log = logging.getLogger(__name__)

KEY = "hub:presence"
STALE_SECONDS = 25.0  # a process that has not written for so long is gone


@dataclass(frozen=True)
class Seen:
    """One person as one process sees them.

    `looking` are the conversations in front of them in a window in use; `active_at` is when one
    was last in use, in seconds since the epoch, 0 when never.
    """

    state: str
    looking: tuple[str, ...] = ()
    active_at: float = 0.0


People = dict[str, Seen]  # by the id of the user
_here: dict[str, tuple[float, People]] = {}
_lock = threading.Lock()


def write(process: str, people: People) -> None:
    """Put up who is with a process, in place of what it wrote before."""
    if settings.EMBEDDED:
        with _lock:
            _here[process] = (time.time(), people)
        return
    said = {"at": time.time(), "people": {key: asdict(seen) for key, seen in people.items()}}
    try:
        _client().hset(KEY, process, orjson.dumps(said))
    except redis.RedisError as error:
        log.info("presence_not_written", extra={"error": type(error).__name__})


def take_down(process: str) -> None:
    """Wipe off what a process wrote: it stops."""
    with _lock:
        _here.pop(process, None)
    if not settings.EMBEDDED:
        try:
            _client().hdel(KEY, process)
        except redis.RedisError as error:
            log.info("presence_not_written", extra={"error": type(error).__name__})


def read(*, but: str = "") -> list[People] | None:
    """Return what each living process `but` one sees; None when the board is away."""
    try:
        found = list(_boards())
    except redis.RedisError as error:
        log.info("presence_not_read", extra={"error": type(error).__name__})
        return None
    oldest = time.time() - STALE_SECONDS
    return [people for process, at, people in found if at > oldest and process != but]


def _boards() -> Iterable[tuple[str, float, People]]:
    if settings.EMBEDDED:
        with _lock:
            return [(process, at, people) for process, (at, people) in _here.items()]
    raw: Any = _client().hgetall(KEY)
    boards = {process.decode(): orjson.loads(text) for process, text in raw.items()}
    gone = [key for key, said in boards.items() if said["at"] < time.time() - 4 * STALE_SECONDS]
    if gone:
        _client().hdel(KEY, *gone)
    return [(key, said["at"], _people(said["people"])) for key, said in boards.items()]


def _people(told: dict[str, dict[str, Any]]) -> People:
    return {
        key: Seen(seen["state"], tuple(seen["looking"]), seen["active_at"])
        for key, seen in told.items()
    }


@cache
def _client() -> Any:
    return redis.Redis.from_url(settings.REDIS_URL, socket_timeout=1, socket_connect_timeout=1)
