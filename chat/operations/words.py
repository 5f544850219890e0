"""What people write, made fit to be stored on both engines."""

import math
import re
from typing import Any

from chat.types import TEXT_LIMIT
from hub.kernel.errors import TooLarge

_SURROGATE = re.compile("[\ud800-\udfff]")
_DEEPEST = 12


class TextTooLong(TooLarge):
    """The text is longer than a message may be."""

    detail = f"A message holds at most {TEXT_LIMIT} characters."


def text(value: str) -> str:
    """Return text without NUL (PostgreSQL has none) and without halves of characters."""
    return _SURROGATE.sub("\ufffd", value.replace("\x00", "")).replace("\r\n", "\n")


def drafted(value: str) -> str:
    """Return the text of a draft; TextTooLong beyond 65,536 characters."""
    found = text(value)
    if len(found) > TEXT_LIMIT:
        raise TextTooLong
    return found


def line(value: str, length: int) -> str:
    """Return a name: one line, no control characters, cut to `length`."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", " ", text(value)).split())[
        :length
    ]


def value(raw: Any, depth: int = 0) -> Any:
    """Return a JSON value both engines can keep: clean text, no NaN, at most twelve deep."""
    if isinstance(raw, str):
        return text(raw)
    if isinstance(raw, float) and not math.isfinite(raw):
        return None
    if isinstance(raw, dict | list | tuple) and depth >= _DEEPEST:
        return None
    if isinstance(raw, dict):
        return {text(str(key)): value(item, depth + 1) for key, item in raw.items()}
    if isinstance(raw, list | tuple):
        return [value(item, depth + 1) for item in raw]
    return raw
