"""How many provider calls run at once, and how fast: a slow provider starves nobody.

Seats are counted per process, for they are about its threads; rates by all processes together.
"""

import threading
from collections import Counter
from uuid import UUID

from hub.kernel.buckets import SharedBuckets

IN_ALL = 6
PER_CHANNEL = 2


class Slots:
    """Seats for calls; who finds none leaves a note that the next to leave passes on."""

    def __init__(self, in_all: int = IN_ALL, each: int = PER_CHANNEL) -> None:
        self._in_all, self._each = in_all, each
        self._taken: Counter[UUID] = Counter()
        self._turned_away: set[UUID] = set()
        self._guard = threading.Lock()

    def take(self, channel_id: UUID) -> bool:
        """Take a seat; False when all are taken, and the channel is noted."""
        with self._guard:
            full = self._taken.total() >= self._in_all or self._taken[channel_id] >= self._each
            if full:
                self._turned_away.add(channel_id)
            else:
                self._taken[channel_id] += 1
            return not full

    def give(self, channel_id: UUID) -> set[UUID]:
        """Free a seat; return the channels turned away meanwhile, to be served again."""
        with self._guard:
            self._taken[channel_id] -= 1
            noted, self._turned_away = self._turned_away, set()
            return noted


slots = Slots()
buckets = SharedBuckets("bridge")
