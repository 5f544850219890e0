"""Bot API objects made from what a phone shows."""

import time
from typing import Any

from channels_bridge.simulator.chats import Bubble
from channels_bridge.simulator.config import Account
from channels_bridge.simulator.media import File, Media
from channels_bridge.simulator.phones import Phone

from .text import units

PREFIX = {
    "image": "AgACAgE", "video": "BAACAgE", "voice": "AwACAgE", "audio": "CQACAgE",
    "document": "BQACAgE", "sticker": "CAACAgE", "animation": "CgACAgE", "video_note": "DQACAgE",
}  # fmt: skip
FOLDER = {
    "image": "photos", "video": "videos", "voice": "voice", "audio": "music",
    "sticker": "stickers", "animation": "animations", "video_note": "video_notes",
}  # fmt: skip


def user(phone: Phone) -> dict[str, Any]:
    shape: dict[str, Any] = {
        "id": phone.telegram_id,
        "is_bot": False,
        "first_name": phone.first_name,
        "language_code": "es",
    }
    if phone.last_name:
        shape["last_name"] = phone.last_name
    if phone.username:
        shape["username"] = phone.username
    return shape


def chat(phone: Phone) -> dict[str, Any]:
    shape = {k: v for k, v in user(phone).items() if k not in ("is_bot", "language_code")}
    return shape | {"type": "private"}


def bot(account: Account) -> dict[str, Any]:
    slug = "".join(c for c in account.name.lower() if c.isascii() and c.isalnum()) or "hub"
    return {
        "id": int(account.external_id),
        "is_bot": True,
        "first_name": account.name,
        "username": f"{slug}_bot",
    }


def file_id(kind: str, file: dict[str, Any] | File) -> str:
    number = file.id if isinstance(file, File) else file["id"]
    return f"{PREFIX.get(kind, PREFIX['document'])}-{number}"


def unique_id(file: dict[str, Any]) -> str:
    return f"AQAD{int(file['id']):x}"


def find_file(media: Media, given: str) -> File:
    """The file of a file_id; raise NoSuchMedia."""
    return media.get(given.rsplit("-", 1)[-1] if "-" in given else "none")


def file_path(file: File, given: str) -> str:
    """Name and type are not preserved, only a folder and a number (getFile)."""
    kind = next((kind for kind, prefix in PREFIX.items() if given.startswith(prefix)), "document")
    ending = {"voice": ".oga", "image": ".jpg"}.get(kind)
    return f"{FOLDER.get(kind, 'documents')}/file_{file.id}{ending or _ending(file.name)}"


def message(
    account: Account, phone: Phone, bubble: Bubble, answered: Bubble | None = None
) -> dict[str, Any]:
    """A Message; `answered` becomes reply_to_message, not nested further."""
    shape: dict[str, Any] = {
        "message_id": int(bubble.id),
        "date": int(bubble.at),
        "from": user(phone) if bubble.author == "person" else bot(account),
        "chat": chat(phone),
    }
    shape |= content(bubble) | bubble.wire.get("message", {})
    if bubble.edited:
        shape["edit_date"] = int(time.time())
    if answered:
        shape["reply_to_message"] = message(account, phone, answered)
    if any(button.get("data") for button in bubble.buttons):
        shape["reply_markup"] = bubble.wire.get("markup")
    return shape


def content(bubble: Bubble) -> dict[str, Any]:
    """The keys that make the kind of a message."""
    kind = bubble.kind
    if kind == "text":
        return {"text": bubble.text}
    if kind in ("location", "contact", "venue", "poll", "dice"):
        shape = {kind: bubble.data}
        return shape | ({"location": bubble.data["location"]} if kind == "venue" else {})
    if kind in PREFIX and bubble.files:
        shape = _file(kind, bubble.files[0])
        return shape | ({"caption": bubble.text} if bubble.text else {})
    return dict(bubble.data)


def _file(kind: str, file: dict[str, Any]) -> dict[str, Any]:
    base = {
        "file_id": file_id(kind, file),
        "file_unique_id": unique_id(file),
        "file_size": file["size"],
    }
    named = base | {"file_name": file["name"], "mime_type": file["mime"]}
    if kind == "image":
        small = base | {"file_id": base["file_id"].replace("-", "s-"), "width": 90, "height": 60}
        small["file_unique_id"] = base["file_unique_id"] + "s"
        return {"photo": [small, base | {"width": 1280, "height": 853}]}
    if kind == "voice":
        return {"voice": base | {"duration": 4, "mime_type": file["mime"]}}
    if kind == "audio":
        return {"audio": named | {"duration": 4, "performer": "Sample", "title": file["name"]}}
    if kind == "video":
        return {"video": named | {"width": 320, "height": 240, "duration": 2}}
    if kind == "video_note":
        return {"video_note": base | {"length": 240, "duration": 2}}
    if kind == "animation":
        moving = named | {"width": 320, "height": 240, "duration": 2}
        return {"animation": moving, "document": named}
    if kind == "sticker":
        flat = {"width": 512, "height": 512, "is_animated": False, "is_video": False}
        return {"sticker": base | flat | {"type": "regular", "emoji": "👍", "set_name": "Sample"}}
    return {"document": named}


def _ending(name: str) -> str:
    return "." + name.rsplit(".", 1)[1] if "." in name else ""


def command_entity(text: str) -> list[dict[str, Any]]:
    """The bot_command entity of a text that begins with a slash."""
    if not text.startswith("/"):
        return []
    return [{"type": "bot_command", "offset": 0, "length": units(text.split(" ")[0])}]
