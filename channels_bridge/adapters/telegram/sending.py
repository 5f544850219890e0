"""Which method of the Bot API carries which part."""

from typing import Any

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)

from channels_bridge.types import Fault, OutFile, Part, SendRefused
from chat.types import CHOICES, Kind

VOICE = frozenset({"audio/ogg", "audio/opus"})
MUSIC = frozenset({"audio/mpeg", "audio/mp3", "audio/mp4", "audio/x-m4a", "audio/m4a"})


async def send_part(bot: Bot, part: Part) -> Message:
    """Send one part and return the provider's message."""
    common: dict[str, Any] = {"chat_id": part.recipient, "reply_parameters": _reply(part)}
    if part.file is not None:
        return await _send_file(bot, part, part.file, common)
    if part.kind == Kind.LOCATION and part.card:
        return await _send_place(bot, part.card, common)
    if part.kind == Kind.CONTACT and part.card:
        return await _send_contact(bot, part.card, common)
    if part.card and part.card.get("type") == CHOICES:
        common["reply_markup"] = _keyboard(part.card["options"])
    bare = None if part.preview else LinkPreviewOptions(is_disabled=True)
    return await bot.send_message(text=part.text, link_preview_options=bare, **common)


async def _send_file(bot: Bot, part: Part, file: OutFile, common: dict[str, Any]) -> Message:
    with file.open() as stream:
        upload = InputFile(stream.read(), filename=file.name or "archivo")
    common["caption"] = part.text or None
    plain_type = file.content_type.partition(";")[0].strip().lower()
    if part.kind == Kind.STICKER:
        del common["caption"]
        return await bot.send_sticker(sticker=upload, **common)
    if plain_type == "image/gif":
        return await bot.send_animation(animation=upload, **common)
    if part.kind == Kind.IMAGE:
        return await bot.send_photo(photo=upload, **common)
    if part.kind == Kind.VIDEO:
        return await bot.send_video(video=upload, supports_streaming=True, **common)
    if part.kind == Kind.AUDIO and plain_type in VOICE:
        return await bot.send_voice(voice=upload, **common)
    if part.kind == Kind.AUDIO and plain_type in MUSIC:
        return await bot.send_audio(audio=upload, **common)
    return await bot.send_document(document=upload, disable_content_type_detection=True, **common)


async def _send_place(bot: Bot, card: Any, common: dict[str, Any]) -> Message:
    where: dict[str, Any] = {
        "latitude": float(card["latitude"]),
        "longitude": float(card["longitude"]),
    }
    if card.get("name") and card.get("address"):
        return await bot.send_venue(title=card["name"], address=card["address"], **where, **common)
    return await bot.send_location(**where, **common)


async def _send_contact(bot: Bot, card: Any, common: dict[str, Any]) -> Message:
    contact = card["contacts"][0]
    if not contact.get("phones"):
        raise SendRefused(Fault.PERMANENT, code="no_phone", detail="The contact has no number.")
    return await bot.send_contact(
        phone_number=contact["phones"][0], first_name=contact.get("name") or "-", **common
    )


def _keyboard(options: Any) -> InlineKeyboardMarkup:
    """Return the answers as buttons under the words, each on a line of its own."""
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(each["title"], callback_data=each["id"])] for each in options]
    )


def _reply(part: Part) -> ReplyParameters | None:
    _, _, number = (part.quotes or "").rpartition(":")
    if not number.isdigit():
        return None
    return ReplyParameters(message_id=int(number), allow_sending_without_reply=True)
