"""Signed forms to the hub: what people say, and status callbacks."""

import uuid
from typing import Any
from urllib.parse import urlencode

from channels_bridge.simulator import sign
from channels_bridge.simulator.chats import Bubble
from channels_bridge.simulator.config import Account
from channels_bridge.simulator.media import File
from channels_bridge.simulator.phones import Phone
from channels_bridge.simulator.webhooks import Answer, Post
from channels_bridge.simulator.world import Saying, UnknownKind, World

Form = dict[str, str]
TYPES = {
    "image": "image", "video": "video", "voice": "audio", "audio": "audio",
    "document": "document", "sticker": "sticker", "animation": "video", "video_note": "video",
}  # fmt: skip


RARE: dict[str, Form] = {
    "text": {},
    "forward": {"Forwarded": "true"},
    "unsupported": {"MessageType": "unsupported"},
    "flow": {
        "MessageType": "interactive",
        "FlowData": '{"flow_token":"t","fecha":"2026-11-28","turno":"Mañana"}',
    },
    "referral": {
        "ReferralSourceId": "1234",
        "ReferralSourceType": "ad",
        "ReferralSourceUrl": "https://fb.me/1",
        "ReferralHeadline": "Oferta",
        "ReferralBody": "Recargue hoy",
    },
}
RARE["ad"] = RARE["referral"]


def new_sid(prefix: str) -> str:
    return prefix + uuid.uuid4().hex


def post(account: Account, url: str, form: Form, operation: str) -> Post:
    """A signed form post; the fragment of the address is neither sent nor signed."""
    signed = account.public_webhook if url == account.webhook else url
    headers = {
        "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
        "X-Twilio-Signature": sign.twilio(
            account.credentials["auth_token"], signed, list(form.items())
        ),
        "I-Twilio-Idempotency-Token": str(uuid.uuid4()),
        "User-Agent": "TwilioProxy/1.1",
    }
    return Post(url.split("#")[0], urlencode(form).encode(), headers, operation, form)


class Forms:
    """Says what people do on WhatsApp through Twilio."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def say(self, account: Account, sayings: list[Saying]) -> list[Answer]:
        answers = []
        for saying in sayings:
            for form in self._forms(account, saying):
                made = post(account, account.webhook, form, "message")
                scale = self.world.ctl.manners(account).retry_scale
                answers.append(await self.world.webhooks.deliver(account, made, scale))
        return answers

    async def tick(self, account: Account, bubble: Bubble, state: str, error: int | None) -> None:
        """Post a status callback to the address given with the message, if there was one."""
        url = bubble.wire.get("callback")
        if not url:
            return
        form = {
            "ChannelPrefix": "whatsapp", "ApiVersion": "2010-04-01",
            "MessageStatus": "undelivered" if error == 63016 else state,
            "SmsStatus": "undelivered" if error == 63016 else state,
            "SmsSid": bubble.id, "MessageSid": bubble.id,
            "AccountSid": account.credentials["account_sid"],
            "From": account.credentials["sender"], "To": bubble.wire["to"],
            "ChannelToAddress": bubble.wire["to"].removeprefix("whatsapp:"),
        }  # fmt: skip
        if state == "read":
            form["EventType"] = "READ"
        if error:
            form["ErrorCode"] = str(error)
            form["ErrorMessage"] = "Message failed"
        scale = self.world.ctl.manners(account).retry_scale
        await self.world.webhooks.deliver(account, post(account, url, form, "status"), scale)

    def _forms(self, account: Account, saying: Saying) -> list[Form]:
        if saying.kind == "album":
            # WhatsApp carries one file a message.
            parts = [
                saying.part("image", file, first=n == 0) for n, file in enumerate(saying.files)
            ]
            return [form for part in parts for form in self._forms(account, part)]
        sid = new_sid("MM" if saying.files else "SM")
        extra = self._extra(account, saying, sid)
        self.world.show(account, saying, sid)
        return [self._base(account, saying.phone, sid, saying.text, len(saying.files)) | extra]

    def _base(self, account: Account, phone: Phone, sid: str, text: str, files: int) -> Form:
        form = {
            "SmsMessageSid": sid, "NumMedia": str(files), "ProfileName": phone.name,
            "MessageType": "text", "SmsSid": sid, "WaId": phone.digits, "SmsStatus": "received",
            "Body": text, "To": account.credentials["sender"], "NumSegments": "1",
            "ReferralNumMedia": "0", "MessageSid": sid,
            "AccountSid": account.credentials["account_sid"],
            "From": phone.id_for(account), "ApiVersion": "2010-04-01",
        }  # fmt: skip
        if phone.hidden:
            del form["WaId"]
            form["ExternalUserId"] = phone.id_for(account)
        return form

    def _extra(self, account: Account, saying: Saying, sid: str) -> Form:
        kind, data = saying.kind, saying.data
        extra: Form = {str(k): str(v) for k, v in data.pop("form", {}).items()}
        if saying.reply_to:
            extra["OriginalRepliedMessageSid"] = saying.reply_to
            extra["OriginalRepliedMessageSender"] = account.credentials["sender"]
        if saying.files:
            file = saying.files[0]
            kind_of = TYPES.get(kind, "document")
            return extra | _media(self.world, account, sid, file) | {"MessageType": kind_of}
        if kind == "location":
            return extra | _where(data)
        if kind == "contact":
            saying.files = [
                self.world.media.put(_vcard(data), mime="text/vcard", name="contacto.vcf")
            ]
            card = _media(self.world, account, sid, saying.files[0])
            return extra | card | {"NumMedia": "1", "MessageType": "contacts"}
        if kind in ("button", "quick_reply", "list_reply"):
            payload = str(data.get("payload", saying.text))
            typed = "interactive" if kind == "list_reply" else "button"
            return extra | {
                "ButtonText": saying.text,
                "ButtonPayload": payload,
                "ButtonType": "REPLY",
                "MessageType": typed,
            }
        if kind not in RARE:
            raise UnknownKind(f"WhatsApp through Twilio knows no {kind}")
        return extra | RARE[kind]


def _where(data: dict[str, Any]) -> Form:
    named = {"Address": data.get("address"), "Label": data.get("name")}
    return {
        "MessageType": "location",
        "Latitude": str(data["latitude"]),
        "Longitude": str(data["longitude"]),
    } | {key: str(value) for key, value in named.items() if value}


def _media(world: World, account: Account, sid: str, file: File) -> Form:
    owner = account.credentials["account_sid"]
    path = f"/2010-04-01/Accounts/{owner}/Messages/{sid}/Media/ME{int(file.id):032x}"
    return {"MediaUrl0": world.base + path, "MediaContentType0": file.mime.split(";")[0]}


def _vcard(data: dict[str, Any]) -> bytes:
    name = " ".join(filter(None, (data.get("first_name"), data.get("last_name"))))
    lines = (
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{data.get('last_name', '')};{data.get('first_name')}",
        f"FN:{name}",
        f"TEL;TYPE=CELL:{data.get('phone_number')}",
        "END:VCARD",
        "",
    )
    return "\r\n".join(lines).encode()
