"""Webhook bodies as the providers send them, for what was said before the simulator ran."""

import json
from typing import Any
from urllib.parse import urlencode

from channels_bridge.demo.accounts import Person
from channels_bridge.demo.script import Line
from channels_bridge.models import Channel

PLACE = {"latitude": -12.0909, "longitude": -77.0209}


def body_of(channel: Channel, person: Person, line: Line, number: int, seconds: int) -> bytes:
    """Return the body of one saying; `number` makes its ids, `seconds` is Unix time."""
    made = _MAKERS[channel.kind](channel.credentials, person, line, number, seconds)
    return made if isinstance(made, bytes) else json.dumps(made).encode()


def _telegram(
    credentials: dict[str, str], person: Person, line: Line, number: int, seconds: int
) -> dict[str, Any]:
    first, _, last = person.name.partition(" ")
    who = {"id": int(person.telegram), "is_bot": False, "first_name": first, "last_name": last}
    file = {"file_id": f"demo-{number}", "file_unique_id": f"d{number}"}
    content = _telegram_kinds(person, line, file).get(line.kind, {"text": line.text})
    message = {
        "message_id": number,
        "date": seconds,
        "from": who,
        "chat": {**who, "type": "private"},
        **content,
    }
    return {"update_id": number, "message": message}


def _telegram_kinds(person: Person, line: Line, file: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        "voice": {"voice": {**file, "duration": 4, "mime_type": "audio/ogg"}},
        "image": {"photo": [{**file, "width": 1280, "height": 853}], "caption": line.text},
        "sticker": {
            "sticker": {
                **file,
                "width": 512,
                "height": 512,
                "type": "regular",
                "is_animated": False,
                "is_video": False,
                "emoji": "👍",
            }
        },
        "contact": {
            "contact": {
                "phone_number": person.digits,
                "first_name": person.name,
                "user_id": int(person.telegram),
            }
        },
    }


def _twilio(
    credentials: dict[str, str], person: Person, line: Line, number: int, seconds: int
) -> bytes:
    sid = f"SM{number:032x}"
    form = {
        "MessageSid": sid,
        "SmsMessageSid": sid,
        "AccountSid": credentials["account_sid"],
        "From": f"whatsapp:{person.phone}",
        "To": credentials["sender"],
        "Body": line.text,
        "NumMedia": "0",
        "SmsStatus": "received",
        "ProfileName": person.name,
        "WaId": person.digits,
        "ApiVersion": "2010-04-01",
    }
    if line.kind == "location":
        form |= {"Latitude": str(PLACE["latitude"]), "Longitude": str(PLACE["longitude"])}
    if line.kind == "voice":
        account = f"/2010-04-01/Accounts/{credentials['account_sid']}"
        form |= {"NumMedia": "1", "MediaContentType0": "audio/ogg"}
        form["MediaUrl0"] = f"https://api.twilio.com{account}/Messages/{sid}/Media/ME{number:032x}"
    return urlencode(form).encode()


def _cloud(
    credentials: dict[str, str], person: Person, line: Line, number: int, seconds: int
) -> dict[str, Any]:
    message = {
        "from": person.digits,
        "from_user_id": person.bsuid,
        "id": f"wamid.demo{number}",
        "timestamp": str(seconds),
        **_cloud_content(line, number),
    }
    contact = {
        "profile": {"name": person.name},
        "wa_id": person.digits,
        "user_id": person.bsuid,
    }
    value = {
        "messaging_product": "whatsapp",
        "metadata": {
            "display_phone_number": credentials["display_number"].removeprefix("+"),
            "phone_number_id": credentials["phone_number_id"],
        },
        "contacts": [contact],
        "messages": [message],
    }
    entry = {"id": credentials["waba_id"], "changes": [{"field": "messages", "value": value}]}
    return {"object": "whatsapp_business_account", "entry": [entry]}


def _cloud_content(line: Line, number: int) -> dict[str, Any]:
    if line.kind == "file":
        file = {"id": f"{number}", "mime_type": "application/pdf", "filename": line.text}
        return {"type": "document", "document": file}
    if line.kind == "image":
        picture = {"id": f"{number}", "mime_type": "image/jpeg", "caption": line.text}
        return {"type": "image", "image": picture}
    quoted = {"context": {"id": line.answers}} if line.kind == "quote" else {}
    return {"type": "text", "text": {"body": line.text}, **quoted}


def _messenger(
    credentials: dict[str, str], person: Person, line: Line, number: int, seconds: int
) -> dict[str, Any]:
    ours = credentials["page_id"]
    return _page("page", ours, person.messenger, line, number, seconds)


def _instagram(
    credentials: dict[str, str], person: Person, line: Line, number: int, seconds: int
) -> dict[str, Any]:
    ours = credentials["account_id"]
    return _page("instagram", ours, person.instagram, line, number, seconds)


def _page(
    kind: str, ours: str, theirs: str, line: Line, number: int, seconds: int
) -> dict[str, Any]:
    event = {
        "sender": {"id": theirs},
        "recipient": {"id": ours},
        "timestamp": seconds * 1000,
        **_said(line, number),
    }
    entry = {"id": ours, "time": seconds * 1000, "messaging": [event]}
    return {"object": kind, "entry": [entry]}


def _said(line: Line, number: int) -> dict[str, Any]:
    if line.kind == "reaction":
        told = {"reaction": "love", "emoji": line.text, "action": "react", "mid": line.answers}
        return {"reaction": told}
    message: dict[str, Any] = {"mid": f"m_demo{number}"}
    if line.text:
        message["text"] = line.text
    if line.kind == "quote":
        message["reply_to"] = {"mid": line.answers}
    if line.kind == "image":
        address = f"https://scontent.fbcdn.net/demo-{number}.jpg"
        message["attachments"] = [{"type": "image", "payload": {"url": address}}]
    return {"message": message}


_MAKERS: dict[str, Any] = {
    "telegram": _telegram,
    "whatsapp_twilio": _twilio,
    "whatsapp_cloud": _cloud,
    "messenger": _messenger,
    "instagram": _instagram,
}
