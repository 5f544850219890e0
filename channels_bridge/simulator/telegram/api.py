"""The HTTP face of the Bot API: token, method, envelope."""

from typing import Any
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from channels_bridge.simulator.calls import Call, Refused, answer, fields_of
from channels_bridge.simulator.config import Account
from channels_bridge.simulator.media import NoSuchMedia
from channels_bridge.simulator.world import World

from .envelope import ordered, refuse
from .methods import Methods
from .updates import Telegram


class BotApi:
    """Routes of one simulated api.telegram.org."""

    def __init__(self, world: World, telegram: Telegram) -> None:
        self.world = world
        self.methods = Methods(world, telegram)

    def routes(self) -> list[Route]:
        return [
            Route("/bot{token}/{method}", self.call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self.download, methods=["GET", "HEAD"]),
        ]

    async def call(self, request: Request) -> Response:
        account = self._account(request)
        if account is None:
            refused = refuse(401, "Unauthorized")
            return JSONResponse(refused.body, refused.status)
        name = request.path_params["method"]
        try:
            fields, uploads = await fields_of(request)
        except Refused:
            refused = refuse(400, "Bad Request: can't parse JSON object")
            return JSONResponse(refused.body, refused.status)
        chat = fields.get("chat_id")
        recipient = None if chat is None else str(chat)
        call = Call(account, name, f"/bot…/{name}", recipient, _told(fields, uploads))
        call.fault = self.world.ctl.take(account, name, recipient)
        work = self.methods.find(name, fields, uploads)
        return await answer(self.world.log, call, work, ordered)

    async def download(self, request: Request) -> Response:
        account = self._account(request)
        number = request.path_params["path"].rsplit("file_", 1)[-1].split(".")[0]
        try:
            file = self.world.media.get(number)
        except NoSuchMedia:
            file = None
        if account is None or file is None:
            return JSONResponse(refuse(404, "Not Found").body, 404)
        if self.world.ctl.manners(account).media_down:
            return Response("<html>Bad Gateway</html>", 502, media_type="text/html")
        # Telegram's file server keeps no type.
        return FileResponse(self.world.media.path(file), media_type="application/octet-stream")

    def _account(self, request: Request) -> Account | None:
        token = unquote(request.path_params["token"])
        return self.world.account_for("telegram", bot_token=token)


def _told(fields: dict[str, Any], uploads: dict[str, Any]) -> dict[str, Any]:
    return fields | {name: f"<{upload.filename}>" for name, upload in uploads.items()}
