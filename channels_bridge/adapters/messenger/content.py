"""What a Messenger or Instagram message holds."""

from collections.abc import Iterable
from typing import Any

from channels_bridge.adapters import reading
from chat.types import IncomingFile, Kind

Content = dict[str, Any]  # kind, text, files, card of an Inbound

_FILES = {
    "image": Kind.IMAGE,
    "video": Kind.VIDEO,
    "audio": Kind.AUDIO,
    "file": Kind.FILE,
    "sticker": Kind.STICKER,
}


def content(message: Content) -> Content:
    """Return kind, text, files and card; what nobody can show becomes a placeholder."""
    words = reading.optional_text(message.get("text"), "text")
    attached = [
        reading.mapping(each, "attachment")
        for each in reading.sequence(message.get("attachments"), "attachments")
    ]
    files = _files(attached)
    links = _links(attached, words)
    text = "\n".join(filter(None, [words, *links]))
    if files:
        return {"kind": files[0].kind, "text": text, "files": files}
    card = _location(attached)
    if card is not None:
        return {"kind": Kind.LOCATION, "text": text, "card": card}
    pressed = message.get("quick_reply")
    if isinstance(pressed, dict) and words:
        card = reading.choice(pressed.get("payload"), words)
        return {"kind": Kind.TEXT, "text": card["title"], "card": card}
    shown = words or any(each.get("type") == "fallback" for each in attached) and links
    return {"kind": Kind.TEXT if shown else Kind.UNSUPPORTED, "text": text}


def _files(attached: list[Content]) -> tuple[IncomingFile, ...]:
    files: list[IncomingFile] = []
    stickers: set[str] = set()
    for each in sorted(attached, key=lambda a: a.get("type") != "sticker"):
        payload = _payload(each)
        kind = _FILES.get(reading.label(each.get("type")))
        address = payload.get("url")
        if kind is None or not isinstance(address, str) or not address:
            continue
        sticker = reading.optional_identifier(payload.get("sticker_id"))
        if sticker is not None:
            # For a while a sticker came as an image and as a sticker in one message.
            if sticker in stickers:
                continue
            stickers.add(sticker)
            kind = Kind.STICKER
        files.append(IncomingFile(kind=kind, source={"url": reading.text(address, "url")}))
    return tuple(files)


def _links(attached: Iterable[Content], words: str) -> list[str]:
    """Return title and address of what is shared, unless the words already hold the address."""
    found = []
    for each in attached:
        if reading.label(each.get("type")) in _FILES or each.get("type") == "location":
            continue
        payload = _payload(each)
        title = reading.label(payload.get("title")) or reading.label(each.get("title"))
        address = payload.get("url") or each.get("url")
        address = reading.text(address, "url") if isinstance(address, str) else ""
        if address and address in words:
            continue
        found += [part for part in (title, address) if part and part != words]
    return found


def _location(attached: Iterable[Content]) -> Content | None:
    for each in attached:
        if each.get("type") == "location":
            where = reading.mapping(_payload(each).get("coordinates"), "coordinates")
            return reading.place(
                {
                    "latitude": where.get("lat"),
                    "longitude": where.get("long"),
                    "name": each.get("title"),
                }
            )
    return None


def _payload(attachment: Content) -> Content:
    payload = attachment.get("payload")
    return payload if isinstance(payload, dict) else {}
