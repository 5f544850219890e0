"""How Meta sees the number (WhatsApp: phone number node)."""

from channels_bridge.adapters import reading
from channels_bridge.adapters.meta.facts import answered, token_expires_at
from channels_bridge.adapters.meta.graph import Graph
from channels_bridge.types import Account, Facts

ASKED = "status,quality_rating,webhook_configuration"
FINE = ("", "CONNECTED")


def facts(account: Account, graph: Graph) -> Facts:
    """Return the token's end, the number's state and quality, and where its webhooks go."""
    expires_at = token_expires_at(graph, account.credentials["access_token"])
    number = account.credentials["phone_number_id"]
    told = answered(lambda: graph.read(number, fields=ASKED))
    sender = reading.label(told.get("status"))
    return Facts(
        token_expires_at=expires_at,
        webhook_url=_callback(told.get("webhook_configuration")),
        sender=sender,
        sender_ok=sender in FINE,
        quality=reading.label(told.get("quality_rating")),
    )


def _callback(told: object) -> str | None:
    """Return the address in force: the number's own stands above the account's and the app's."""
    if not isinstance(told, dict):
        return None
    for level in ("phone_number", "whatsapp_business_account", "application"):
        if found := reading.label(told.get(level)):
            return found
    return ""
