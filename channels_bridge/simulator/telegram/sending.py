"""The send methods: who may be written to, what is too long, which file is meant."""

import time
from typing import Any

from channels_bridge.simulator.calls import Call
from channels_bridge.simulator.chats import Bubble
from channels_bridge.simulator.config import Account
from channels_bridge.simulator.media import File, NoSuchMedia, hosted
from channels_bridge.simulator.phones import Phone
from channels_bridge.simulator.world import World

from . import shapes
from .envelope import loaded, refuse
from .text import CannotParse, parse, units
from .updates import Telegram

# method → kind of the message and the field that carries its file
FILES = {
    "sendphoto": ("image", "photo"), "sendvideo": ("video", "video"),
    "sendaudio": ("audio", "audio"), "sendvoice": ("voice", "voice"),
    "senddocument": ("document", "document"), "sendanimation": ("animation", "animation"),
    "sendsticker": ("sticker", "sticker"), "sendvideonote": ("video_note", "video_note"),
}  # fmt: skip
OTHERS = ("sendmessage", "sendlocation", "sendvenue", "sendcontact", "sendmediagroup")
MEGABYTE = 1024 * 1024


class Sending:
    """Puts the hub's messages on the phones."""

    def __init__(self, world: World, telegram: Telegram) -> None:
        self.world = world
        self.telegram = telegram

    def knows(self, name: str) -> bool:
        return name.lower() in FILES or name.lower() in OTHERS

    async def send(
        self, name: str, call: Call, fields: dict[str, Any], uploads: dict[str, Any]
    ) -> tuple[Any, str]:
        """Run a send method; the Message (or list of them) and the first message_id."""
        phone = self.recipient(call.account, fields)
        if name.lower() == "sendmediagroup":
            bubbles = await self._album(call, phone, fields, uploads)
        else:
            bubbles = [await self._one(name.lower(), call, phone, fields, uploads)]
        messages = []
        for bubble in bubbles:
            self.world.chats.add(bubble)
            await self.world.ticks.start(call.account, bubble)
            answered = self.world.chats.bubble(call.account, bubble.reply_to or "")
            messages.append(shapes.message(call.account, phone, bubble, answered))
        result = messages if name.lower() == "sendmediagroup" else messages[0]
        return result, bubbles[0].id

    def recipient(self, account: Account, fields: dict[str, Any]) -> Phone:
        """The person of a chat_id, if the bot may write to them."""
        chat_id = str(fields.get("chat_id") or "")
        if not chat_id:
            raise refuse(400, "Bad Request: chat_id is empty")
        phone = self.world.phones.addressed(account, chat_id)
        free = self.world.config.windows == "open"
        if phone is None and free and chat_id.isdigit():
            number = f"+999{chat_id}"
            phone = self.world.phones.add({"phone": number, "ids": {"telegram": chat_id}})
        if phone is None:
            raise refuse(400, "Bad Request: chat not found")
        chat = self.world.chats.of(account, phone)
        if chat.blocked:
            raise refuse(403, "Forbidden: bot was blocked by the user")
        if chat.last_wrote_at is None and not free:
            raise refuse(403, "Forbidden: bot can't initiate conversation with a user")
        return phone

    def file(self, given: str) -> File:
        """The file of a file_id."""
        try:
            return shapes.find_file(self.world.media, given)
        except NoSuchMedia:
            raise refuse(
                400, "Bad Request: wrong file_id or the file is temporarily unavailable"
            ) from None

    def text(
        self, fields: dict[str, Any], key: str, limit: int
    ) -> tuple[str, list[dict[str, Any]]]:
        """The text or caption after entity parsing, within its limit."""
        try:
            text, entities = parse(str(fields.get(key) or ""), fields.get("parse_mode"))
        except CannotParse as error:
            raise refuse(400, f"Bad Request: can't parse entities: {error}") from None
        text = text.strip() if key == "text" else text
        if key == "text" and not text:
            raise refuse(400, "Bad Request: message text is empty")
        if units(text) > limit:
            what = "message" if key == "text" else "message caption"
            raise refuse(400, f"Bad Request: {what} is too long")
        return text, entities or loaded(
            fields.get("entities" if key == "text" else "caption_entities")
        ) or []

    async def _one(
        self, name: str, call: Call, phone: Phone, fields: dict[str, Any], uploads: dict[str, Any]
    ) -> Bubble:
        bubble = self._bubble(call, phone, fields)
        if name in FILES:
            bubble.kind, key = FILES[name]
            bubble.text, entities = self.text(fields, "caption", 1024)
            bubble.files = [hosted(await self._file(bubble.kind, fields.get(key), key, uploads))]
            bubble.wire["message"] = {"caption_entities": entities} if entities else {}
        elif name == "sendlocation":
            bubble.kind, bubble.data = "location", self._location(fields)
        elif name == "sendvenue":
            bubble.kind, bubble.data = "venue", self._venue(fields)
        elif name == "sendcontact":
            bubble.kind, bubble.data = "contact", self._contact(fields)
        else:
            bubble.text, entities = self.text(fields, "text", 4096)
            bubble.wire["message"] = {"entities": entities} if entities else {}
        return bubble

    async def _album(
        self, call: Call, phone: Phone, fields: dict[str, Any], uploads: dict[str, Any]
    ) -> list[Bubble]:
        items = loaded(fields.get("media")) or []
        if not 2 <= len(items) <= 10:
            raise refuse(400, "Bad Request: group must contain 2 to 10 items")
        group, bubbles = self.telegram.new_id(call.account), []
        for item in items:
            bubble = self._bubble(call, phone, fields)
            bubble.kind = {"photo": "image"}.get(item["type"], item["type"])
            bubble.text, entities = self.text(item, "caption", 1024)
            given = str(item.get("media", ""))
            file = await self._file(bubble.kind, given, given.removeprefix("attach://"), uploads)
            bubble.files = [hosted(file)]
            bubble.wire["message"] = {"media_group_id": group}
            if entities:
                bubble.wire["message"]["caption_entities"] = entities
            bubbles.append(bubble)
        return bubbles

    def _bubble(self, call: Call, phone: Phone, fields: dict[str, Any]) -> Bubble:
        markup = loaded(fields.get("reply_markup")) or {}
        reply = self._reply(call.account, loaded(fields.get("reply_parameters")) or {})
        return Bubble(
            id=self.telegram.new_id(call.account), account=call.account.name, phone=phone.number,
            author="hub", kind="text", at=time.time(), reply_to=reply, state="sending",
            buttons=_buttons(markup), wire={"markup": markup},
        )  # fmt: skip

    def _reply(self, account: Account, parameters: dict[str, Any]) -> str | None:
        answered = parameters.get("message_id")
        if answered is None:
            return None
        if self.world.chats.bubble(account, str(answered)):
            return str(answered)
        if parameters.get("allow_sending_without_reply"):
            return None
        raise refuse(400, "Bad Request: message to be replied not found")

    async def _file(self, kind: str, given: Any, key: str, uploads: dict[str, Any]) -> File:
        upload = uploads.get(key) or uploads.get(str(given or "").removeprefix("attach://"))
        if upload is not None:
            content = await upload.read()
            limit = 10 if kind == "image" else 50
            if len(content) > limit * MEGABYTE:
                raise refuse(413, "Request Entity Too Large")
            if not content:
                raise refuse(400, "Bad Request: file must be non-empty")
            mime = upload.content_type or "application/octet-stream"
            return self.world.media.put(content, mime=mime, name=upload.filename or key)
        if str(given or "").startswith(("http://", "https://")):
            return await self._fetched(kind, str(given))
        if not given:
            raise refuse(400, f"Bad Request: there is no {key} in the request")
        return self.file(str(given))

    async def _fetched(self, kind: str, url: str) -> File:
        try:
            file = await self.world.media.fetch(url)
        except NoSuchMedia:
            raise refuse(400, "Bad Request: failed to get HTTP URL content") from None
        if file.size > (5 if kind == "image" else 20) * MEGABYTE:
            raise refuse(400, "Bad Request: file is too big")
        return file

    def _location(self, fields: dict[str, Any]) -> dict[str, Any]:
        try:
            where = {key: float(fields[key]) for key in ("latitude", "longitude")}
        except (KeyError, ValueError):
            raise refuse(400, "Bad Request: can't parse location") from None
        if abs(where["latitude"]) > 90 or abs(where["longitude"]) > 180:
            raise refuse(400, "Bad Request: wrong location")
        return where

    def _venue(self, fields: dict[str, Any]) -> dict[str, Any]:
        if not fields.get("title") or not fields.get("address"):
            raise refuse(400, "Bad Request: title and address must be non-empty")
        named = {key: str(fields[key]) for key in ("title", "address")}
        return {"location": self._location(fields)} | named

    def _contact(self, fields: dict[str, Any]) -> dict[str, Any]:
        if not fields.get("phone_number") or not fields.get("first_name"):
            raise refuse(400, "Bad Request: phone_number and first_name must be non-empty")
        keys = ("phone_number", "first_name", "last_name", "vcard")
        return {key: str(fields[key]) for key in keys if fields.get(key)}


def _buttons(markup: dict[str, Any]) -> list[dict[str, Any]]:
    buttons = []
    for row in markup.get("inline_keyboard") or []:
        for each in row:
            data = each.get("callback_data")
            if data is not None and not 1 <= len(str(data).encode()) <= 64:
                raise refuse(400, "Bad Request: BUTTON_DATA_INVALID")
            buttons.append({"title": each["text"], "data": data, "url": each.get("url")})
    for row in markup.get("keyboard") or []:
        for each in row:
            title = each["text"] if isinstance(each, dict) else str(each)
            buttons.append({"title": title, "says": True})
    return buttons
