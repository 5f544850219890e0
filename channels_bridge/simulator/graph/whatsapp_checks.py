"""The Cloud API's rules for a message, and the bubble it becomes."""

import re
import time
from typing import Any

from channels_bridge.simulator.chats import Bubble
from channels_bridge.simulator.config import Account
from channels_bridge.simulator.phones import Phone
from channels_bridge.simulator.world import World

from . import whatsapp_templates
from .errors import refuse

MEDIA = ("image", "video", "audio", "document", "sticker")
KINDS = (*MEDIA, "text", "location", "contacts", "reaction", "interactive", "template")
MEGABYTE = 1024 * 1024
LARGEST = {"image": 5 * MEGABYTE, "video": 16 * MEGABYTE, "audio": 16 * MEGABYTE,
           "document": 100 * MEGABYTE, "sticker": 512 * 1024}  # fmt: skip
TYPES = {
    "image": ("image/jpeg", "image/png"),
    "video": ("video/mp4", "video/3gpp"),
    "audio": ("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"),
    "sticker": ("image/webp",),
}


def file(mime: str, size: int) -> None:
    """Refuse an upload of a wrong type or size."""
    bare = mime.split(";")[0].strip()
    kind = next((kind for kind, types in TYPES.items() if bare in types), "document")
    if not re.fullmatch(r"[\w.+-]+/[\w.+-]+", bare) or bare == "application/octet-stream":
        raise refuse(100, f"Param file must be a file with one of the known types. Got {bare!r}")
    if size == 0 or size > LARGEST[kind]:
        raise refuse(131053, details="The file is empty or too large.")


def message(fields: dict[str, Any]) -> str:
    """The kind of a message; raise the Graph refusal of what breaks the rules."""
    if fields.get("messaging_product") != "whatsapp":
        raise refuse(100, "The parameter messaging_product is required.")
    if not fields.get("to") and not fields.get("recipient"):
        raise refuse(100, "The parameter to is required.")
    kind = str(fields.get("type", "text"))
    if kind not in KINDS:
        raise refuse(100, f'Param type must be one of {{{", ".join(KINDS)}}} - got "{kind}".')
    part = fields.get(kind)
    if not isinstance(part, dict) and not (kind == "contacts" and part):
        raise refuse(131008, details=f"Parameter {kind} is missing.")
    if len(str(fields.get("biz_opaque_callback_data") or "")) > 512:
        raise refuse(131009, details="biz_opaque_callback_data is too long.")
    _limits(kind, part)
    return kind


def _limits(kind: str, part: Any) -> None:
    if kind == "text":
        _within(part.get("body"), 4096, "text['body']")
    elif kind in MEDIA:
        _media(kind, part)
    elif kind == "location" and not {"latitude", "longitude"} <= part.keys():
        raise refuse(131008, details="latitude and longitude are required.")
    elif kind == "contacts" and not all(_named(each) for each in part):
        raise refuse(131008, details="name.formatted_name is required.")
    elif kind == "interactive":
        _interactive(part)


def _named(card: Any) -> bool:
    return isinstance(card, dict) and bool((card.get("name") or {}).get("formatted_name"))


def _media(kind: str, part: dict[str, Any]) -> None:
    if not part.get("id") and not part.get("link"):
        raise refuse(131008, details="Either id or link is required.")
    if part.get("caption"):
        if kind in ("audio", "sticker"):
            raise refuse(100, f'Unexpected key "caption" on param "{kind}".')
        _within(part["caption"], 1024, f"{kind}['caption']")


def _interactive(part: dict[str, Any]) -> None:
    _within(part.get("body", {}).get("text"), 1024, "interactive['body']['text']")
    action = part.get("action", {})
    for each in action.get("buttons") or []:
        _within(each["reply"]["title"], 20, "button title")
        _within(each["reply"]["id"], 256, "button id")
    rows = [row for section in action.get("sections") or [] for row in section.get("rows", [])]
    for row in rows:
        _within(row["title"], 24, "row title")
    if len(action.get("buttons") or []) > 3 or len(rows) > 10:
        raise refuse(131009, details="Too many buttons or rows.")


def _within(value: Any, limit: int, what: str) -> None:
    if not value or not isinstance(value, str):
        raise refuse(100, f"The parameter {what} is required.")
    if len(value) > limit:
        raise refuse(100, f"Param {what} must be at most {limit} characters long.")


def bubble(
    account: Account, phone: Phone, fields: dict[str, Any], wamid: str, world: World
) -> Bubble:
    """What the phone shows of a message."""
    kind = str(fields.get("type", "text"))
    part = fields[kind]
    shown = Bubble(
        id=wamid, account=account.name, phone=phone.number, author="hub", kind=kind,
        at=time.time(), state="sending", reply_to=(fields.get("context") or {}).get("message_id"),
        wire={"biz": fields.get("biz_opaque_callback_data")},
    )  # fmt: skip
    if kind == "text":
        shown.text = part["body"]
    elif kind in MEDIA:
        shown.text = part.get("caption") or ""
        shown.kind = "voice" if kind == "audio" and part.get("voice") else kind
    elif kind == "location":
        shown.data = {**part, "latitude": float(part["latitude"]),
                      "longitude": float(part["longitude"])}  # fmt: skip
    elif kind == "contacts":
        first = part[0]
        numbers = first.get("phones") or [{}]
        shown.kind = "contact"
        shown.data = {"first_name": first["name"]["formatted_name"],
                      "phone_number": numbers[0].get("phone", "")}  # fmt: skip
    elif kind == "interactive":
        shown.kind, shown.text, shown.buttons = "text", part["body"]["text"], _buttons(part)
    elif kind == "template":
        whatsapp_templates.show(world, account, part, shown)
    return shown


def _buttons(part: dict[str, Any]) -> list[dict[str, Any]]:
    action = part.get("action", {})
    buttons = [{"title": each["reply"]["title"], "data": each["reply"]["id"], "as": "quick_reply"}
               for each in action.get("buttons") or []]  # fmt: skip
    return buttons + [
        {"title": row["title"], "data": row["id"], "as": "list_reply"}
        for section in action.get("sections") or []
        for row in section.get("rows", [])
    ]
