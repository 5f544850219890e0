"""How Twilio sees the account and the sender (TW: senders of channels)."""

from typing import Any

from django.conf import settings

from channels_bridge.adapters.whatsapp_twilio.client import client
from channels_bridge.types import Account, Facts, Fault, SendRefused

HOST = "https://api.twilio.com"
NOT_TOLD = ("20404", "404", "403")  # a sandbox has no sender of its own


def facts(account: Account) -> Facts:
    """Return the sender's state and where its messages are posted to."""
    with client(account) as twilio:
        owner = twilio.api.accounts(account.credentials["account_sid"]).fetch()
    if owner.status != "active":
        return Facts(sender=f"account {owner.status}", sender_ok=False)
    row = _sender(account)
    if row is None:
        return Facts()
    webhook = row.webhook if isinstance(row.webhook, dict) else {}
    status = str(row.status or "")
    callback = webhook.get("callback_url")
    return Facts(
        webhook_url=str(callback or "") if "callback_url" in webhook else None,
        sender=status,
        sender_ok=not status or status.upper().startswith("ONLINE"),
    )


def _sender(account: Account) -> Any:
    try:
        with client(account) as twilio:
            if settings.TWILIO_API_BASE != HOST:
                twilio.messaging.base_url = settings.TWILIO_API_BASE
            rows = twilio.messaging.v2.channels_senders.list(channel="whatsapp", limit=200)
    except SendRefused as refused:
        if refused.fault is Fault.CONFIGURATION and refused.code in NOT_TOLD:
            return None
        raise
    ours = account.credentials["sender"]
    return next((each for each in rows if each.sender_id == ours), None)
