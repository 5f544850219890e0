"""The part of a WhatsApp message that makes its kind, for everything but files."""

import json
from collections.abc import Callable
from typing import Any

from channels_bridge.simulator.world import Saying

Item = dict[str, Any]

REFERRAL = {
    "source_url": "https://fb.me/1",
    "source_id": "120",
    "source_type": "ad",
    "headline": "Oferta",
    "body": "Recargue hoy",
    "ctwa_clid": "Aff",
}
UNKNOWN = {
    "code": 131051,
    "title": "Message type unknown",
    "message": "Message type unknown",
    "error_data": {"details": "Message type is currently not supported."},
}
PRODUCT = {"product_retailer_id": "sku", "quantity": 1, "item_price": 10, "currency": "PEN"}
FILLED = {"flow_token": "t", "fecha": "2026-11-28", "turno": "Mañana", "motivo": "Mantenimiento"}
PLACE = ("latitude", "longitude", "name", "address", "url")


def _text(saying: Saying) -> Item:
    return {"type": "text", "text": {"body": saying.text}}


def _location(saying: Saying) -> Item:
    where = {key: saying.data[key] for key in PLACE if key in saying.data}
    return {"type": "location", "location": where}


def _contact(saying: Saying) -> Item:
    first, last = (str(saying.data.get(key, "")) for key in ("first_name", "last_name"))
    digits = "".join(c for c in str(saying.data.get("phone_number", "")) if c.isdigit())
    name = {"formatted_name": f"{first} {last}".strip(), "first_name": first}
    card = {
        "name": name | ({"last_name": last} if last else {}),
        "phones": [{"phone": f"+{digits}", "wa_id": digits, "type": "CELL"}],
        "org": {},
        "origin": "other",
    }
    return {"type": "contacts", "contacts": [card]}


def _reaction(saying: Saying) -> Item:
    emoji = {"emoji": saying.text} if saying.text else {}
    return {"type": "reaction", "reaction": {"message_id": saying.reply_to} | emoji}


def _button(saying: Saying) -> Item:
    return {"type": "button", "button": {"payload": _payload(saying), "text": saying.text}}


def _quick_reply(saying: Saying) -> Item:
    chosen = {"id": _payload(saying), "title": saying.text}
    return {"type": "interactive", "interactive": {"type": "button_reply", "button_reply": chosen}}


def _list_reply(saying: Saying) -> Item:
    chosen = {"id": _payload(saying), "title": saying.text}
    return {"type": "interactive", "interactive": {"type": "list_reply", "list_reply": chosen}}


def _referral(saying: Saying) -> Item:
    return _text(saying) | {"referral": REFERRAL}


def _forward(saying: Saying) -> Item:
    return _text(saying) | {"context": {"forwarded": True}}


def _edit(saying: Saying) -> Item:
    inner = _text(saying) | {"context": {"id": "M0"}}
    return {"type": "edit", "edit": {"original_message_id": saying.reply_to, "message": inner}}


def _delete(saying: Saying) -> Item:
    return {"type": "revoke", "revoke": {"original_message_id": saying.reply_to}}


def _order(saying: Saying) -> Item:
    order = {"catalog_id": "1", "text": saying.text, "product_items": [PRODUCT]}
    return {"type": "order", "order": order}


def _flow(saying: Saying) -> Item:
    filled = json.dumps(saying.data.get("answers") or FILLED, ensure_ascii=False)
    reply = {"name": "flow", "body": saying.text or "Enviado", "response_json": filled}
    return {"type": "interactive", "interactive": {"type": "nfm_reply", "nfm_reply": reply}}


def _share_number(saying: Saying) -> Item:
    phone = saying.phone
    shared = {
        "name": {"formatted_name": phone.name, "first_name": phone.first_name},
        "phones": [{"phone": phone.number, "wa_id": phone.digits, "type": "CELL"}],
        "origin": "contact_request",
    }
    return {"type": "contacts", "contacts": [shared]}


def _system(saying: Saying) -> Item:
    changed = {
        "type": "user_changed_number",
        "body": saying.data.get("body", "User changed number"),
        "wa_id": saying.data.get("wa_id", saying.phone.digits),
    }
    if "user_id" in saying.data:
        changed |= {"type": "user_changed_user_id", "user_id": saying.data["user_id"]}
    return {"type": "system", "system": changed}


def _unsupported(saying: Saying) -> Item:
    inner = {"type": saying.data.get("type", "poll_creation")}
    return {"type": "unsupported", "unsupported": inner, "errors": [UNKNOWN]}


def _payload(saying: Saying) -> Any:
    return saying.data.get("payload", saying.text)


CONTENTS: dict[str, Callable[[Saying], Item]] = {
    "text": _text,
    "location": _location,
    "contact": _contact,
    "reaction": _reaction,
    "button": _button,
    "quick_reply": _quick_reply,
    "list_reply": _list_reply,
    "referral": _referral,
    "ad": _referral,
    "flow": _flow,
    "share_number": _share_number,
    "forward": _forward,
    "edit": _edit,
    "delete": _delete,
    "order": _order,
    "system": _system,
    "unsupported": _unsupported,
}
