"""Twilio's two forms (messages in, status callbacks) as items."""

from collections.abc import Iterator, Mapping
from typing import Any

from channels_bridge.adapters import reading
from channels_bridge.adapters.reading import Broken
from channels_bridge.adapters.whatsapp import sender_of
from channels_bridge.adapters.whatsapp_twilio.around import around
from channels_bridge.adapters.whatsapp_twilio.form import form
from channels_bridge.types import (
    Account,
    BadPayload,
    Ignored,
    Inbound,
    Item,
    Parked,
    Status,
    StatusChange,
)
from chat.types import IncomingFile, Kind, Sender

OUR_PART = "hub-part"  # our part id, added to the form from the callback's address
LISTED_AT = "hub-sent"  # when it was sent, in what was read from the list of messages
MOST_FILES = 10

Form = Mapping[str, str]

# Accepted, queued and sending prove that Twilio took the message, which is all `sent` claims.
STATUSES = {
    "accepted": Status.SENT,
    "queued": Status.SENT,
    "sending": Status.SENT,
    "sent": Status.SENT,
    "delivered": Status.DELIVERED,
    "read": Status.READ,
    "failed": Status.FAILED,
    "undelivered": Status.FAILED,
    "canceled": Status.FAILED,
}
_NO_NEWS = frozenset({"scheduled", "receiving", "received", "partially_delivered"})
_FAMILIES = {"image": Kind.IMAGE, "video": Kind.VIDEO, "audio": Kind.AUDIO}
# Not documented for this channel, and certainly no message of a customer.
_NO_MESSAGE = frozenset({"reaction", "edit", "edited", "delete", "deleted", "revoke"})


def parse(body: bytes, account: Account) -> list[Item]:
    """Return the one item of a form; BadPayload when the body is no form."""
    return reading.guarded(lambda values: _items(values, account), form(body))


def _items(values: Form, account: Account) -> Iterator[Item]:
    reason = _meant_for_another(values, account)
    if reason:
        yield Parked(reason=reason)
    elif "MessageStatus" in values:
        yield _status(values)
    else:
        yield _message(values)


def _meant_for_another(values: Form, account: Account) -> str:
    """Return why this form belongs to another account or sender, empty when it is ours."""
    ours = account.credentials
    if values.get("AccountSid", ours["account_sid"]) != ours["account_sid"]:
        return "meant for another Twilio account"
    end = "From" if "MessageStatus" in values else "To"
    if _bare(values.get(end, ours["sender"])) != _bare(ours["sender"]):
        return "meant for another sender"
    return ""


def _status(values: Form) -> Item:
    told = values["MessageStatus"].strip().lower()
    status = STATUSES.get(told)
    if told in _NO_NEWS:
        return Ignored(reason=f"status {told}")
    if status is None:
        return Parked(reason=f"status {reading.label(told)!r} is not known")
    words = values.get("ErrorMessage") or values.get("ChannelStatusMessage") or ""
    failed = status is Status.FAILED
    return StatusChange(
        status=status,
        external_ids=(_sid(values),),
        our_id=reading.optional_identifier(values.get(OUR_PART)),
        error_code=reading.label(values.get("ErrorCode", told)) if failed else "",
        error_text=reading.label(words) if failed else "",
    )


def _message(values: Form) -> Item:
    kind = values.get("MessageType", "").strip().lower()
    if kind in _NO_MESSAGE:
        return Parked(reason=f"a {kind} is not documented for this channel")
    files = tuple(_files(values))
    text = _words(values)
    card = _location(values) or _press(values) or _form(values)
    return Inbound(
        external_id=_sid(values),
        sender=_sender(values),
        kind=_kind(text, files, card),
        text=text,
        files=files,
        card=card,
        around=around(values),
        quotes=reading.optional_identifier(values.get("OriginalRepliedMessageSid")),
        provider_at=reading.iso_instant(values.get(LISTED_AT)),
    )


def _kind(text: str, files: tuple[IncomingFile, ...], card: Mapping[str, Any] | None) -> Kind:
    if files:
        return files[0].kind
    if card is not None and card["type"] == "location":
        return Kind.LOCATION
    return Kind.TEXT if text else Kind.UNSUPPORTED


def _sid(values: Form) -> str:
    # The older names carry the same id.
    sid = values.get("MessageSid") or values.get("SmsMessageSid") or values.get("SmsSid")
    return reading.identifier(sid, "MessageSid")


def _sender(values: Form) -> Sender:
    ids = [_bare(values.get(name, "")) for name in ("From", "WaId", "ExternalUserId")]
    sender = sender_of(ids, reading.label(values.get("ProfileName")))
    if sender is None or sender.external_id != ids[0] and ids[0] not in sender.aliases:
        raise Broken("From is nobody")
    return sender


def _bare(address: str) -> str:
    return address.strip().removeprefix("whatsapp:").strip().removeprefix("+")


def _words(values: Form) -> str:
    body = reading.text(values.get("Body", ""), "Body")
    pressed = reading.text(values.get("ButtonText", ""), "ButtonText")
    filled = (f"{each['label']}: {each['value']}" for each in _filled(values))
    return body or pressed or "\n".join(filled)


def _press(values: Form) -> dict[str, Any] | None:
    """Return the button or row that was pressed; a list tells it as JSON."""
    payload, title = values.get("ButtonPayload"), values.get("ButtonText")
    if payload or title:
        return reading.choice(payload, title or values.get("Body"))
    try:
        told = reading.json_object(values.get("InteractiveData", "").encode("utf-8", "replace"))
    except BadPayload:
        return None
    found = told.get(reading.label(told.get("type")))
    if not isinstance(found, dict) or not (found.get("id") or found.get("title")):
        return None
    return reading.choice(found.get("id"), found.get("title") or values.get("Body"))


def _form(values: Form) -> dict[str, Any] | None:
    """Return the answers of a form filled inside WhatsApp."""
    filled = _filled(values)
    title = reading.label(values.get("Body"))
    return {"type": "form", "title": title, "answers": filled} if filled else None


def _filled(values: Form) -> list[dict[str, str]]:
    try:
        told = reading.json_object(values.get("FlowData", "").encode("utf-8", "replace"))
    except BadPayload:
        return []
    return reading.answers(told)


def _location(values: Form) -> dict[str, Any] | None:
    if "Latitude" not in values or "Longitude" not in values:
        return None
    return reading.place(
        {
            "latitude": values["Latitude"],
            "longitude": values["Longitude"],
            "name": values.get("Label"),
            "address": values.get("Address"),
        }
    )


def _files(values: Form) -> Iterator[IncomingFile]:
    # NumMedia is not believed: what counts is whether an address came.
    for index in range(MOST_FILES):
        address = values.get(f"MediaUrl{index}")
        if not address:
            return
        declared = reading.label(values.get(f"MediaContentType{index}")).lower()
        yield IncomingFile(
            kind=_file_kind(declared),
            source={"url": reading.text(address, "MediaUrl")},
            name="contacto.vcf" if "vcard" in declared else "",
            content_type=declared,
        )


def _file_kind(content_type: str) -> Kind:
    if content_type.startswith("image/webp"):
        return Kind.STICKER
    return _FAMILIES.get(content_type.split("/")[0], Kind.FILE)
