"""What one socket may send: a bucket of frames, and how much nonsense is borne."""

import time

from hub.realtime.limits import BURST, FRAMES_PER_SECOND, REFUSALS


class Bucket:
    """Twenty frames a second, sixty at once, after a pause."""

    __slots__ = ("_at", "_left", "refusals", "strikes")

    def __init__(self) -> None:
        self._left = BURST
        self._at = time.monotonic()
        self.refusals = 0
        self.strikes = 0  # unreadable frames

    def take(self) -> float:
        """Take one; return 0, or after how many seconds there is one again."""
        now = time.monotonic()
        self._left = min(BURST, self._left + (now - self._at) * FRAMES_PER_SECOND)
        self._at = now
        if self._left >= 1:
            self._left -= 1
            if self._left > BURST / 2:
                self.refusals = 0
            return 0.0
        self.refusals += 1
        return (1 - self._left) / FRAMES_PER_SECOND

    @property
    def broken(self) -> bool:
        """Whether this client does not listen to refusals."""
        return self.refusals >= REFUSALS
