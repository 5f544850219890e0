"""Twilio's form bodies, read so that any bytes give a form or a clear refusal."""

from urllib.parse import parse_qsl

from channels_bridge.types import BadPayload

Pairs = list[tuple[str, str]]


def pairs(body: bytes) -> Pairs:
    """Return every parameter in order, empty ones too, untrimmed as they were signed."""
    return parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, errors="replace")


def form(body: bytes) -> dict[str, str]:
    """Return the first value of each parameter; BadPayload when the body is no form."""
    # A body without one `name=value` (JSON, an image, nothing) is not what Twilio sends.
    if b"=" not in body:
        raise BadPayload
    first: dict[str, str] = {}
    for name, value in pairs(body):
        first.setdefault(name, value)
    return first


def values(body: bytes) -> dict[str, list[str]]:
    """Return all values of each parameter."""
    found: dict[str, list[str]] = {}
    for name, value in pairs(body):
        found.setdefault(name, []).append(value)
    return found
