"""One part as one call of Twilio's Messages resource."""

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
            to=_address(part.recipient),
            status_callback=callback(account, part.id),
            **wanted,
        )
        sid = made.sid
    if not isinstance(sid, str) or not sid:
        raise OutcomeUnknown("the answer has no sid")
    return Receipt(external_id=sid)


def callback(account: Account, part_id: str) -> str:
    """Return the address Twilio tells the fate of a part to; our id comes back in it."""
    joint = "&" if "?" in account.webhook_url else "?"
    return f"{account.webhook_url}{joint}{urlencode({PART: part_id})}"


def _address(recipient: str) -> str:
    mark = "" if BUSINESS_SCOPED.fullmatch(recipient) else "+"
    return f"whatsapp:{mark}{recipient.removeprefix('+')}"


def _content(part: Part) -> dict[str, Any]:
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


def _location(card: Any) -> dict[str, Any]:
    # A bar would end the label, and a location without words is refused as empty.
    label = " ".join(str(card.get("name") or card.get("address") or "").replace("|", " ").split())
    point = f"geo:{card['latitude']},{card['longitude']}"
    return {
        "body": label or "📍",
        "persistent_action": [f"{point}|{label}" if label else point],
    }
