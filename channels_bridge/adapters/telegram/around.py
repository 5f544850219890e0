"""What stands around a Telegram message: album, forward, quote, deep link. Pure, never refuses."""

import re
from collections.abc import Mapping
from typing import Any

from channels_bridge.adapters import reading

START = re.compile(r"/start(?:@\w+)?\s+([A-Za-z0-9_-]{1,64})\s*")


def around(message: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what is known beside the content (`Incoming.around`), None for nothing."""
    found = {
        "album": reading.optional_identifier(message.get("media_group_id")),
        "forwarded": _origin(message.get("forward_origin")),
        "quote": _part(message.get("quote")),
        "external": _external(message.get("external_reply")),
        "start": _payload(message.get("text")),
        "story": _story(message.get("reply_to_story")),
    }
    told = {name: value for name, value in found.items() if value is not None}
    return told or None


def _origin(origin: Any) -> dict[str, Any] | None:
    if not isinstance(origin, dict):
        return None
    told = reading.label(origin.get("sender_user_name"))
    for key in ("sender_user", "sender_chat", "chat"):
        told = told or _called(origin.get(key))
    return {"from": told} if told else {}


def _called(who: Any) -> str:
    if not isinstance(who, dict):
        return ""
    names = (reading.label(who.get(key)) for key in ("title", "first_name", "last_name"))
    return " ".join(filter(None, names)) or reading.label(who.get("username"))


def _part(quote: Any) -> str | None:
    return reading.label(quote.get("text")) or None if isinstance(quote, dict) else None


def _external(answered: Any) -> dict[str, Any] | None:
    """Return whom a reply into another chat answers; the words there are not ours to see."""
    if not isinstance(answered, dict):
        return None
    origin = _origin(answered.get("origin")) or {}
    return {"from": origin.get("from") or _called(answered.get("chat"))}


def _payload(text: Any) -> str | None:
    found = START.fullmatch(text) if isinstance(text, str) else None
    return found[1] if found else None


def _story(story: Any) -> dict[str, Any] | None:
    return {"from": _called(story.get("chat"))} if isinstance(story, dict) else None
