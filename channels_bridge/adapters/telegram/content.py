"""What a Telegram message holds (https://core.telegram.org/bots/api#message). Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from channels_bridge.adapters import reading
from chat.types import IncomingFile, Kind
from hub.kernel.clock import iso

# Key of the content → our kind and the type where the update does not say it.
FILES: dict[str, tuple[Kind, str]] = {
    "animation": (Kind.VIDEO, "video/mp4"),  # before document, which repeats it
    "video": (Kind.VIDEO, "video/mp4"),
    "video_note": (Kind.VIDEO, "video/mp4"),
    "voice": (Kind.AUDIO, "audio/ogg"),
    "audio": (Kind.AUDIO, "audio/mpeg"),
    "sticker": (Kind.STICKER, ""),
    "document": (Kind.FILE, ""),
}
SERVICE = frozenset(
    {
        "new_chat_members",
        "left_chat_member",
        "new_chat_title",
        "new_chat_photo",
        "delete_chat_photo",
        "group_chat_created",
        "supergroup_chat_created",
        "channel_chat_created",
        "message_auto_delete_timer_changed",
        "migrate_to_chat_id",
        "migrate_from_chat_id",
        "pinned_message",
        "successful_payment",
        "refunded_payment",
        "users_shared",
        "chat_shared",
        "connected_website",
        "write_access_allowed",
        "passport_data",
        "proximity_alert_triggered",
        "boost_added",
        "chat_background_set",
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_closed",
        "forum_topic_reopened",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
        "giveaway_created",
        "giveaway_completed",
        "video_chat_scheduled",
        "video_chat_started",
        "video_chat_ended",
        "video_chat_participants_invited",
        "direct_message_price_changed",
        "paid_message_price_changed",
    }
)
# Content without a picture of its own here, and the keys of it that hold words.
UNSHOWN = (
    "rich_message",
    "poll",
    "checklist",
    "story",
    "dice",
    "game",
    "invoice",
    "gift",
    "unique_gift",
    "giveaway",
    "giveaway_winners",
    "paid_media",
    "live_photo",
)
WORDS = frozenset({"text", "question", "title", "description", "caption", "emoji"})
MOST_LINES, MOST_WORDS = 50, 4000
LARGEST = 2**31 - 1
FOR_EVER = 0x7FFFFFFF  # a live period without an end


@dataclass(frozen=True, kw_only=True)
class Content:
    """Kind and parts of one message; `own_phone` when the sender shared their own number."""

    kind: Kind
    text: str = ""
    files: tuple[IncomingFile, ...] = ()
    card: Mapping[str, Any] | None = None
    own_phone: str = ""


def is_service(message: dict[str, Any]) -> bool:
    """Whether the message tells of the chat and holds nothing a customer said."""
    return bool(SERVICE & message.keys())


def content_of(message: dict[str, Any]) -> Content:
    """Return what the customer said; what is not known is `unsupported`, with its caption."""
    if "text" in message:
        return Content(kind=Kind.TEXT, text=reading.text(message["text"], "text"))
    caption = reading.optional_text(message.get("caption"), "caption")
    if "photo" in message:
        return Content(kind=Kind.IMAGE, text=caption, files=(_photo(message["photo"]),))
    for name, (kind, content_type) in FILES.items():
        if name in message:
            value = reading.mapping(message[name], name)
            file = _file(value, kind, content_type, square=name == "video_note")
            return Content(kind=kind, text=caption, files=(file,))
    if "location" in message or "venue" in message:
        return Content(kind=Kind.LOCATION, card=_place(message))
    if "contact" in message:
        return _contact(message)
    return Content(kind=Kind.UNSUPPORTED, text=caption or spoken(message), card=_unknown(message))


def _unknown(message: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what it is that nobody can show, where Telegram has a name for it."""
    what = next((name for name in UNSHOWN if name in message), None)
    return {"type": "unsupported", "what": what} if what else None


def spoken(message: Mapping[str, Any]) -> str:
    """Return the plain words found inside content that cannot be shown, a line each."""
    found: list[str] = []
    for name in UNSHOWN:
        _gather(message.get(name), found)
    return "\n".join(dict.fromkeys(found))[:MOST_WORDS]


def _gather(value: Any, found: list[str]) -> None:
    """Collect texts by their keys, in order; what is read was parsed, so its depth has an end."""
    left = [value]
    while left and len(found) < MOST_LINES:
        each = left.pop()
        if isinstance(each, list):
            left += reversed(each)
        elif isinstance(each, dict):
            for key, inner in reversed(list(each.items())):
                if isinstance(inner, dict | list):
                    left.append(inner)
                elif key in WORDS and isinstance(inner, str) and inner.strip():
                    left.append(_Said(inner))
        elif isinstance(each, _Said):
            found.append(reading.text(str(each), "text").strip())


class _Said(str):
    """Words found, waiting for their turn."""


def _photo(value: Any) -> IncomingFile:
    sizes = [each for each in reading.sequence(value, "photo") if isinstance(each, dict)]
    if not sizes:
        raise reading.Broken("photo is empty")
    largest = max(sizes, key=lambda size: _whole(size.get("width")) or 0)
    return _file(largest, Kind.IMAGE, "image/jpeg")


def _file(
    value: dict[str, Any], kind: Kind, content_type: str, *, square: bool = False
) -> IncomingFile:
    side = _whole(value.get("length")) if square else None
    seconds = _whole(value.get("duration"))
    return IncomingFile(
        kind=kind,
        source={"file_id": reading.text(value.get("file_id"), "file_id")},
        name=reading.label(value.get("file_name")),
        content_type=reading.label(value.get("mime_type"))[:100]
        or (_sticker_type(value) if kind is Kind.STICKER else content_type),
        size=_whole(value.get("file_size")),
        width=side or _whole(value.get("width")),
        height=side or _whole(value.get("height")),
        duration=None if seconds is None else float(seconds),
    )


def _sticker_type(value: dict[str, Any]) -> str:
    if value.get("is_video") is True:
        return "video/webm"
    return "application/x-tgsticker" if value.get("is_animated") is True else "image/webp"


def _place(message: dict[str, Any]) -> dict[str, Any]:
    venue = reading.optional_mapping(message.get("venue"), "venue")
    where = reading.mapping(message.get("location") or venue.get("location"), "location")
    card = reading.place({**where, "name": venue.get("title"), "address": venue.get("address")})
    return card | _live(where, message)


def _live(where: Mapping[str, Any], message: Mapping[str, Any]) -> dict[str, Any]:
    """Return until when a location moves; the last edit comes without a period and ends it."""
    period = _whole(where.get("live_period"))
    if not period:
        return {"live": False} if "edit_date" in message else {}
    begun = reading.instant(message.get("date"))
    ends = begun + timedelta(seconds=period) if begun and period < FOR_EVER else None
    return {"live": True, "live_until": iso(ends)}


def moved(message: dict[str, Any]) -> dict[str, Any]:
    """Return the card of a location that moved or ended."""
    return _place(message)


def _contact(message: dict[str, Any]) -> Content:
    contact = reading.mapping(message["contact"], "contact")
    phone = reading.text(contact.get("phone_number"), "phone_number")[:40]
    first, last = (reading.label(contact.get(key)) for key in ("first_name", "last_name"))
    sender = message.get("from")
    own = isinstance(sender, dict) and contact.get("user_id") == sender.get("id") is not None
    digits = "".join(sign for sign in phone if sign.isascii() and sign.isdigit())
    return Content(
        kind=Kind.CONTACT,
        card={
            "type": "contact",
            "contacts": [{"name": f"{first} {last}".strip(), "phones": [phone]}],
        },
        # Only their own card proves a number; `+` is not guaranteed.
        own_phone=f"+{digits}" if own and 7 <= len(digits) <= 15 else "",
    )


def _whole(value: Any) -> int | None:
    good = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST
    return value if good else None
