"""The HTTP face of the Graph API: version, token, node, edge."""

import hashlib
import hmac
import json
import re
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from channels_bridge.simulator.calls import Call, Done, Refused, answer, fields_of
from channels_bridge.simulator.config import Account
from channels_bridge.simulator.world import World

from . import about
from .errors import ordered, refuse
from .messenger_api import MessengerApi
from .whatsapp_api import WhatsappApi

OLDEST = 17
KINDS = ("whatsapp_cloud", "messenger", "instagram")
NESTED = ("recipient", "message", "reply_to", "payload", "text", "template", "context")

Work = Callable[[Call], Awaitable[Done]]


class GraphApi:
    """Routes of one simulated graph.facebook.com."""

    def __init__(self, world: World, whatsapp: WhatsappApi, messenger: MessengerApi) -> None:
        self.world = world
        self.whatsapp = whatsapp
        self.messenger = messenger

    def routes(self) -> list[Route]:
        methods = ["GET", "POST", "DELETE"]
        return [
            Route("/v{version}/{node}", self.serve, methods=methods),
            Route("/v{version}/{node}/{edge}", self.serve, methods=methods),
        ]

    async def serve(self, request: Request) -> Response:
        """Check version and token, find whose node it is, and do the work of the edge."""
        try:
            _check_version(request.path_params["version"])
            fields, uploads = await fields_of(request)
            accounts = self._accounts(request, fields)
            account, work, operation = self._find(request, accounts, fields, uploads)
        except Refused as no:
            return JSONResponse(no.body, no.status)
        recipient = _recipient(fields)
        told = {k: v for k, v in fields.items() if k != "access_token"}
        told |= {name: f"<{upload.filename}>" for name, upload in uploads.items()}
        call = Call(account, operation, request.url.path, recipient, told)
        call.fault = self.world.ctl.take(account, operation, recipient)
        return await answer(self.world.log, call, work, ordered)

    def _accounts(self, request: Request, fields: dict[str, Any]) -> list[Account]:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            token = str(fields.get("access_token") or "")
        if not token:
            raise refuse(104, "An access token is required to request this resource.", status=401)
        ours = (each for each in self.world.accounts.values() if each.kind in KINDS)
        known = [each for each in ours if token in (each.token, about.app_token(each))]
        if not known:
            raise refuse(190)
        proof = fields.pop("appsecret_proof", None)
        if proof is not None:
            secret = known[0].credentials["app_secret"].encode()
            if hmac.new(secret, token.encode(), hashlib.sha256).hexdigest() != proof:
                raise refuse(100, "Invalid appsecret_proof provided in the API argument")
        return known

    def _find(
        self,
        request: Request,
        accounts: list[Account],
        fields: dict[str, Any],
        uploads: dict[str, Any],
    ) -> tuple[Account, Work, str]:
        node, edge = request.path_params["node"], request.path_params.get("edge", "")
        for key in NESTED:
            if isinstance(fields.get(key), str) and fields[key][:1] in ("{", "["):
                fields[key] = _nested(key, fields[key])
        if found := about.find(self.world, accounts[-1], node, edge):
            return accounts[-1], found[1], found[0]
        for account in accounts:
            side = self.whatsapp if account.kind == "whatsapp_cloud" else self.messenger
            found = side.find(account, request.method, node, edge, fields, uploads)
            if found:
                return account, found[1], found[0]
        raise refuse(
            100,
            f"Unsupported {request.method.lower()} request. Object with ID '{node}' does not "
            "exist, cannot be loaded due to missing permissions, or does not support this "
            "operation.",
            subcode=33,
        )


def _nested(key: str, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise refuse(100, f"Param {key} must be JSON") from None


def _check_version(version: str) -> None:
    found = re.fullmatch(r"(\d+)\.0", version)
    if not found:
        raise refuse(2500, f"Unknown path components: /v{version}")
    if int(found[1]) < OLDEST:
        raise refuse(2635, "You are calling a deprecated version of the Graph API.")


def _recipient(fields: dict[str, Any]) -> str | None:
    to = fields.get("to") or fields.get("recipient")
    if isinstance(to, dict):
        to = to.get("id")
    return None if to is None else str(to)
