"""One part as one call of Twilio's Messages resource."""

import json
from typing import Any
from urllib.parse import urlencode

from channels_bridge.adapters.whatsapp import BUSINESS_SCOPED
from channels_bridge.adapters.whatsapp_twilio.client import client
from channels_bridge.types import Account, Fault, OutcomeUnknown, Part, Receipt, SendRefused
from chat.types import Kind

PART = "part"  # of the callback's address


def send(part: Part, account: Account) -> Receipt:
    """Create the message; its sid is the receipt, its fate comes by the status callback."""
    wanted = _content(part)
    with client(account) as twilio:
        made = twilio.messages.create(
            from_=account.credentials["sender"],
            to=address(part.recipient),
            status_callback=callback(account, part.id),
            **wanted,
        )
        sid = made.sid
    if not isinstance(sid, str) or not sid:
        raise OutcomeUnknown("the answer has no sid")
    return Receipt(external_id=sid)


def show_typing(external_id: str, account: Account) -> None:
    """Mark a message of the customer as read and show for 25 s that we write (public beta)."""
    with client(account) as twilio:
        twilio.messaging.v2.typing_indicator.create(channel="whatsapp", message_id=external_id)


def callback(account: Account, part_id: str) -> str:
    """Return the address Twilio tells the fate of a part to; our id comes back in it."""
    joint = "&" if "?" in account.webhook_url else "?"
    return f"{account.webhook_url}{joint}{urlencode({PART: part_id})}"


def address(recipient: str) -> str:
    """Return how Twilio addresses somebody on WhatsApp."""
    mark = "" if BUSINESS_SCOPED.fullmatch(recipient) else "+"
    return f"whatsapp:{mark}{recipient.removeprefix('+')}"


def _content(part: Part) -> dict[str, Any]:
    if part.kind is Kind.TEMPLATE and part.card is not None:
        return _template(part.card)
    if part.file is not None:
        caption = {"body": part.text} if part.text else {}
        return {"media_url": [part.file.public_url], **caption}
    if part.kind is Kind.LOCATION and part.card is not None:
        return _location(part.card)
    if part.kind is Kind.TEXT and part.text:
        return {"body": part.text}
    raise SendRefused(
        Fault.PERMANENT, code="unsupported_kind", detail=f"This channel takes no {part.kind}."
    )


def _template(card: Any) -> dict[str, Any]:
    values = card["values"]
    variables = {"content_variables": json.dumps(values)} if values else {}
    return {"content_sid": card["provider_id"], **variables}


def _location(card: Any) -> dict[str, Any]:
    # A bar would end the label, and a location without words is refused as empty.
    label = " ".join(str(card.get("name") or card.get("address") or "").replace("|", " ").split())
    point = f"geo:{card['latitude']},{card['longitude']}"
    return {
        "body": label or "📍",
        "persistent_action": [f"{point}|{label}" if label else point],
    }
