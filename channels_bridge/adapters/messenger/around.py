"""What stands around a Messenger or Instagram message: how somebody came, the story answered."""

from collections.abc import Mapping
from typing import Any

from channels_bridge.adapters import reading


def around(message: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what is known beside the content (`Incoming.around`), None for nothing."""
    found: dict[str, Any] = {}
    if told := referral(message.get("referral")):
        found["referral"] = told
    answered = message.get("reply_to")
    story = answered.get("story") if isinstance(answered, dict) else None
    if isinstance(story, dict):
        found["story"] = {"url": reading.address(story.get("url"))}
    return found or None


def referral(told: Any) -> dict[str, str] | None:
    """Return the advertisement or link that led here."""
    if not isinstance(told, dict):
        return None
    about = told.get("ads_context_data")
    about = about if isinstance(about, dict) else {}
    source = reading.label(told.get("source"))
    return reading.referral(
        source="ad" if source == "ADS" else source.lower(),
        headline=about.get("ad_title"),
        url=told.get("referer_uri"),
        id=told.get("ad_id"),
        ref=told.get("ref"),
        picture=about.get("photo_url") or about.get("video_url"),
    )
