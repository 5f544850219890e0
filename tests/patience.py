"""Waiting for what happens elsewhere."""

import time
from collections.abc import Callable
from typing import Any


def wait(found: Callable[[], Any], *, seconds: float = 40, what: str = "") -> Any:
    """Poll until `found()` gives something true; AssertionError when it does not."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if result := found():
            return result
        time.sleep(0.02)
    raise AssertionError(f"not within {seconds} s: {what or found}")
