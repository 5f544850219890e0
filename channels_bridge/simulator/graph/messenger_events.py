"""What people do on Messenger and Instagram, as signed batches; receipts and echoes."""

import secrets
import time
from typing import Any

from channels_bridge.simulator.chats import Bubble
from channels_bridge.simulator.config import Account
from channels_bridge.simulator.media import File
from channels_bridge.simulator.phones import Phone
from channels_bridge.simulator.webhooks import Answer
from channels_bridge.simulator.world import Saying, UnknownKind, World

from .delivery import Delivery, Item

MEDIA = {"image": "image", "video": "video", "voice": "audio", "audio": "audio",
         "document": "file", "animation": "image", "sticker": "sticker"}  # fmt: skip
INBOX_APP = 26390203743090
AD = {"ref": "r1", "source": "ADS", "type": "OPEN_THREAD", "ad_id": "6045",
      "ads_context_data": {"ad_title": "Oferta de noviembre"}}  # fmt: skip


def new_mid() -> str:
    return "m_" + secrets.token_urlsafe(48)


def now() -> int:
    return int(time.time() * 1000)


def envelope(account: Account, items: list[Item]) -> Item:
    """One entry for each event; `standby` ones keep their own list."""
    entries = []
    for item in items:
        key = "standby" if item.get("_standby") else "messaging"
        event = {k: v for k, v in item.items() if k != "_standby"}
        entries.append({"id": account.external_id, "time": now(), key: [event]})
    return {"object": "page" if account.kind == "messenger" else "instagram", "entry": entries}


class MessengerEvents:
    """Says what people do on Messenger or Instagram."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.delivery = Delivery(world, envelope)

    async def say(self, account: Account, sayings: list[Saying]) -> list[Answer]:
        items = [item for each in sayings for item in self._items(account, each)]
        return await self.delivery.send(account, items, "messaging")

    async def tick(self, account: Account, bubble: Bubble, state: str, error: int | None) -> None:
        """Delivery and read events with watermarks; Instagram has only `read` with a mid."""
        phone = self.world.phones.find(bubble.phone)
        assert phone is not None
        moment = max(now(), int(bubble.at * 1000) + 1)
        if account.kind == "instagram":
            event: Item = {"read": {"mid": bubble.id}} if state == "read" else {}
        elif state == "delivered":
            event = {"delivery": {"mids": [bubble.id], "watermark": moment}}
        elif state == "read":
            event = {"read": {"watermark": moment}}
        else:
            event = {}
        if event:
            item = _from(account, phone) | {"timestamp": moment} | event
            await self.delivery.send(account, [item], state)

    async def echo(self, account: Account, bubble: Bubble, app_id: int) -> None:
        """The page's own message comes back: sender is the page, recipient the person."""
        phone = self.world.phones.find(bubble.phone)
        assert phone is not None
        message: Item = {"mid": bubble.id, "is_echo": True, "app_id": app_id}
        if bubble.wire.get("metadata"):
            message["metadata"] = bubble.wire["metadata"]
        if bubble.text:
            message["text"] = bubble.text
        if bubble.files:
            message["attachments"] = [self._attachment(account, bubble.kind, bubble.files[0])]
        sides = _from(account, phone)
        item = {"sender": sides["recipient"], "recipient": sides["sender"],
                "timestamp": int(bubble.at * 1000), "message": message}  # fmt: skip
        await self.delivery.send(account, [item], "echo")

    def _items(self, account: Account, saying: Saying) -> list[Item]:
        base = _from(account, saying.phone) | {"timestamp": now()}
        if saying.kind in ("reaction", "edit", "delete"):
            return [base | self._touch(account, saying)]
        if saying.kind in ("referral", "optin", "change", "read", "delivered"):
            return [base | self._notice(saying)]
        if saying.kind == "echo":
            return [self._from_inbox(account, saying)]
        mid = new_mid()
        event = saying.data.pop("event", None) or self._event(account, saying, mid)
        self._show(account, saying, mid)
        standby = {"_standby": True} if saying.data.get("standby") else {}
        return [base | event | standby]

    def _show(self, account: Account, saying: Saying, mid: str) -> None:
        if saying.kind == "album":
            saying.kind = "image"
        self.world.show(account, saying, mid)

    def _event(self, account: Account, saying: Saying, mid: str) -> Item:
        kind, text, data = saying.kind, saying.text, saying.data
        if kind == "postback":
            return {"postback": {"mid": mid, "title": text, "payload": data.get("payload", text)}}
        if kind == "start":
            referral = {"ref": data.get("payload", ""), "source": "SHORTLINK",
                        "type": "OPEN_THREAD"}  # fmt: skip
            return {"postback": {"mid": mid, "title": "Empezar", "payload": "GET_STARTED",
                                 "referral": referral}}  # fmt: skip
        message: Item = {"mid": mid}
        if saying.reply_to:
            message["reply_to"] = {"mid": saying.reply_to}
        if kind in ("quick_reply", "button", "list_reply"):
            payload = {"payload": data.get("payload", text)}
            return {"message": message | {"text": text, "quick_reply": payload}}
        if kind == "text":
            return {"message": message | {"text": text}}
        if kind == "ad":
            return {"message": message | {"text": text, "referral": AD}}
        return {"message": message | self._content(account, saying)}

    def _content(self, account: Account, saying: Saying) -> Item:
        kind, data = saying.kind, saying.data
        if kind == "album" or kind in MEDIA:
            shown = [self._attachment(account, "image" if kind == "album" else kind, file)
                     for file in saying.files]  # fmt: skip
            return {"attachments": shown}
        if kind == "location":
            where = {"lat": data["latitude"], "long": data["longitude"]}
            return {"attachments": [{"type": "location", "payload": {"coordinates": where}}]}
        if kind == "contact":
            name = f"{data.get('first_name', '')} {data.get('phone_number', '')}".strip()
            return {"text": name}
        if kind == "forward":
            shared = {"url": "https://www.facebook.com/1", "title": saying.text}
            return {"attachments": [{"type": "fallback", "payload": shared}]}
        if kind == "unsupported":
            if account.kind == "instagram":
                return {"is_unsupported": True}
            return {"attachments": [{"type": "appointment_booking", "payload": {}}]}
        raise UnknownKind(f"{account.kind} knows no {kind}")

    def _attachment(self, account: Account, kind: str, file: File | dict[str, Any]) -> Item:
        number = file.id if isinstance(file, File) else file["id"]
        payload: Item = {"url": f"{self.world.base}/cdn/{account.kind}/{number}"}
        if kind == "sticker":
            payload["sticker_id"] = 369239263222822
        return {"type": MEDIA.get(kind, "file"), "payload": payload}

    def _touch(self, account: Account, saying: Saying) -> Item:
        bubble = self.world.chats.bubble(account, saying.reply_to or "")
        if bubble is None:
            raise UnknownKind(f"no message {saying.reply_to} on this phone")
        if saying.kind == "edit":
            bubble.text, bubble.edited = saying.text, True
            bubble.wire["edits"] = bubble.wire.get("edits", 0) + 1
            event: Item = {"message_edit": {"mid": bubble.id, "text": saying.text,
                                            "num_edit": bubble.wire["edits"]}}  # fmt: skip
        elif saying.kind == "delete":
            bubble.deleted = True
            event = {"message": {"mid": bubble.id, "is_deleted": True}}
        else:
            bubble.reactions["person"] = saying.text
            acted = {"action": "react" if saying.text else "unreact", "mid": bubble.id}
            emoji = {"reaction": "love" if saying.text == "❤" else "other", "emoji": saying.text}
            event = {"reaction": acted | (emoji if saying.text else {})}
        self.world.chats.change(bubble)
        return event

    def _notice(self, saying: Saying) -> Item:
        if saying.kind == "referral":
            return {"referral": {"ref": saying.data.get("payload", "r1"), "source": "SHORTLINK",
                                 "type": "OPEN_THREAD"}}  # fmt: skip
        if saying.kind == "optin":
            return {
                "optin": {
                    "type": "notification_messages",
                    "payload": "promo",
                    "notification_messages_token": secrets.token_hex(16),
                }
            }
        if saying.kind in ("read", "delivered"):
            key = "read" if saying.kind == "read" else "delivery"
            return {key: {"watermark": saying.data.get("watermark", now())}}
        return dict(saying.data["event"])

    def _from_inbox(self, account: Account, saying: Saying) -> Item:
        mid = new_mid()
        self.world.show(account, saying, mid, author="team")
        sides = _from(account, saying.phone)
        message = {"mid": mid, "is_echo": True, "app_id": INBOX_APP, "text": saying.text}
        return {"sender": sides["recipient"], "recipient": sides["sender"],
                "timestamp": now(), "message": message}  # fmt: skip


def _from(account: Account, phone: Phone) -> Item:
    return {
        "sender": {"id": phone.scoped_id(account)},
        "recipient": {"id": account.external_id},
    }
