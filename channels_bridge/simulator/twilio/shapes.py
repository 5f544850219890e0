"""Twilio's resources made from what a phone shows."""

from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from channels_bridge.simulator.chats import Bubble
from channels_bridge.simulator.config import Account


def shape(account: Account, bubble: Bubble) -> dict[str, Any]:
    """A Message resource."""
    sid = account.credentials["account_sid"]
    mine, theirs = (
        account.credentials["sender"],
        bubble.wire.get("to") or f"whatsapp:{bubble.phone}",
    )
    inbound = bubble.author == "person"
    uri = f"/2010-04-01/Accounts/{sid}/Messages/{bubble.id}"
    when = format_datetime(datetime.fromtimestamp(bubble.at, UTC), usegmt=False)
    state = {"sending": "queued"}.get(bubble.state, bubble.state)
    return {
        "account_sid": sid, "api_version": "2010-04-01", "body": bubble.text, "sid": bubble.id,
        "date_created": when, "date_sent": when if state != "queued" else None,
        "date_updated": when, "direction": "inbound" if inbound else "outbound-api",
        "error_code": int(bubble.error) if bubble.error else None, "error_message": None,
        "from": theirs if inbound else mine, "to": mine if inbound else theirs,
        "messaging_service_sid": None, "num_media": str(len(bubble.files)), "num_segments": "1",
        "price": None, "price_unit": None, "status": "received" if inbound else state,
        "subresource_uris": {"media": f"{uri}/Media.json"}, "uri": f"{uri}.json",
    }  # fmt: skip
