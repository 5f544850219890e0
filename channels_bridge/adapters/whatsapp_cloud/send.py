"""One part as one message of the Cloud API; a file is uploaded first."""

from collections.abc import Mapping
from typing import Any

from channels_bridge.adapters.meta.graph import Graph, required, upload_of
from channels_bridge.adapters.reading import optional_identifier
from channels_bridge.adapters.whatsapp import BUSINESS_SCOPED, DIGITS
from channels_bridge.adapters.whatsapp_cloud import templates
from channels_bridge.adapters.whatsapp_cloud.buttons import interactive
from channels_bridge.types import (
    Account,
    Fault,
    OutcomeUnknown,
    OutFile,
    Part,
    Receipt,
    SendRefused,
)
from chat.types import Kind

# What WhatsApp plays or shows by itself; any other file travels as a document.
_TYPES = {
    Kind.IMAGE: ("image", {"image/jpeg", "image/png"}),
    Kind.VIDEO: ("video", {"video/mp4", "video/3gpp"}),
    Kind.AUDIO: ("audio", {"audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"}),
    Kind.STICKER: ("sticker", {"image/webp"}),
}


def send(part: Part, account: Account, graph: Graph) -> Receipt:
    """Post the message; its wamid is the receipt, its fate comes by statuses."""
    content = _content(part, account, graph)
    context = {"context": {"message_id": part.quotes}} if part.quotes else {}
    answer = _post(
        account,
        graph,
        part.recipient,
        {**content, **context, "biz_opaque_callback_data": part.id},
    )
    messages = answer.get("messages")
    first = messages[0] if isinstance(messages, list) and messages else None
    if not isinstance(first, dict):
        raise OutcomeUnknown("the answer names no message")
    return Receipt(external_id=required(first, "id"), known_as=_known_as(answer, part.recipient))


def _known_as(answer: Mapping[str, Any], recipient: str) -> str:
    """Return the WhatsApp id behind the number we dialled, where it is spelt otherwise."""
    contacts = answer.get("contacts")
    first = contacts[0] if isinstance(contacts, list) and contacts else None
    found = optional_identifier(first.get("wa_id")) if isinstance(first, dict) else None
    return found if found and DIGITS.fullmatch(found) and found != recipient else ""


def react(recipient: str, external_id: str, emoji: str, account: Account, graph: Graph) -> None:
    """Show our reaction on a message; an empty emoji takes it away."""
    reaction = {"message_id": external_id, "emoji": emoji}
    _post(account, graph, recipient, {"type": "reaction", "reaction": reaction})


def mark_read(external_id: str, account: Account, graph: Graph, *, typing: bool) -> None:
    """Mark a message and all before it as read; `typing` shows for 25 s that we write."""
    sign = {"typing_indicator": {"type": "text"}} if typing else {}
    graph.prepare(
        f"{account.credentials['phone_number_id']}/messages",
        json={
            "messaging_product": "whatsapp",
            "status": "read",
            "message_id": external_id,
            **sign,
        },
    )


def _post(
    account: Account, graph: Graph, recipient: str, content: Mapping[str, Any]
) -> dict[str, Any]:
    scoped = BUSINESS_SCOPED.fullmatch(recipient)
    return graph.send(
        f"{account.credentials['phone_number_id']}/messages",
        json={
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            "recipient" if scoped else "to": recipient,
            **content,
        },
    )


def _content(part: Part, account: Account, graph: Graph) -> dict[str, Any]:
    if part.kind is Kind.TEMPLATE and part.card is not None:
        return _template(part.card, part.file, account, graph)
    if part.file is not None:
        return _file(part, part.file, account, graph)
    if part.kind is Kind.LOCATION and part.card is not None:
        return {"type": "location", "location": _location(part.card)}
    if part.kind is Kind.CONTACT and part.card is not None:
        return {"type": "contacts", "contacts": [_contact(c) for c in part.card["contacts"]]}
    if part.kind is Kind.TEXT and part.card is not None:
        return {"type": "interactive", "interactive": interactive(part.text, part.card)}
    if part.kind is Kind.TEXT and part.text:
        # No preview: WhatsApp would fetch an address the advisor may not have meant to open.
        return {"type": "text", "text": {"body": part.text, "preview_url": False}}
    raise SendRefused(
        Fault.PERMANENT, code="unsupported_kind", detail=f"This channel takes no {part.kind}."
    )


def _template(
    card: Mapping[str, Any], file: OutFile | None, account: Account, graph: Graph
) -> dict[str, Any]:
    media = None
    if file is not None:
        media = {"id": _uploaded(file, account, graph)}
        if card["form"]["header"]["kind"] == "document":
            media["filename"] = file.name
    parts = templates.components(card["form"], card["values"], media)
    return {
        "type": "template",
        "template": {
            "name": card["name"],
            "language": {"code": card["language"]},
            **({"components": parts} if parts else {}),
        },
    }


def _uploaded(file: OutFile, account: Account, graph: Graph) -> str:
    with upload_of(file) as (name, stream, content_type):
        answer = graph.prepare(
            f"{account.credentials['phone_number_id']}/media",
            data={"messaging_product": "whatsapp", "type": content_type},
            files={"file": (name, stream, content_type)},
        )
    if not answer.get("id"):
        raise SendRefused(Fault.RETRY, code="upload", detail="The upload gave no id.")
    return str(answer["id"])


def _file(part: Part, file: OutFile, account: Account, graph: Graph) -> dict[str, Any]:
    kind = _type(file)
    sent: dict[str, Any] = {"id": _uploaded(file, account, graph)}
    if part.text and kind in ("image", "video", "document"):
        sent["caption"] = part.text
    if kind == "document":
        sent["filename"] = file.name
    if kind == "audio" and _bare(file) == "audio/ogg":
        sent["voice"] = True
    return {"type": kind, kind: sent}


def _type(file: OutFile) -> str:
    kind, accepted = _TYPES.get(file.kind, ("document", set()))
    return kind if _bare(file) in accepted else "document"


def _bare(file: OutFile) -> str:
    return file.content_type.split(";")[0].strip().lower()


def _location(card: Mapping[str, Any]) -> dict[str, str]:
    place = {"latitude": str(card["latitude"]), "longitude": str(card["longitude"])}
    words = {key: str(card[key]) for key in ("name", "address") if card.get(key)}
    return place | words


def _contact(contact: Mapping[str, Any]) -> dict[str, Any]:
    phones = [str(phone) for phone in contact.get("phones") or []]
    # A name is required, and beside the formatted one at least one of its parts.
    name = str(contact.get("name") or (phones[0] if phones else "Contacto"))
    return {
        "name": {"formatted_name": name, "first_name": name},
        "phones": [{"phone": phone, "type": "CELL"} for phone in phones],
    }
