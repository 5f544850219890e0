"""Reading what strangers send: JSON of any shape, texts and instants of any value.

Every reader either returns a value the database can keep or raises Broken, which parks one item
and spares its siblings.
"""

import json
import logging
import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

from channels_bridge.types import BadPayload, Item, Parked
from chat.types import CHOICE

log = logging.getLogger(__name__)

T = TypeVar("T")

LONGEST_ID = 255
LONGEST_NAME = 255
MOST_ANSWERS = 60
_DEEPEST = 64
_MOST_DIGITS = 25
# PostgreSQL refuses NUL, and no encoder takes half a surrogate pair.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_UNFIT_FOR_ID = re.compile("[\x00-\x20\x7f\ud800-\udfff]")
_TOKENS = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[\]{}]', re.DOTALL)


class Broken(ValueError):
    """One item cannot be read; the text says why."""


def json_object(body: bytes) -> dict[str, Any]:
    """Return the object at the root of a JSON body; BadPayload for anything else."""
    try:
        text = body.decode("utf-8-sig")
        try:
            root = _loads(text)
        except RecursionError:
            root = _loads(_pruned(text))
    except ValueError:
        raise BadPayload from None
    if not isinstance(root, dict):
        raise BadPayload
    return root


def guarded(read: Callable[[T], Iterable[Item]], value: T) -> list[Item]:
    """Return what `read` makes of a value; a broken value becomes one Parked."""
    try:
        return list(read(value))
    except Broken as broken:
        return [Parked(reason=str(broken))]
    except Exception:
        # A gap in our own reading must not lose the siblings; it replays once mended.
        log.exception("item_unreadable")
        return [Parked(reason="cannot be read")]


def mapping(value: Any, name: str) -> dict[str, Any]:
    """Return an object; Broken for anything else."""
    if not isinstance(value, dict):
        raise Broken(f"{name} is no object")
    return value


def optional_mapping(value: Any, name: str) -> dict[str, Any]:
    """Return an object, empty where there is none; Broken for another type."""
    return {} if value is None else mapping(value, name)


def sequence(value: Any, name: str) -> list[Any]:
    """Return a list, empty where there is none; Broken for another type."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise Broken(f"{name} is no list")
    return value


def text(value: Any, name: str) -> str:
    """Return a text that can be stored; Broken for another type."""
    if not isinstance(value, str):
        raise Broken(f"{name} is no text")
    return _UNSTORABLE.sub("\ufffd", value)


def optional_text(value: Any, name: str) -> str:
    """Return a text, empty where there is none; Broken for another type."""
    return "" if value is None else text(value, name)


def label(value: Any) -> str:
    """Return a short text of no importance (a name, a type), empty when unusable."""
    if not isinstance(value, str):
        return ""
    return _UNSTORABLE.sub("\ufffd", value).strip()[:LONGEST_NAME]


def identifier(value: Any, name: str) -> str:
    """Return a provider's id as text; Broken when empty, too long or not an id at all."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value:
        raise Broken(f"{name} is missing")
    if len(value) > LONGEST_ID or _UNFIT_FOR_ID.search(value):
        raise Broken(f"{name} is no id")
    return value


def optional_identifier(value: Any) -> str | None:
    """Return a provider's id, or None where there is none that can be used."""
    try:
        return identifier(value, "id")
    except Broken:
        return None


def number(value: Any, name: str, *, largest: float) -> float:
    """Return a finite number between `-largest` and `largest`; Broken otherwise."""
    try:
        found = math.nan if isinstance(value, bool) else float(value)
    except (TypeError, ValueError, OverflowError):
        found = math.nan
    if not abs(found) <= largest:
        raise Broken(f"{name} is no number in range")
    return found


def instant(value: Any, *, per_second: int = 1) -> datetime | None:
    """Return the instant of Unix time in seconds (or milliseconds), a number or its text.

    None where there is none or the year is absurd: the time of a message is no reason to lose it.
    """
    try:
        seconds = number(value, "timestamp", largest=1e15) / per_second
        found = datetime.fromtimestamp(seconds, UTC)
    except (Broken, ValueError, OverflowError, OSError):
        return None
    return found if 2000 <= found.year <= 2100 else None


def iso_instant(value: Any) -> datetime | None:
    """Return the instant of an ISO 8601 text with its offset; None for anything else."""
    try:
        found = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo is not None and 2000 <= found.year <= 2100 else None


def place(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return a location card of `latitude`, `longitude`, `name` and `address`; Broken off Earth."""
    return {
        "type": "location",
        "latitude": number(value.get("latitude"), "latitude", largest=90),
        "longitude": number(value.get("longitude"), "longitude", largest=180),
        "name": label(value.get("name")),
        "address": label(value.get("address")),
    }


def referral(**told: Any) -> dict[str, str] | None:
    """Return what led somebody here as far as it is told: an advertisement, a post, a link."""
    found = {
        name: address(value) if name in ("url", "picture") else label(value)
        for name, value in told.items()
    }
    return {name: value for name, value in found.items() if value} or None


def answers(told: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the filled-in fields of a form as labels and values, without its own token."""
    return [
        {"label": label(str(key)), "value": _value(value)}
        for key, value in told.items()
        if key != "flow_token" and isinstance(value, str | int | float | list)
    ][:MOST_ANSWERS]


def _value(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_value(each) for each in value if isinstance(each, str | int | float))
    return text(str(value), "answer")[:2000]


def address(value: Any) -> str:
    """Return a web address to show, empty when it is none."""
    if not isinstance(value, str) or not value.startswith(("https://", "http://")):
        return ""
    return _UNSTORABLE.sub("", value)[:2000]


def choice(value: Any, title: Any) -> dict[str, str]:
    """Return the card of a press: what the button stands for, and what stood on it."""
    known = label(value) or label(title)
    if not known:
        raise Broken("a press of nothing")
    return {"type": CHOICE, "id": known, "title": label(title) or known}


def _loads(text: str) -> Any:
    return json.loads(text, parse_int=_whole, parse_constant=lambda name: None)


def _whole(digits: str) -> int | float:
    # Python refuses to read thousands of digits, and nothing real has them.
    return int(digits) if len(digits) <= _MOST_DIGITS else math.inf


def _pruned(text: str) -> str:
    """Return the JSON with everything nested too deep replaced by null."""
    kept, depth, position = [], 0, 0
    for token in _TOKENS.finditer(text):
        mark = token.group()
        if mark in "[{":
            depth += 1
            if depth == _DEEPEST:
                kept.append(text[position : token.start()] + "null")
        elif mark in "]}":
            if depth == _DEEPEST:
                position = token.end()
            depth -= 1
    return "".join(kept) + (text[position:] if depth < _DEEPEST else "")
