"""WhatsApp Cloud API: numbers, media, templates, and what may be sent."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from channels_bridge.simulator.calls import Call, Done
from channels_bridge.simulator.chats import Bubble
from channels_bridge.simulator.config import Account
from channels_bridge.simulator.media import NoSuchMedia, hosted
from channels_bridge.simulator.phones import Phone
from channels_bridge.simulator.world import World

from . import whatsapp_checks as checks
from . import whatsapp_templates as templates
from .about import webhook_of
from .errors import refuse
from .whatsapp_events import media_url, new_wamid

Work = Callable[[Call], Awaitable[Done]]


class WhatsappApi:
    """What belongs to a WhatsApp Business account."""

    def __init__(self, world: World) -> None:
        self.world = world

    def find(
        self, account: Account, method: str, node: str, edge: str,
        fields: dict[str, Any], uploads: dict[str, Any],
    ) -> tuple[str, Work] | None:  # fmt: skip
        """Operation name and work of a node's edge, if the account owns the node."""
        owner = account.credentials
        number = node == owner["phone_number_id"]
        if number and edge == "messages" and method == "POST":
            if fields.get("status") == "read":
                return "mark_read", lambda call: self._mark_read(call, fields)
            return "messages", lambda call: self._send(call, fields)
        if number and edge == "media" and method == "POST":
            return "media", lambda call: self._upload(call, fields, uploads)
        if node == owner["waba_id"] and edge == "message_templates" and method == "GET":
            return edge, _saying(templates.page(self.world, account, fields))
        if node in (owner["waba_id"], owner["phone_number_id"]):
            return self._about(account, method, node, edge)
        if edge == "" and self._has_file(node):
            if method == "DELETE":
                return "media.delete", self._success
            return "media.url", lambda call: self._media(call, node)
        return None

    def _about(
        self, account: Account, method: str, node: str, edge: str
    ) -> tuple[str, Work] | None:
        owner, manners = account.credentials, self.world.ctl.manners(account)
        about = {
            "id": owner["phone_number_id"], "verified_name": account.name,
            "display_phone_number": owner["display_number"], "quality_rating": manners.quality,
            "status": manners.sender or "CONNECTED",
            "webhook_configuration": {"application": webhook_of(self.world, account)},
            "code_verification_status": "VERIFIED", "platform_type": "CLOUD_API",
        }  # fmt: skip
        if edge == "" and node == owner["phone_number_id"]:
            return "number", _saying(about)
        if edge == "":
            return "waba", _saying({"id": node, "name": account.name, "currency": "PEN"})
        if edge == "phone_numbers":
            return edge, _saying({"data": [about]})
        if edge == "subscribed_apps":
            if method == "GET":
                return edge, _saying({"data": [{"whatsapp_business_api_data": {"id": "1"}}]})
            return edge, self._success
        return None

    async def _success(self, call: Call) -> Done:
        return Done({"success": True})

    async def _mark_read(self, call: Call, fields: dict[str, Any]) -> Done:
        bubble = self.world.chats.bubble(call.account, str(fields.get("message_id", "")))
        if bubble is None or bubble.author != "person":
            raise refuse(100, "Invalid parameter", details="Message ID was not found.")
        chat = self.world.chats.of(call.account, self._known(bubble.phone))
        for other in list(chat.bubbles.values()):
            if other.author == "person" and other.at <= bubble.at:
                self.world.chats.advance(other, "read")
        if fields.get("typing_indicator"):
            self.world.tell("typing", {"account": bubble.account, "phone": bubble.phone})
        return Done({"success": True})

    async def _upload(self, call: Call, fields: dict[str, Any], uploads: dict[str, Any]) -> Done:
        if fields.get("messaging_product") != "whatsapp":
            raise refuse(100, "The parameter messaging_product is required.")
        upload = uploads.get("file")
        if upload is None:
            raise refuse(100, "The parameter file is required.")
        mime = str(fields.get("type") or upload.content_type or "")
        content = await upload.read()
        checks.file(mime, len(content))
        file = self.world.media.put(content, mime=mime, name=upload.filename or "archivo")
        return Done({"id": file.id}, provider_id=file.id)

    async def _media(self, call: Call, node: str) -> Done:
        file = self.world.media.get(node)
        return Done({
            "messaging_product": "whatsapp", "url": media_url(self.world, call.account, file),
            "mime_type": file.mime, "sha256": file.sha256, "file_size": str(file.size),
            "id": file.id,
        })  # fmt: skip

    async def _send(self, call: Call, fields: dict[str, Any]) -> Done:
        kind = checks.message(fields)
        phone = self._recipient(call.account, fields)
        error = call.callback_error
        if kind == "reaction":
            return self._react(call, phone, fields)
        bubble = checks.bubble(call.account, phone, fields, new_wamid(phone.digits), self.world)
        template = kind == "template"
        if not template and self.world.window_closed(call.account, phone):
            if self.world.ctl.manners(call.account).window_refusal == "sync":
                raise refuse(
                    131047,
                    details="More than 24 hours have passed since the customer "
                    "last replied to this number.",
                )
            error = error or 131047
        if self.world.chats.of(call.account, phone).blocked:
            error = error or 131026
        link = self._attach(kind, fields, bubble)
        self.world.chats.add(bubble)
        await self._carry(call, bubble, link, error)
        return Done(self._accepted(fields, phone, bubble.id), provider_id=bubble.id)

    def _accepted(self, fields: dict[str, Any], phone: Phone, wamid: str) -> dict[str, Any]:
        asked = str(fields.get("to") or fields.get("recipient"))
        return {
            "messaging_product": "whatsapp",
            "contacts": [{"input": asked, "wa_id": phone.digits}],
            "messages": [{"id": wamid, "message_status": "accepted"}],
        }

    def _react(self, call: Call, phone: Phone, fields: dict[str, Any]) -> Done:
        bubble = self.world.chats.bubble(call.account, fields["reaction"]["message_id"])
        if bubble is None:
            raise refuse(131009, details="The message_id of the reaction was not found.")
        bubble.reactions["hub"] = str(fields["reaction"].get("emoji") or "")
        self.world.chats.change(bubble)
        wamid = new_wamid(phone.digits)
        return Done(self._accepted(fields, phone, wamid), provider_id=wamid)

    def _attach(self, kind: str, fields: dict[str, Any], bubble: Bubble) -> str:
        """Take a file by its id now; return the address of one to be fetched later."""
        if kind not in checks.MEDIA:
            return ""
        given = fields[kind]
        if given.get("link"):
            return str(given["link"])
        try:
            file = self.world.media.get(str(given.get("id") or "none"))
        except NoSuchMedia:
            raise refuse(131009, details="The media id was not found.") from None
        bubble.files = [hosted(file) | ({"name": n} if (n := given.get("filename")) else {})]
        return ""

    async def _carry(self, call: Call, bubble: Bubble, link: str, error: int | None) -> None:
        async def run() -> None:
            failed = error
            if link and not failed:
                try:
                    file = await asyncio.wait_for(self.world.media.fetch(link), 30)
                    bubble.files = [hosted(file)]
                    self.world.chats.change(bubble)
                except (NoSuchMedia, TimeoutError):
                    failed = 131053
            await self.world.ticks.start(call.account, bubble, error=failed)

        if self.world.ctl.manners(call.account).early_statuses:
            await run()
        else:
            self.world.webhooks.later(run())

    def _recipient(self, account: Account, fields: dict[str, Any]) -> Phone:
        to = str(fields.get("to") or fields.get("recipient") or "")
        if "." not in to and not 7 <= len(to.lstrip("+")) <= 15:
            raise refuse(131009, details="The recipient is not a valid phone number.")
        phone = self.world.phones.addressed(account, to)
        if phone is None:
            raise refuse(131026)
        return phone

    def _known(self, number: str) -> Phone:
        return self.world.phones.add({"phone": number})

    def _has_file(self, node: str) -> bool:
        try:
            return bool(self.world.media.get(node))
        except NoSuchMedia:
            return False


def _saying(body: dict[str, Any]) -> Work:
    async def work(call: Call) -> Done:
        return Done(body)

    return work
