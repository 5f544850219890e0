"""The HTTP face of Twilio: Basic auth, Messages, Media, typing."""

import base64
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from channels_bridge.simulator.calls import Call, Done, Refused, answer, fields_of
from channels_bridge.simulator.chats import Bubble
from channels_bridge.simulator.config import Account
from channels_bridge.simulator.media import NoSuchMedia
from channels_bridge.simulator.world import World

from .contents import Contents
from .errors import ordered, refuse
from .messages import Messages
from .shapes import shape

FILTERS = ("From", "To", "DateSent", "DateSent>", "DateSent<")
ROOT = "/2010-04-01/Accounts/{ac}"


class TwilioApi:
    """Routes of one simulated Twilio."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.messages = Messages(world)
        self.contents = Contents(world, self._serve)

    def routes(self) -> list[Route]:
        return [
            Route(ROOT + ".json", self.account),
            Route(ROOT + "/Messages.json", self.create, methods=["POST"]),
            Route(ROOT + "/Messages.json", self.listing),
            Route(ROOT + "/Messages/{sid}.json", self.one),
            Route(ROOT + "/Messages/{sid}/Media.json", self.files),
            Route(ROOT + "/Messages/{sid}/Media/{me}", self.media, methods=["GET", "HEAD"]),
            *self.contents.routes(),
            Route("/v2/Indicators/Typing.json", self.typing, methods=["POST"]),
            Route("/v2/Channels/Senders", self.senders),
        ]

    async def account(self, request: Request) -> Response:
        return await self._serve(request, "account", self._shape_account)

    async def create(self, request: Request) -> Response:
        return await self._serve(request, "messages.create", self.messages.create)

    async def listing(self, request: Request) -> Response:
        return await self._serve(request, "messages.list", self._list)

    async def one(self, request: Request) -> Response:
        return await self._serve(request, "messages.fetch", self._fetch)

    async def senders(self, request: Request) -> Response:
        return await self._serve(request, "senders.list", self._senders)

    async def files(self, request: Request) -> Response:
        return await self._serve(request, "media.list", self._files)

    async def typing(self, request: Request) -> Response:
        return await self._serve(request, "typing", self._typing)

    async def media(self, request: Request) -> Response:
        """Redirect to a content server that asks for no credentials, as Twilio does."""
        account = self._caller(request)
        if account is None:
            return _say_no(refuse(20003))
        try:
            file = self.world.media.get(str(int(request.path_params["me"][2:], 16)))
        except (NoSuchMedia, ValueError):
            return _say_no(refuse(20404))
        if self.world.ctl.manners(account).media_down:
            return _say_no(refuse(20500, "Internal Server Error", 500))
        return RedirectResponse(f"/cdn/{account.kind}/{file.id}", 307)

    async def _serve(self, request: Request, operation: str, work: Any) -> Response:
        account = self._caller(request)
        if account is None:
            return _say_no(refuse(20003))
        fields, _ = await fields_of(request)
        sender = fields.get("From")
        if operation == "messages.create" and sender:
            account = (
                self.world.account_for(
                    "whatsapp_twilio",
                    account_sid=account.credentials["account_sid"],
                    sender=str(sender),
                )
                or account
            )
        recipient = fields.get("To")
        call = Call(account, operation, request.url.path, recipient, fields)
        call.request = fields | {"sid": request.path_params.get("sid")}
        call.fault = self.world.ctl.take(account, operation, recipient)
        return await answer(self.world.log, call, work, ordered)

    def _caller(self, request: Request) -> Account | None:
        scheme, _, value = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "basic":
            return None
        try:
            user, _, password = base64.b64decode(value).decode().partition(":")
        except ValueError:
            return None
        owner = request.path_params.get("ac", user).removesuffix(".json")
        found = self.world.account_for("whatsapp_twilio", account_sid=user, auth_token=password)
        return found if user == owner else None

    async def _shape_account(self, call: Call) -> Done:
        sid = call.account.credentials["account_sid"]
        return Done({
            "sid": sid, "friendly_name": call.account.name, "status": "active", "type": "Full",
            "owner_account_sid": sid, "uri": f"/2010-04-01/Accounts/{sid}.json",
        })  # fmt: skip

    async def _list(self, call: Call) -> Done:
        wanted = call.request
        found = [
            (bubble.at, shape(call.account, bubble))
            for chat in self.world.chats.all()
            for bubble in chat.bubbles.values()
            if chat.account == call.account.name and _matches(call.account, bubble, wanted)
        ]
        found.sort(key=lambda each: each[0], reverse=True)
        size = int(wanted.get("PageSize") or 50)
        page = int(wanted.get("Page") or 0)
        shown = [each for _, each in found]
        here = shown[page * size : (page + 1) * size]
        more = len(shown) > (page + 1) * size
        filters = {key: wanted[key] for key in FILTERS if wanted.get(key)}
        uri = f"{call.path}?{urlencode(filters | {'PageSize': size})}&Page="
        return Done({
            "messages": here, "page": page, "page_size": size, "start": page * size,
            "end": page * size + len(here) - 1, "first_page_uri": f"{uri}0", "uri": f"{uri}{page}",
            "next_page_uri": f"{uri}{page + 1}" if more else None,
            "previous_page_uri": f"{uri}{page - 1}" if page else None,
        })  # fmt: skip

    async def _fetch(self, call: Call) -> Done:
        bubble = self.world.chats.bubble(call.account, str(call.request["sid"]))
        if bubble is None:
            raise refuse(20404, f"The requested resource {call.path} was not found")
        return Done(shape(call.account, bubble), provider_id=bubble.id)

    async def _senders(self, call: Call) -> Done:
        manners = self.world.ctl.manners(call.account)
        told = manners.told_webhook
        sender = {
            "sid": "XE" + "0" * 32,
            "sender_id": call.account.credentials["sender"],
            "status": manners.sender or "ONLINE",
            "webhook": {"callback_url": call.account.webhook if told is None else told},
        }
        meta = {"key": "senders", "page": 0, "page_size": 50, "url": call.path}
        meta |= dict.fromkeys(("first_page_url", "next_page_url", "previous_page_url"))
        return Done({"senders": [sender], "meta": meta})

    async def _files(self, call: Call) -> Done:
        bubble = self.world.chats.bubble(call.account, str(call.request["sid"]))
        if bubble is None:
            raise refuse(20404, f"The requested resource {call.path} was not found")
        listed = [
            {
                "sid": f"ME{int(file['id']):032x}",
                "parent_sid": bubble.id,
                "content_type": str(file["mime"]).split(";")[0],
                "account_sid": call.account.credentials["account_sid"],
            }
            for file in bubble.files
        ]
        return Done({
            "media_list": listed, "page": 0, "page_size": 50, "start": 0, "end": len(listed) - 1,
            "uri": call.path, "first_page_uri": call.path, "next_page_uri": None,
            "previous_page_uri": None,
        })  # fmt: skip

    async def _typing(self, call: Call) -> Done:
        bubble = self.world.chats.bubble(call.account, str(call.request.get("messageId", "")))
        if bubble is None or call.request.get("channel") != "whatsapp":
            raise refuse(20404, "The messageId was not found")
        self.world.chats.advance(bubble, "read")
        self.world.tell("typing", {"account": bubble.account, "phone": bubble.phone})
        return Done({"success": True})


def _matches(account: Account, bubble: Bubble, wanted: dict[str, Any]) -> bool:
    made = shape(account, bubble)
    if any(wanted.get(key) and made[key.lower()] != wanted[key] for key in ("From", "To")):
        return False
    since, until = (_instant(wanted.get(f"DateSent{sign}")) for sign in (">", "<"))
    return (since is None or bubble.at >= since) and (until is None or bubble.at <= until)


def _instant(text: Any) -> float | None:
    if not text:
        return None
    try:
        return datetime.fromisoformat(str(text).replace("Z", "+00:00")).astimezone(UTC).timestamp()
    except ValueError:
        raise refuse(20001, f"Invalid date {text}") from None


def _say_no(refused: Refused) -> Response:
    return JSONResponse(refused.body, refused.status)
