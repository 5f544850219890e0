"""What a Cloud API message holds, by its type."""

from collections.abc import Callable
from typing import Any

from channels_bridge.adapters import reading
from channels_bridge.adapters.reading import Broken
from channels_bridge.types import BadPayload
from chat.types import IncomingFile, Kind

MOST_ITEMS = 100
Content = dict[str, Any]  # kind, text, files, card of an Inbound


def content(kind: str, message: dict[str, Any]) -> Content:
    """Return kind, text, files and card; an unknown type becomes a placeholder."""
    reader = _READERS.get(kind)
    if reader is None or (kind not in message and message.get("errors")):
        return _found(Kind.UNSUPPORTED, card=_unknown(message))
    if kind == "contacts":
        return _contacts(message)
    return reader(reading.mapping(message.get(kind), kind))


def _unknown(message: Content) -> Content | None:
    """Return what the phone says it was, where it says so."""
    told = message.get("unsupported")
    what = reading.label(told.get("type")) if isinstance(told, dict) else ""
    return {"type": "unsupported", "what": what} if what else None


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
    return _pressed(value.get("payload"), value.get("text"))


def _interactive(value: Content) -> Content:
    kind = reading.text(value.get("type"), "type")
    if kind in ("button_reply", "list_reply"):
        chosen = reading.mapping(value.get(kind), kind)
        return _pressed(chosen.get("id"), chosen.get("title"))
    if kind == "nfm_reply":
        return _flow(reading.mapping(value.get(kind), kind))
    return _found(Kind.UNSUPPORTED)


def _pressed(value: Any, title: Any) -> Content:
    card = reading.choice(value, title)
    return _found(Kind.TEXT, card["title"], card=card)


def _flow(reply: Content) -> Content:
    """A form filled inside WhatsApp: its answers, a line each."""
    title = reading.optional_text(reply.get("body"), "body")
    encoded = reading.optional_text(reply.get("response_json"), "response_json")
    try:
        answers = reading.json_object(encoded.encode())
    except BadPayload:
        answers = {}
    filled = reading.answers(answers)
    lines = [title, *(f"{each['label']}: {each['value']}" for each in filled)]
    words = "\n".join(line for line in lines if line)
    if not words:
        return _found(Kind.UNSUPPORTED)
    return _found(Kind.TEXT, words, card={"type": "form", "title": title, "answers": filled})


def _order(value: Content) -> Content:
    """A basket from the catalogue, in words and as a list."""
    words = reading.label(value.get("text"))
    listed = reading.sequence(value.get("product_items"), "product_items")
    items = [_item(each) for each in listed if isinstance(each, dict)][:MOST_ITEMS]
    lines = [words, *(" ".join(filter(None, _line(each))) for each in items)]
    if not items:
        return _found(Kind.TEXT if words else Kind.UNSUPPORTED, words)
    card = {"type": "order", "note": words, "items": items}
    return _found(Kind.TEXT, "\n".join(line for line in lines if line), card=card)


def _item(item: Content) -> dict[str, str]:
    return {
        "product": _plain(item.get("product_retailer_id")),
        "quantity": _plain(item.get("quantity")),
        "price": _plain(item.get("item_price")),
        "currency": _plain(item.get("currency")),
    }


def _line(item: dict[str, str]) -> list[str]:
    return [item["quantity"], "×", item["product"], "·", item["price"], item["currency"]]


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
