"""Twilio's Content API: templates listed with their approval, and put on the phone."""

import json
import re
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from channels_bridge.simulator.calls import Call, Done
from channels_bridge.simulator.chats import Bubble
from channels_bridge.simulator.templates.shelf import BROKEN, MARK, Template
from channels_bridge.simulator.world import World

from .errors import refuse

Serve = Callable[[Request, str, Any], Awaitable[Response]]
SID = re.compile(r"HX[0-9a-fA-F]{32}")
# What WhatsApp shows of a content with several faces, richest first.
FACES = ("whatsapp/card", "twilio/quick-reply", "twilio/call-to-action", "twilio/media",
         "twilio/text")  # fmt: skip


class Contents:
    """The Content resources; `serve` checks the caller and does the work."""

    def __init__(self, world: World, serve: Serve) -> None:
        self.world = world
        self._serve = serve

    def routes(self) -> list[Route]:
        return [
            Route("/v1/Content", self.listing),
            Route("/v1/ContentAndApprovals", self.approvals),
            Route("/v1/Content/{sid}", self.one),
            Route("/v1/Content/{sid}/ApprovalRequests", self.judged),
        ]

    async def listing(self, request: Request) -> Response:
        return await self._serve(request, "contents", self._bare)

    async def approvals(self, request: Request) -> Response:
        return await self._serve(request, "contents", self._list)

    async def one(self, request: Request) -> Response:
        return await self._serve(request, "contents", self._one)

    async def judged(self, request: Request) -> Response:
        return await self._serve(request, "contents", self._judged)

    async def _list(self, call: Call, *, bare: bool = False) -> Done:
        size, page = int(call.request.get("PageSize") or 50), int(call.request.get("Page") or 0)
        rows = self.world.templates.of(call.account)
        here = [_shown(row, call, bare=bare) for row in rows[page * size : (page + 1) * size]]
        more = len(rows) > (page + 1) * size
        url = f"{self.world.base}{call.path}?PageSize={size}&Page="
        meta = {
            "page": page, "page_size": size, "url": f"{url}{page}", "first_page_url": f"{url}0",
            "previous_page_url": f"{url}{page - 1}" if page else None,
            "next_page_url": f"{url}{page + 1}" if more else None, "key": "contents",
        }  # fmt: skip
        return Done({"contents": here, "meta": meta})

    async def _bare(self, call: Call) -> Done:
        return await self._list(call, bare=True)

    async def _one(self, call: Call) -> Done:
        return Done(_shown(self._known(call), call, bare=True))

    async def _judged(self, call: Call) -> Done:
        row = self._known(call)
        whatsapp = row["approval_requests"] or {"status": "unsubmitted"}
        return Done({"sid": row["sid"], "whatsapp": {**whatsapp, "type": "whatsapp"}})

    def _known(self, call: Call) -> Template:
        found = _of(self.world, call, str(call.request.get("sid")))
        if found is None:
            raise refuse(20404, f"The requested resource {call.path} was not found")
        return found


def show(world: World, call: Call, fields: dict[str, Any], bubble: Bubble) -> int | None:
    """Put a template on the phone, filled in; return the error its later status carries."""
    sid = str(fields["ContentSid"])
    row = _of(world, call, sid) if SID.fullmatch(sid) else None
    if row is None:
        raise refuse(21655)
    values = _values(fields.get("ContentVariables"))
    face = next((row["types"][name] for name in FACES if name in row["types"]), None)
    if face is None:
        return 63013
    texts = [str(face.get(name) or "") for name in ("header_text", "body", "footer")]
    bubble.text = "\n\n".join(_filled(text, values) for text in texts if text)
    bubble.buttons = [_button(each, values) for each in face.get("actions") or []]
    if (row["approval_requests"] or {}).get("status") != "approved":
        return 63027
    wanted = {key for key in MARK.findall(json.dumps(face))}
    wrong = wanted != set(values) or any(not v or BROKEN.search(v) for v in values.values())
    return 63028 if wrong else None


def _of(world: World, call: Call, sid: str) -> Template | None:
    return next((row for row in world.templates.of(call.account) if row["sid"] == sid), None)


def _shown(row: Template, call: Call, *, bare: bool) -> dict[str, Any]:
    whole = {**row, "account_sid": call.account.credentials["account_sid"]}
    if bare:
        whole.pop("approval_requests")
    return whole


def _values(given: Any) -> dict[str, str]:
    try:
        values = json.loads(given or "{}")
    except ValueError:
        raise refuse(21656) from None
    if not isinstance(values, dict) or not all(isinstance(v, str) for v in values.values()):
        raise refuse(21656)
    return values


def _filled(text: str, values: dict[str, str]) -> str:
    return MARK.sub(lambda found: values.get(found[1], found[0]), text)


def _button(raw: dict[str, Any], values: dict[str, str]) -> dict[str, Any]:
    title = _filled(str(raw["title"]), values)
    if raw.get("type") == "URL":
        return {"title": title, "url": _filled(str(raw["url"]), values)}
    if raw.get("type") == "PHONE_NUMBER":
        return {"title": title, "url": f"tel:{raw['phone']}"}
    return {"title": title, "data": _filled(str(raw.get("id") or title), values), "as": "button"}
