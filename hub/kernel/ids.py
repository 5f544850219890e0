"""Public identifiers: opaque to outsiders, ordered in time so that index pages stay warm."""

import os
import secrets
import time
from collections import deque
from uuid import UUID

AT_ONCE, BYTES = 512, 10

# Asking the system for each id gives the interpreter's lock away: 0.3 ms where threads wait for it.
_random: deque[int] = deque()
os.register_at_fork(after_in_child=_random.clear)


def new_id() -> UUID:
    """Return a UUID of version 7 (RFC 9562, section 5.7)."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | _next_random()
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return UUID(int=value)


def new_key(nbytes: int = 24) -> str:
    """Return an unguessable URL-safe key of `nbytes` random bytes."""
    return secrets.token_urlsafe(nbytes)


def _next_random() -> int:
    """Return 80 bits of the system's randomness, each given out once by any thread."""
    while True:
        try:
            return _random.pop()
        except IndexError:
            block = os.urandom(AT_ONCE * BYTES)
            _random.extend(
                int.from_bytes(block[start : start + BYTES], "big")
                for start in range(0, len(block), BYTES)
            )
