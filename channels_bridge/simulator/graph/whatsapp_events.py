"""What people do on WhatsApp (Cloud API), as signed batches; and statuses."""

import base64
import time
import uuid

from channels_bridge.simulator.chats import Bubble
from channels_bridge.simulator.config import Account
from channels_bridge.simulator.media import File
from channels_bridge.simulator.phones import Phone
from channels_bridge.simulator.webhooks import Answer
from channels_bridge.simulator.world import Saying, UnknownKind, World

from .delivery import Delivery, Item
from .errors import title
from .whatsapp_contents import CONTENTS

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
        if saying.kind in MEDIA:
            return self._media(account, saying)
        if saying.kind not in CONTENTS:
            raise UnknownKind(f"WhatsApp knows no {saying.kind}")
        return CONTENTS[saying.kind](saying)

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
