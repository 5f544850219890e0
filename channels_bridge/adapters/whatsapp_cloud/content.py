"""What a Cloud API message holds, by its type."""

from collections.abc import Callable
from typing import Any

from channels_bridge.adapters import reading
from channels_bridge.adapters.reading import Broken
from channels_bridge.types import BadPayload
from chat.types import IncomingFile, Kind

Content = dict[str, Any]  # kind, text, files, card of an Inbound


def content(kind: str, message: dict[str, Any]) -> Content:
    """Return kind, text, files and card; an unknown type becomes a placeholder."""
    reader = _READERS.get(kind)
    if reader is None or (kind not in message and message.get("errors")):
        return _found(Kind.UNSUPPORTED)
    if kind == "contacts":
        return _contacts(message)
    return reader(reading.mapping(message.get(kind), kind))


def _found(kind: Kind, text: str = "", **more: Any) -> Content:
    return {"kind": kind, "text": text, **more}


def _text(value: Content) -> Content:
    body = reading.text(value.get("body"), "body")
    return _found(Kind.TEXT if body else Kind.UNSUPPORTED, body)


def _media(kind: Kind) -> Callable[[Content], Content]:
    def read(value: Content) -> Content:
        source: dict[str, Any] = {"media_id": reading.identifier(value.get("id"), "id")}
        digest = reading.optional_identifier(value.get("sha256"))
        if digest:
            source["sha256"] = digest
        file = IncomingFile(
            kind=kind,
            source=source,
            name=reading.label(value.get("filename")),
            content_type=reading.label(value.get("mime_type")).split(";")[0].strip(),
        )
        caption = reading.optional_text(value.get("caption"), "caption")
        return _found(kind, caption, files=(file,))

    return read


def _location(value: Content) -> Content:
    return _found(Kind.LOCATION, card=reading.place(value))


def _contacts(message: Content) -> Content:
    cards = [
        _card(reading.mapping(each, "contact"))
        for each in reading.sequence(message.get("contacts"), "contacts")
    ]
    if not cards:
        raise Broken("contacts is empty")
    return _found(Kind.CONTACT, card={"type": "contact", "contacts": cards})


def _card(contact: Content) -> Content:
    name = reading.optional_mapping(contact.get("name"), "name")
    phones = [
        reading.label(phone.get("phone")) or reading.label(phone.get("wa_id"))
        for phone in reading.sequence(contact.get("phones"), "phones")
        if isinstance(phone, dict)
    ]
    shown = reading.label(name.get("formatted_name")) or reading.label(name.get("first_name"))
    return {"name": shown, "phones": [phone for phone in phones if phone]}


def _button(value: Content) -> Content:
    return _found(Kind.TEXT, _pressed(value.get("text"), value.get("payload")))


def _interactive(value: Content) -> Content:
    kind = reading.text(value.get("type"), "type")
    if kind in ("button_reply", "list_reply"):
        chosen = reading.mapping(value.get(kind), kind)
        return _found(Kind.TEXT, _pressed(chosen.get("title"), chosen.get("id")))
    if kind == "nfm_reply":
        return _flow(reading.mapping(value.get(kind), kind))
    return _found(Kind.UNSUPPORTED)


def _pressed(title: Any, value: Any) -> str:
    words = reading.optional_text(title, "title") or reading.optional_text(value, "id")
    if not words:
        raise Broken("a press without a title")
    return words


def _flow(reply: Content) -> Content:
    """A form filled inside WhatsApp: its answers, a line each."""
    lines = [reading.optional_text(reply.get("body"), "body")]
    encoded = reading.optional_text(reply.get("response_json"), "response_json")
    try:
        answers = reading.json_object(encoded.encode())
    except BadPayload:
        answers = {}
    for key, answer in answers.items():
        if key != "flow_token" and isinstance(answer, str | int | float):
            lines.append(reading.text(f"{key}: {answer}", "answer"))
    words = "\n".join(line for line in lines if line)
    return _found(Kind.TEXT if words else Kind.UNSUPPORTED, words)


def _order(value: Content) -> Content:
    """A basket from the catalogue: shown in words, its raw form kept."""
    lines = [reading.label(value.get("text"))]
    for item in reading.sequence(value.get("product_items"), "product_items"):
        if isinstance(item, dict):
            words = [_plain(item.get("quantity")), "×", _plain(item.get("product_retailer_id"))]
            price = [_plain(item.get("item_price")), _plain(item.get("currency"))]
            lines.append(" ".join(filter(None, [*words, "·", *price])))
    return _found(Kind.UNSUPPORTED, "\n".join(line for line in lines if line))


def _plain(value: Any) -> str:
    return str(value)[:64] if isinstance(value, int | float) else reading.label(value)


_READERS: dict[str, Callable[[Content], Content]] = {
    "text": _text,
    "image": _media(Kind.IMAGE),
    "video": _media(Kind.VIDEO),
    "audio": _media(Kind.AUDIO),
    "voice": _media(Kind.AUDIO),
    "document": _media(Kind.FILE),
    "sticker": _media(Kind.STICKER),
    "location": _location,
    "contacts": _contacts,
    "button": _button,
    "interactive": _interactive,
    "order": _order,
}
