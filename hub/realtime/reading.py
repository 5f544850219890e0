"""Reading frames: everything a client can get wrong has a name here."""

from dataclasses import dataclass, field
from typing import Any

import orjson

from hub.kernel.errors import DomainError, Invalid, TooLarge
from hub.realtime.limits import CURSORS, FRAME_BYTES, PAGE, VERSION

LARGEST = 2**63 - 1
MALFORMED_CURSORS = "cursors must be an object of at most 200 streams and their seq."


class Unreadable(DomainError):
    """Not a frame of this protocol."""

    code, status, detail = "invalid", 400, "This is not a frame of hub.v1."


class TooLargeFrame(TooLarge, Unreadable):
    """More bytes than a frame may have."""

    code, status, detail = "too_large", 413, "A frame has at most 64 KiB."


@dataclass(frozen=True)
class Hello:
    """The first frame."""

    ticket: str
    device: str = ""
    epoch: str | None = None
    cursors: dict[str, int] = field(default_factory=dict)


def read_frame(text: str | None, limit: int = FRAME_BYTES) -> dict[str, Any]:
    """Return the object a text frame holds; Unreadable for anything else."""
    if text is None:
        raise Unreadable("Frames are text.")
    if len(text) > limit or (4 * len(text) > limit and len(text.encode()) > limit):
        raise TooLargeFrame
    try:
        frame = orjson.loads(text)
    except orjson.JSONDecodeError:
        raise Unreadable("This is not JSON.") from None
    if not isinstance(frame, dict) or not isinstance(frame.get("type"), str):
        raise Unreadable('A frame is an object with "type".')
    if "\\u0000" in text and _has_nul(frame):
        raise Unreadable("Text must not contain NUL.")
    return frame


def read_hello(frame: dict[str, Any]) -> Hello:
    """Return a hello; Unreadable when it is something else or misshapen."""
    if frame["type"] != "hello":
        raise Unreadable("The first frame is hello.")
    if type(frame.get("version")) is not int or frame["version"] != VERSION:
        raise Unreadable("This server speaks version 1.")
    device, epoch = frame.get("device", ""), frame.get("epoch")
    if not isinstance(frame.get("ticket"), str) or not isinstance(device, str | None):
        raise Unreadable("ticket and device are text.")
    if not isinstance(epoch, str | None) or len(device or "") > 100:
        raise Unreadable("epoch is text, device at most 100 characters.")
    return Hello(frame["ticket"], device or "", epoch, _cursors(frame.get("cursors")))


def reference(frame: dict[str, Any]) -> int | str | None:
    """Return the `id` a frame is answered by, when it has a usable one."""
    value = frame.get("id")
    usable = type(value) is int or (isinstance(value, str) and len(value) <= 64)
    return value if usable else None


def whole(frame: dict[str, Any], name: str, default: int | None = None) -> int:
    """Return a whole number ≥ 0 of a frame, or raise Invalid."""
    value = frame.get(name, default)
    if type(value) is not int or not 0 <= value <= LARGEST:
        raise Invalid(fields={name: ["A whole number from 0."]})
    return value


def word(frame: dict[str, Any], name: str) -> str:
    """Return a short text of a frame, or raise Invalid."""
    value = frame.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= 4096:
        raise Invalid(fields={name: ["A text."]})
    return value


def flag(frame: dict[str, Any], name: str) -> bool:
    """Return a truth value of a frame, or raise Invalid."""
    value = frame.get(name)
    if not isinstance(value, bool):
        raise Invalid(fields={name: ["true or false."]})
    return value


def page(frame: dict[str, Any]) -> int:
    """Return the `limit` of a pull, 1 to 200."""
    limit = whole(frame, "limit", PAGE)
    if not 1 <= limit <= PAGE:
        raise Invalid(fields={"limit": ["1 to 200."]})
    return limit


def _cursors(value: Any) -> dict[str, int]:
    cursors = {} if value is None else value
    if not isinstance(cursors, dict) or len(cursors) > CURSORS:
        raise Unreadable(MALFORMED_CURSORS)
    for stream, seq in cursors.items():
        if type(seq) is not int or not 0 <= seq <= LARGEST or len(stream) > 100:
            raise Unreadable(MALFORMED_CURSORS)
    return cursors


def _has_nul(value: Any) -> bool:
    if isinstance(value, str):
        return "\x00" in value
    if isinstance(value, dict):
        return any("\x00" in key or _has_nul(inner) for key, inner in value.items())
    return isinstance(value, list) and any(_has_nul(inner) for inner in value)
