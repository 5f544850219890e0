"""What tests and the page ask of the simulator itself: say, raw, ctl, log, state, events."""

import asyncio
import base64
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .config import Account, BadConfig
from .ctl import BadCommand
from .graph.template_events import WhatsappTemplates
from .page_state import account_shape, state
from .phrases import BadRequest, saying, signed
from .templates.shelf import NoSuchTemplate, shape
from .webhooks import Answer
from .world import UnknownKind, World

Handler = Callable[[dict[str, Any]], Awaitable[Any]]


class Control:
    """Routes that no provider has."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[Route]:
        post = {
            "/say": self.say, "/raw": self.raw, "/ctl": self.ctl, "/ctl/reset": self.reset,
            "/accounts": self.add_account, "/phones": self.add_phone, "/read": self.read,
            "/handshake": self.handshake, "/templates": self.judge,
        }  # fmt: skip
        return [
            *(Route(path, _json(handler), methods=["POST"]) for path, handler in post.items()),
            Route("/log", self.log),
            Route("/state", self.state),
        ]

    async def say(self, body: dict[str, Any]) -> dict[str, Any]:
        """People do things on their phones; the hub's answers come back."""
        account = self._account(body.get("account"))
        raws = body.get("batch") or [body]
        sayings = [
            saying(self.world, raw) for raw in raws for _ in range(int(raw.get("repeat", 1)))
        ]
        say = self.world.provider(account).say
        if body.get("together"):
            made = await asyncio.gather(*(say(account, [each]) for each in sayings))
            answers = [answer for some in made for answer in some]
        else:
            answers = await say(account, sayings)
        new = [shown for each in sayings for shown in each.shown]
        return {"ids": new, "answers": [answer.shape() for answer in answers]}

    async def raw(self, body: dict[str, Any]) -> dict[str, Any]:
        """Send bytes as they are, signed properly unless told otherwise."""
        account = self._account(body.get("account"))
        content = body.get("body", "")
        data = (
            base64.b64decode(body["body_base64"])
            if "body_base64" in body
            else str(content).encode("utf-8", "surrogatepass")
        )
        post = signed(account, data, body)
        copies = int(body.get("copies", 1))
        answers = await asyncio.gather(
            *(self.world.webhooks.post(account, post) for _ in range(copies))
        )
        return {"answers": [answer.shape() for answer in answers]}

    async def ctl(self, body: dict[str, Any]) -> dict[str, Any]:
        """A fault, manners, or the release of held statuses."""
        if "release" in body:
            return {"released": await self.world.ticks.release(str(body["release"]))}
        done = self.world.ctl.command(body)
        self.world.tell("ctl", self.world.ctl.shape())
        return done

    async def reset(self, body: dict[str, Any]) -> dict[str, Any]:
        """A good day, an empty log; with `chats`, empty phones too."""
        self.world.ctl.reset()
        self.world.ticks.forget()
        self.world.webhooks.forget()
        self.world.log.clear()
        if body.get("chats"):
            self.world.chats.clear()
            self.world.templates.forget()
        self.world.tell("ctl", self.world.ctl.shape())
        return {"ok": True}

    async def add_account(self, body: dict[str, Any]) -> dict[str, Any]:
        """One more account; the same name replaces."""
        account = Account.read(body)
        self.world.accounts.pop(account.name, None)
        self.world.accounts[account.name] = account
        self.world.tell("accounts", {})
        return account_shape(account)

    async def add_phone(self, body: dict[str, Any]) -> dict[str, Any]:
        """One more person; answers with the ids under which each account knows them."""
        if not body.get("phone"):
            raise BadRequest("phone is missing")
        phone = self.world.phones.add(body)
        ids = {name: phone.id_for(account) for name, account in self.world.accounts.items()}
        self.world.tell("accounts", {})
        return phone.shape() | {
            "telegram_id": phone.telegram_id,
            "bsuid": phone.bsuid,
            "accounts": ids,
        }

    async def read(self, body: dict[str, Any]) -> dict[str, Any]:
        """The person looks at a chat."""
        account = self._account(body.get("account"))
        phone = self.world.phones.find(str(body.get("phone", "")))
        if phone is None:
            raise BadRequest("unknown phone")
        return {"read": await self.world.ticks.read(account, phone)}

    async def handshake(self, body: dict[str, Any]) -> dict[str, Any]:
        """Meta's GET with hub.challenge; `token` replaces the right one."""
        account = self._account(body.get("account"))
        query = {
            "hub.mode": body.get("mode", "subscribe"),
            "hub.verify_token": body.get("token", account.credentials.get("verify_token", "")),
            "hub.challenge": str(body.get("challenge", 1158201444)),
        }
        got = await self.world.webhooks.ask(account.webhook, query)
        return {
            "status": got.status_code,
            "body": got.text,
            "verified": got.status_code == 200 and got.text == query["hub.challenge"],
        }

    async def judge(self, body: dict[str, Any]) -> dict[str, Any]:
        """The provider judges a template anew, and tells the hub where it does so."""
        account = self._account(body.get("account"))
        judged = {key: str(body[key]) for key in ("status", "category") if body.get(key)}
        before, after = self.world.templates.judge(
            account, str(body.get("name")), str(body.get("language") or ""), **judged
        )
        answers: list[Answer] = []
        if account.kind == "whatsapp_cloud" and body.get("tell", True):
            reason = str(body.get("reason") or "NONE")
            events = WhatsappTemplates(self.world)
            answers = await events.tell(account, before, after, reason)
        rows = [shape(row) for row in self.world.templates.of(account)]
        self.world.tell("templates", {"account": account.name, "templates": rows})
        return {"template": shape(after), "answers": [answer.shape() for answer in answers]}

    async def log(self, request: Request) -> Response:
        """Exchanges, filtered by any field of an entry; `after` and `limit` page."""
        query = dict(request.query_params)
        after, limit = int(query.pop("after", 0)), int(query.pop("limit", 1000))
        try:
            return JSONResponse(self.world.log.read(after=after, limit=limit, **query))
        except AttributeError as error:
            return JSONResponse({"error": str(error)}, 400)

    async def state(self, request: Request) -> Response:
        return JSONResponse(state(self.world))

    def _account(self, name: Any) -> Account:
        """By name, or by kind when there is no such name."""
        found = self.world.accounts.get(str(name))
        found = found or next((a for a in self.world.accounts.values() if a.kind == name), None)
        if found is None:
            raise BadRequest(f"no account {name!r}")
        return found


def _json(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            body = await request.json() if await request.body() else {}
            return JSONResponse(await handler(body))
        except (ValueError, KeyError, TypeError) as error:
            known = BadRequest | BadCommand | BadConfig | UnknownKind | NoSuchTemplate
            return JSONResponse(
                {"error": str(error), "type": type(error).__name__},
                400 if isinstance(error, known) else 422,
            )

    return endpoint
