"""What people do on WhatsApp (Cloud API), as signed batches; and statuses."""

import base64
import time
import uuid
from typing import Any

from channels_bridge.simulator.chats import Bubble
from channels_bridge.simulator.config import Account
from channels_bridge.simulator.media import File
from channels_bridge.simulator.phones import Phone
from channels_bridge.simulator.webhooks import Answer
from channels_bridge.simulator.world import Saying, UnknownKind, World

from .delivery import Delivery, Item
from .errors import title

MEDIA = {"image": "image", "video": "video", "voice": "audio", "audio": "audio",
         "document": "document", "sticker": "sticker", "animation": "video"}  # fmt: skip


def new_wamid(digits: str) -> str:
    raw = f"\x1c{digits}\x15\x12{uuid.uuid4().hex.upper()}"
    return "wamid." + base64.b64encode(raw.encode()).decode()


def envelope(account: Account, items: list[Item]) -> Item:
    """One body with a change for each item; contacts only where messages need them."""
    owner = account.credentials
    head = {
        "messaging_product": "whatsapp",
        "metadata": {
            "display_phone_number": owner["display_number"].lstrip("+"),
            "phone_number_id": owner["phone_number_id"],
        },
    }
    changes = [
        {
            "field": item.get("field", "messages"),
            "value": item["value"] if "field" in item else head | item,
        }
        for item in items
    ]
    return {
        "object": "whatsapp_business_account",
        "entry": [{"id": owner["waba_id"], "changes": changes}],
    }


class WhatsappEvents:
    """Says what people do on WhatsApp."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.delivery = Delivery(world, envelope)

    async def say(self, account: Account, sayings: list[Saying]) -> list[Answer]:
        items = [item for each in sayings for item in self._items(account, each)]
        return await self.delivery.send(account, items, "messages")

    async def tick(self, account: Account, bubble: Bubble, state: str, error: int | None) -> None:
        """Post a status; `pricing` comes once, `biz_opaque_callback_data` always."""
        phone = self.world.phones.find(bubble.phone)
        assert phone is not None
        status: Item = {
            "id": bubble.id, "status": state, "timestamp": str(int(time.time())),
            "recipient_id": phone.digits,
        }  # fmt: skip
        if not error:
            status["recipient_user_id"] = phone.bsuid
        if bubble.wire.get("biz"):
            status["biz_opaque_callback_data"] = bubble.wire["biz"]
        if state == "sent":
            status["pricing"] = {
                "billable": False, "pricing_model": "PMP", "type": "regular", "category": "service"
            }  # fmt: skip
        if error:
            status["errors"] = [{
                "code": error, "title": title(error), "message": title(error),
                "error_data": {"details": title(error)},
                "href": "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
            }]  # fmt: skip
        await self.delivery.send(account, [{"statuses": [status]}], "status")

    def _items(self, account: Account, saying: Saying) -> list[Item]:
        if saying.kind == "album":
            parts = [saying.part("image", file, first=n == 0)
                     for n, file in enumerate(saying.files)]  # fmt: skip
            return [item for part in parts for item in self._items(account, part)]
        if saying.kind == "change":
            return [{"field": saying.data["field"], "value": saying.data.get("value", {})}]
        wamid = new_wamid(saying.phone.digits)
        message = self._message(account, saying, wamid)
        item: Item = {"messages": [message]}
        if saying.kind != "system":
            item["contacts"] = [_contact(saying.phone)]
        return [item]

    def _message(self, account: Account, saying: Saying, wamid: str) -> Item:
        phone = saying.phone
        message: Item = {"id": wamid, "timestamp": str(int(time.time()))}
        message["from_user_id"] = phone.bsuid
        if not phone.hidden:
            message["from"] = phone.digits
        if saying.reply_to and saying.kind not in ("reaction", "edit", "delete"):
            number = account.credentials["display_number"].lstrip("+")
            message["context"] = {"from": number, "id": saying.reply_to}
        message |= saying.data.pop("message", None) or self._content(account, saying)
        if saying.kind in ("reaction", "edit", "delete"):
            self._touch(account, saying)
        elif saying.kind != "system":
            self.world.show(account, saying, wamid)
        return message

    def _content(self, account: Account, saying: Saying) -> Item:
        kind, data, text = saying.kind, saying.data, saying.text
        if kind in MEDIA:
            return self._media(account, saying)
        if kind == "text":
            return {"type": "text", "text": {"body": text}}
        if kind == "location":
            keys = ("latitude", "longitude", "name", "address", "url")
            return {"type": kind, kind: {key: data[key] for key in keys if key in data}}
        if kind == "contact":
            return {"type": "contacts", "contacts": [_card(data)]}
        if kind == "reaction":
            emoji = {"emoji": text} if text else {}
            return {"type": kind, kind: {"message_id": saying.reply_to} | emoji}
        if kind == "button":
            shown = {"payload": data.get("payload", text), "text": text}
            return {"type": kind, kind: shown}
        if kind in ("quick_reply", "list_reply"):
            typed = "button_reply" if kind == "quick_reply" else "list_reply"
            chosen = {"id": data.get("payload", text), "title": text}
            return {"type": "interactive", "interactive": {"type": typed, typed: chosen}}
        return self._rare(kind, saying)

    def _rare(self, kind: str, saying: Saying) -> Item:
        text, data = saying.text, saying.data
        if kind == "referral":
            shown = {
                "source_url": "https://fb.me/1",
                "source_id": "120",
                "source_type": "ad",
                "headline": "Oferta",
                "body": "Recargue hoy",
                "ctwa_clid": "Aff",
            }
            return {"type": "text", "text": {"body": text or "Info"}, "referral": shown}
        if kind == "forward":
            return {"type": "text", "text": {"body": text}, "context": {"forwarded": True}}
        if kind == "edit":
            inner = {"type": "text", "text": {"body": text}, "context": {"id": "M0"}}
            return {"type": kind, kind: {"original_message_id": saying.reply_to, "message": inner}}
        if kind == "delete":
            return {"type": "revoke", "revoke": {"original_message_id": saying.reply_to}}
        if kind == "order":
            item = {
                "product_retailer_id": "sku",
                "quantity": 1,
                "item_price": 10,
                "currency": "PEN",
            }
            return {"type": kind, kind: {"catalog_id": "1", "text": text, "product_items": [item]}}
        if kind == "system":
            body = data.get("body", "User changed number")
            return {
                "type": kind,
                kind: {
                    "type": "user_changed_number",
                    "body": body,
                    "wa_id": data.get("wa_id", saying.phone.digits),
                },
            }
        if kind == "unsupported":
            code = {
                "code": 131051,
                "title": "Message type unknown",
                "message": "Message type unknown",
                "error_data": {"details": "Message type is currently not supported."},
            }
            inner = {"type": data.get("type", "poll_creation")}
            return {"type": kind, "unsupported": inner, "errors": [code]}
        raise UnknownKind(f"WhatsApp knows no {kind}")

    def _media(self, account: Account, saying: Saying) -> Item:
        kind, file = MEDIA[saying.kind], saying.files[0]
        mime = "audio/ogg; codecs=opus" if file.mime == "audio/ogg" else file.mime
        shown: Item = {"id": file.id, "mime_type": mime, "sha256": file.sha256}
        shown["url"] = media_url(self.world, account, file)
        if saying.text and kind in ("image", "video", "document"):
            shown["caption"] = saying.text
        if kind == "audio":
            shown["voice"] = saying.kind == "voice"
        if kind == "document":
            shown["filename"] = file.name
        if kind == "sticker":
            shown["animated"] = False
        return {"type": kind, kind: shown}

    def _touch(self, account: Account, saying: Saying) -> None:
        bubble = self.world.chats.bubble(account, saying.reply_to or "")
        if bubble is None:
            raise UnknownKind(f"no message {saying.reply_to} on this phone")
        if saying.kind == "reaction":
            bubble.reactions["person"] = saying.text
        elif saying.kind == "edit":
            bubble.text, bubble.edited = saying.text, True
        else:
            bubble.deleted = True
        self.world.chats.change(bubble)


def media_url(world: World, account: Account, file: File, lifetime: int = 300) -> str:
    """The address of a file: needs the bearer, lives five minutes."""
    expiry = int(time.time()) + lifetime
    return f"{world.base}/cdn/{account.kind}/{file.id}?ext={expiry}"


def _contact(phone: Phone) -> Item:
    profile = {"name": phone.name} | ({"username": phone.username} if phone.username else {})
    known = {} if phone.hidden else {"wa_id": phone.digits}
    return {"profile": profile, "user_id": phone.bsuid} | known


def _card(data: dict[str, Any]) -> Item:
    first, last = str(data.get("first_name", "")), str(data.get("last_name", ""))
    name = {"formatted_name": f"{first} {last}".strip(), "first_name": first}
    digits = "".join(c for c in str(data.get("phone_number", "")) if c.isdigit())
    return {
        "name": name | ({"last_name": last} if last else {}),
        "phones": [{"phone": f"+{digits}", "wa_id": digits, "type": "CELL"}],
        "org": {}, "origin": "other",
    }  # fmt: skip
