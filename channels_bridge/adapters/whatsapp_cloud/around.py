"""What stands around a WhatsApp message: the mark of a forward, the advertisement it came by."""

from collections.abc import Mapping
from typing import Any

from channels_bridge.adapters import reading


def around(message: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what is known beside the content (`Incoming.around`), None for nothing."""
    context = message.get("context")
    context = context if isinstance(context, dict) else {}
    found: dict[str, Any] = {}
    if context.get("frequently_forwarded") is True:
        found["forwarded"] = {"often": True}
    elif context.get("forwarded") is True:
        found["forwarded"] = {}
    if referral := _referral(message.get("referral")):
        found["referral"] = referral
    return found or None


def _referral(told: Any) -> dict[str, str] | None:
    """Return the advertisement or post that led here."""
    if not isinstance(told, dict):
        return None
    return reading.referral(
        source=told.get("source_type"),
        headline=told.get("headline"),
        body=told.get("body"),
        url=told.get("source_url"),
        id=told.get("source_id"),
        ref=told.get("ctwa_clid"),
        picture=told.get("image_url") or told.get("thumbnail_url"),
    )
