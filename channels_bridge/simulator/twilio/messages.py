"""Create a message: what Twilio refuses at once, and what fails only by callback."""

import asyncio
import re
import time
from typing import Any
from urllib.parse import urlsplit

from channels_bridge.simulator.calls import Call, Done
from channels_bridge.simulator.chats import Bubble
from channels_bridge.simulator.media import File, NoSuchMedia, hosted
from channels_bridge.simulator.phones import Phone
from channels_bridge.simulator.world import World

from . import contents
from .errors import refuse
from .forms import new_sid
from .shapes import shape

ADDRESS = re.compile(r"whatsapp:(\+[1-9]\d{6,14}|[A-Z]{2}\.\w{1,128})")
MEGABYTE = 1024 * 1024


class Messages:
    """The Messages resource."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def create(self, call: Call) -> Done:
        """Check, accept with 201 and `queued`, and let the rest happen afterwards."""
        fields = call.request
        phone = self._recipient(call, fields)
        text, template = self._text(fields), bool(fields.get("ContentSid"))
        urls = fields.get("MediaUrl")
        if not template and not text and not urls and not fields.get("PersistentAction"):
            raise refuse(21619)
        bubble = Bubble(
            id=new_sid("MM" if urls else "SM"), account=call.account.name, phone=phone.number,
            author="hub", kind="template" if template else "text", at=time.time(), text=text,
            state="sending", wire={"to": str(fields["To"]), "callback": _callback(fields)},
        )  # fmt: skip
        _locate(bubble, fields.get("PersistentAction"))
        unfit = contents.show(self.world, call, fields, bubble) if template else None
        closed = not template and self.world.window_closed(call.account, phone)
        self.world.chats.add(bubble)
        # The answer is made before anything happens, so it always says queued.
        made = shape(call.account, bubble)
        error = call.callback_error or unfit or (63016 if closed else None)
        await self._carry(call, bubble, str(urls) if urls else "", error)
        return Done(made, status=201, provider_id=bubble.id)

    def _recipient(self, call: Call, fields: dict[str, Any]) -> Phone:
        if not fields.get("From") and not fields.get("MessagingServiceSid"):
            raise refuse(21603)
        if not fields.get("To"):
            raise refuse(21604)
        if fields.get("From") != call.account.credentials["sender"]:
            raise refuse(63007)
        to = str(fields["To"])
        phone = None
        if ADDRESS.fullmatch(to):
            phone = self.world.phones.addressed(call.account, to)
        if phone is None:
            raise refuse(21211, f"Invalid 'To' Phone Number: {to}")
        if self.world.chats.of(call.account, phone).blocked:
            raise refuse(21610)
        return phone

    def _text(self, fields: dict[str, Any]) -> str:
        text = str(fields.get("Body") or "")
        if len(text) > 1600:
            raise refuse(21617)
        return text

    async def _carry(self, call: Call, bubble: Bubble, url: str, error: int | None) -> None:
        async def run() -> None:
            failed = error
            if url and not failed:
                failed = await self._fetch(bubble, url)
            await self.world.ticks.start(call.account, bubble, error=failed)

        if self.world.ctl.manners(call.account).early_statuses:
            await run()
        else:
            self.world.webhooks.later(run())

    async def _fetch(self, bubble: Bubble, url: str) -> int | None:
        """Twilio asks HEAD, then GET, and looks at type and size; 63019 when it cannot have it."""
        try:
            file = await asyncio.wait_for(self.world.media.fetch(url, head_first=True), 15)
        except (NoSuchMedia, TimeoutError):
            return 63019
        if file.size > (5 if file.mime.startswith("image/") else 16) * MEGABYTE:
            return 63019
        bubble.files, bubble.kind = [hosted(file)], _kind(file)
        if bubble.kind == "document":
            # A document travels without caption.
            bubble.text = ""
        self.world.chats.change(bubble)
        return None


def _kind(file: File) -> str:
    if file.mime == "image/webp":
        return "sticker"
    family = file.mime.split("/")[0]
    return family if family in ("image", "video", "audio") else "document"


def _callback(fields: dict[str, Any]) -> str | None:
    url = fields.get("StatusCallback")
    if not url:
        return None
    parts = urlsplit(str(url))
    if parts.scheme not in ("http", "https") or "_" in (parts.hostname or "_"):
        raise refuse(21609)
    return str(url)


def _locate(bubble: Bubble, action: Any) -> None:
    found = re.fullmatch(r"geo:(-?[\d.]+),(-?[\d.]+)(?:\|(.*))?", str(action or ""))
    if found:
        where = {"latitude": float(found[1]), "longitude": float(found[2])}
        bubble.kind, bubble.data = "location", where | {"name": found[3] or ""}
