"""What stands around a message through Twilio: the mark of a forward, the advertisement."""

from collections.abc import Mapping
from typing import Any

from channels_bridge.adapters import reading


def around(values: Mapping[str, str]) -> dict[str, Any] | None:
    """Return what is known beside the content (`Incoming.around`), None for nothing."""
    found: dict[str, Any] = {}
    if values.get("FrequentlyForwarded", "").lower() == "true":
        found["forwarded"] = {"often": True}
    elif values.get("Forwarded", "").lower() == "true":
        found["forwarded"] = {}
    referral = reading.referral(
        source=values.get("ReferralSourceType"),
        headline=values.get("ReferralHeadline"),
        body=values.get("ReferralBody"),
        url=values.get("ReferralSourceUrl"),
        id=values.get("ReferralSourceId"),
        ref=values.get("ReferralCtwaClid"),
    )
    if referral:
        found["referral"] = referral
    return found or None
