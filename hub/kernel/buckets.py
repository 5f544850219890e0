"""How fast, by key: counted in this process, or by all processes where they share a Redis."""

import logging
import threading
import time
from collections.abc import Hashable
from functools import cache
from typing import Any

import redis
from django.conf import settings

log = logging.getLogger(__name__)

_KEPT = 10_000  # buckets remembered
_PATIENCE = 0.25  # seconds for Redis to answer: a message must not wait for a broken counter
_AWAY = 5.0  # seconds until a Redis that did not answer is asked again

# One number a bucket: the instant until which it is spent (GCRA), by Redis' own clock.
_TAKE = """
local now = redis.call('TIME')
now = now[1] + now[2] / 1000000
local pause, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
local spent = math.max(now, tonumber(redis.call('GET', KEYS[1]) or 0))
local wait = spent - (burst - 1) * pause - now
if wait > 0.000001 then return tostring(wait) end
if ARGV[3] == '0' then return '0' end
local until_then = spent + pause
redis.call('SET', KEYS[1], string.format('%.6f', until_then), 'PX',
    math.ceil((until_then - now) * 1000) + 1000)
return '0'
"""


class Buckets:
    """Token buckets by key: so many at once, then a steady rate."""

    def __init__(self) -> None:
        self._levels: dict[Hashable, tuple[float, float]] = {}
        self._guard = threading.Lock()

    def wait(self, key: Hashable, *, per_second: float, burst: float, take: bool = True) -> float:
        """Take a token and return 0, or return the seconds until there is one.

        Without `take` it is only looked whether there is one.
        """
        now = time.monotonic()
        with self._guard:
            if len(self._levels) > _KEPT:
                self._levels.clear()
            level, then = self._levels.get(key, (burst, now))
            level = min(burst, level + (now - then) * per_second)
            if level < 1:
                return (1 - level) / per_second
            if take:
                self._levels[key] = (level - 1, now)
            return 0.0


class SharedBuckets:
    """The same, counted together by every process of the house.

    Without Redis the house is one process; while Redis is away each counts for itself.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._own = Buckets()
        self._away_until = 0.0

    def wait(self, key: Hashable, *, per_second: float, burst: float, take: bool = True) -> float:
        """Take a token and return 0, or return the seconds until there is one.

        Without `take` it is only looked whether there is one.
        """
        if settings.REDIS_URL and time.monotonic() >= self._away_until:
            try:
                told = _script(settings.REDIS_URL)(
                    keys=[f"{self._name}:{key}"], args=[1 / per_second, burst, int(take)]
                )
                return float(told)
            except redis.RedisError as error:
                self._away_until = time.monotonic() + _AWAY
                log.warning("rates_counted_alone", extra={"error": type(error).__name__})
        return self._own.wait(key, per_second=per_second, burst=burst, take=take)


@cache
def _script(url: str) -> Any:
    client = redis.Redis.from_url(
        url, socket_timeout=_PATIENCE, socket_connect_timeout=_PATIENCE, retry=None
    )
    return client.register_script(_TAKE)
