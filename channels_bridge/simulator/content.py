"""Files as the providers' content servers give them, and the page's live line."""

import time
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Route

from .media import NoSuchMedia
from .world import World


class Content:
    """Routes that give files, and events to the page."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[Route]:
        return [
            Route("/events", self.events),
            Route("/media/{file}", self.media),
            Route("/cdn/{kind}/{file}", self.cdn, methods=["GET", "HEAD"]),
        ]

    async def events(self, request: Request) -> Response:
        """Server-sent events for the page."""
        return StreamingResponse(
            self._stream(), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
        )

    async def media(self, request: Request) -> Response:
        """A file for the page to show."""
        try:
            file = self.world.media.get(request.path_params["file"])
        except NoSuchMedia:
            return Response(status_code=404)
        return FileResponse(self.world.media.path(file), media_type=file.mime)

    async def cdn(self, request: Request) -> Response:
        """A provider's content server; WhatsApp's wants the bearer and forgets after 5 minutes."""
        kind = request.path_params["kind"]
        try:
            file = self.world.media.get(request.path_params["file"])
        except NoSuchMedia:
            return Response(status_code=404)
        accounts = [each for each in self.world.accounts.values() if each.kind == kind]
        if any(self.world.ctl.manners(each).media_down for each in accounts):
            return Response("Service Unavailable", 503)
        if kind == "whatsapp_cloud":
            bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
            if bearer not in {each.token for each in accounts}:
                return Response(status_code=401)
            if float(request.query_params.get("ext", 0)) < time.time():
                return Response(status_code=404)
        return FileResponse(self.world.media.path(file), media_type=file.mime)

    async def _stream(self) -> AsyncIterator[str]:
        queue = self.world.listen()
        try:
            yield "retry: 1000\n\n"
            while line := await queue.get():
                yield line
        finally:
            self.world.unlisten(queue)
