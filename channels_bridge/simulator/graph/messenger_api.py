"""Messenger and Instagram: send, upload, profiles."""

import json
import time
from collections.abc import Awaitable, Callable
from typing import Any

from channels_bridge.simulator.calls import Call, Done
from channels_bridge.simulator.chats import Bubble
from channels_bridge.simulator.config import Account
from channels_bridge.simulator.media import File, NoSuchMedia, hosted
from channels_bridge.simulator.phones import Phone
from channels_bridge.simulator.world import World

from .errors import refuse
from .messenger_events import MessengerEvents, new_mid

Work = Callable[[Call], Awaitable[Done]]
KINDS = {"image": "image", "video": "video", "audio": "audio", "file": "document"}
GONE_TAGS = ("CONFIRMED_EVENT_UPDATE", "ACCOUNT_UPDATE", "POST_PURCHASE_UPDATE")


class MessengerApi:
    """What belongs to a page or an Instagram account."""

    def __init__(self, world: World, events: MessengerEvents) -> None:
        self.world = world
        self.events = events

    def find(
        self, account: Account, method: str, node: str, edge: str,
        fields: dict[str, Any], uploads: dict[str, Any],
    ) -> tuple[str, Work] | None:  # fmt: skip
        """Operation name and work of a node's edge, if the account owns the node."""
        mine = node in ("me", account.external_id)
        if mine and edge == "messages" and method == "POST":
            if "sender_action" in fields and "message" not in fields:
                return "sender_action", lambda call: self._act(call, fields)
            return "messages", lambda call: self._send(call, fields, uploads)
        if mine and edge == "message_attachments" and method == "POST":
            return edge, lambda call: self._upload(call, fields, uploads)
        if mine and edge == "subscribed_apps":
            return edge, lambda call: self._subscribe(call, method)
        if mine and edge == "":
            return "page", lambda call: self._page(call)
        phone = self.world.phones.addressed(account, node)
        if phone and edge == "":
            return "profile", lambda call: self._profile(call, phone, fields)
        return None

    async def _page(self, call: Call) -> Done:
        return Done({"id": call.account.external_id, "name": call.account.name})

    async def _subscribe(self, call: Call, method: str) -> Done:
        if method == "GET":
            app = {
                "id": call.account.credentials["app_id"],
                "name": "Hub",
                "subscribed_fields": ["messages", "messaging_postbacks"],
            }
            off = self.world.ctl.manners(call.account).told_webhook == ""
            return Done({"data": [] if off else [app]})
        return Done({"success": True})

    async def _profile(self, call: Call, phone: Phone, fields: dict[str, Any]) -> Done:
        whole = {
            "id": phone.scoped_id(call.account), "first_name": phone.first_name,
            "last_name": phone.last_name, "name": phone.name,
            "username": phone.username or phone.first_name.lower(),
        }  # fmt: skip
        asked = [each.strip() for each in str(fields.get("fields") or "id").split(",")]
        return Done({key: whole[key] for key in {*asked, "id"} & whole.keys()})

    async def _act(self, call: Call, fields: dict[str, Any]) -> Done:
        phone = self._recipient(call.account, fields)
        action = fields["sender_action"]
        if action == "mark_seen":
            for bubble in list(self.world.chats.of(call.account, phone).bubbles.values()):
                if bubble.author == "person":
                    self.world.chats.advance(bubble, "read")
        elif action == "typing_on":
            self.world.tell("typing", {"account": call.account.name, "phone": phone.number})
        elif action in ("react", "unreact"):
            self._react(call.account, action, fields.get("payload") or {})
        elif action != "typing_off":
            raise refuse(100, "Invalid sender_action")
        return Done({"recipient_id": phone.scoped_id(call.account)})

    def _react(self, account: Account, action: str, payload: dict[str, Any]) -> None:
        bubble = self.world.chats.bubble(account, str(payload.get("message_id", "")))
        if bubble is None:
            raise refuse(100, "Invalid message id", subcode=2018001)
        emoji = {"love": "❤"}.get(payload.get("reaction", ""), payload.get("reaction", ""))
        bubble.reactions["hub"] = emoji if action == "react" else ""
        self.world.chats.change(bubble)

    async def _send(self, call: Call, fields: dict[str, Any], uploads: dict[str, Any]) -> Done:
        if "sender_action" in fields:
            raise refuse(100, "sender_action cannot be sent with message", subcode=2018014)
        phone = self._recipient(call.account, fields)
        message = fields.get("message")
        if not isinstance(message, dict):
            raise refuse(100, "Param message must be non-empty.")
        self._check_window(call.account, phone, fields)
        self._check_words(call.account, message)
        bubble = Bubble(
            id=new_mid(), account=call.account.name, phone=phone.number, author="hub", kind="text",
            at=time.time(), text=str(message.get("text") or ""), state="sending",
            reply_to=(fields.get("reply_to") or {}).get("mid"), buttons=_buttons(message),
            wire={"metadata": message.get("metadata")},
        )  # fmt: skip
        body = {"recipient_id": phone.scoped_id(call.account), "message_id": bubble.id}
        body |= await self._attach(bubble, message.get("attachment"), uploads)
        self.world.chats.add(bubble)
        await self._carry(call, bubble)
        return Done(body, provider_id=bubble.id)

    async def _carry(self, call: Call, bubble: Bubble) -> None:
        app_id = int("".join(c for c in call.account.credentials["app_id"] if c.isdigit()) or 0)
        echo = self.events.echo(call.account, bubble, app_id)
        if self.world.ctl.manners(call.account).early_statuses:
            await echo
        else:
            self.world.webhooks.later(echo)
        await self.world.ticks.start(call.account, bubble)

    def _recipient(self, account: Account, fields: dict[str, Any]) -> Phone:
        recipient = fields.get("recipient")
        scoped = str(recipient.get("id", "")) if isinstance(recipient, dict) else ""
        phone = self.world.phones.addressed(account, scoped)
        if phone is None and self.world.config.windows == "open" and scoped.isdigit():
            phone = self.world.phones.add({"phone": f"+998{scoped}", "ids": {account.kind: scoped}})
        if phone is None:
            raise refuse(100, "No matching user found", subcode=2018001)
        if self.world.chats.of(account, phone).blocked:
            raise refuse(551, subcode=1545041)
        return phone

    def _check_window(self, account: Account, phone: Phone, fields: dict[str, Any]) -> None:
        tag = fields.get("tag")
        if tag in GONE_TAGS:
            raise refuse(100, f"The message tag {tag} is no longer supported.")
        hours = 24 * 7 if tag == "HUMAN_AGENT" else 24
        if self.world.window_closed(account, phone, hours):
            raise refuse(10, subcode=2018278 if account.kind == "messenger" else 2534022)

    def _check_words(self, account: Account, message: dict[str, Any]) -> None:
        text = str(message.get("text") or "")
        if not text and not message.get("attachment"):
            raise refuse(100, "Message cannot be empty, must provide valid attachment or text")
        if account.kind == "instagram" and len(text.encode(errors="replace")) > 1000:
            raise refuse(
                100, "Message text must be UTF-8 and less than 1000 bytes", subcode=2534038
            )
        if len(text) > 2000:
            raise refuse(100, "Length of param message[text] must be less than or equal to 2000")
        if len(str(message.get("metadata") or "")) > 1000:
            raise refuse(100, "Length of param message[metadata] must be at most 1000")
        if len(message.get("quick_replies") or []) > 13:
            raise refuse(100, "Param message[quick_replies] has too many elements.")

    async def _attach(
        self, bubble: Bubble, attachment: Any, uploads: dict[str, Any]
    ) -> dict[str, str]:
        """Put the file on the message; a reusable one gets an attachment_id."""
        if not isinstance(attachment, dict):
            return {}
        payload = attachment.get("payload") or {}
        if attachment.get("type") == "template":
            bubble.text, bubble.buttons = _template(payload)
            return {}
        file = await self._file(payload, uploads)
        bubble.files = [hosted(file)]
        bubble.kind = KINDS.get(str(attachment.get("type")), "document")
        return {"attachment_id": file.id} if payload.get("is_reusable") else {}

    async def _file(self, payload: dict[str, Any], uploads: dict[str, Any]) -> File:
        try:
            if payload.get("attachment_id"):
                return self.world.media.get(str(payload["attachment_id"]))
            if payload.get("url"):
                file = await self.world.media.fetch(str(payload["url"]))
            elif upload := uploads.get("filedata"):
                mime = upload.content_type or "application/octet-stream"
                name = upload.filename or "archivo"
                file = self.world.media.put(await upload.read(), mime=mime, name=name)
            else:
                raise refuse(100, "The attachment has neither url nor file", subcode=2018047)
        except NoSuchMedia:
            subcode = 2018074 if payload.get("attachment_id") else 2018008
            raise refuse(100, "Failed to fetch the file from the url.", subcode=subcode) from None
        if file.size > 25 * 1024 * 1024:
            raise refuse(100, "Attachment size exceeds allowable limit", subcode=2018047)
        return file

    async def _upload(self, call: Call, fields: dict[str, Any], uploads: dict[str, Any]) -> Done:
        message = fields.get("message")
        if not isinstance(message, dict) or not isinstance(message.get("attachment"), dict):
            raise refuse(100, "Param message[attachment] is required.")
        file = await self._file(message["attachment"].get("payload") or {}, uploads)
        return Done({"attachment_id": file.id}, provider_id=file.id)


def _buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"title": str(each.get("title", ""))[:20], "data": each.get("payload"),
         "as": "quick_reply"}
        for each in message.get("quick_replies") or []
    ]  # fmt: skip


def _template(payload: dict[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    elements = payload.get("elements") or [payload]
    text = str(elements[0].get("text") or elements[0].get("title") or json.dumps(payload))
    if len(text) > 640:
        raise refuse(100, "Length of param text must be less than or equal to 640")
    return text, [
        {"title": each.get("title"), "data": each.get("payload"), "url": each.get("url"),
         "as": "postback"}
        for each in elements[0].get("buttons") or []
    ]  # fmt: skip
