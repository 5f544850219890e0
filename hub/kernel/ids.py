"""Public identifiers: opaque to outsiders, ordered in time so that index pages stay warm."""

import secrets
import time
from uuid import UUID


def new_id() -> UUID:
    """Return a UUID of version 7 (RFC 9562, section 5.7)."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | secrets.randbits(80)
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return UUID(int=value)


def new_key(nbytes: int = 24) -> str:
    """Return an unguessable URL-safe key of `nbytes` random bytes."""
    return secrets.token_urlsafe(nbytes)
