"""How fast, by key; counted in this process."""

import threading
import time
from collections.abc import Hashable

_KEPT = 10_000  # buckets remembered


class Buckets:
    """Token buckets by key: so many at once, then a steady rate."""

    def __init__(self) -> None:
        self._levels: dict[Hashable, tuple[float, float]] = {}
        self._guard = threading.Lock()

    def wait(self, key: Hashable, *, per_second: float, burst: float) -> float:
        """Take a token and return 0, or return the seconds until there is one."""
        now = time.monotonic()
        with self._guard:
            if len(self._levels) > _KEPT:
                self._levels.clear()
            level, then = self._levels.get(key, (burst, now))
            level = min(burst, level + (now - then) * per_second)
            if level < 1:
                return (1 - level) / per_second
            self._levels[key] = (level - 1, now)
            return 0.0
