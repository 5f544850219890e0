"""How long answers take, counted in front of everything: Django's doors and those beside it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from hub.kernel import measures

if TYPE_CHECKING:
    from hub.config.asgi import Application, Message, Receive, Scope, Send

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
DOORS = {
    **{name: name for name in ("api", "webhooks", "files", "admin", "assets")},
    **dict.fromkeys(("healthz", "readyz", "metrics"), "house"),
}
SECONDS = measures.timed(
    "mostrador_request_seconds", "Seconds to the end of an answer.", ["door", "method", "status"]
)


def timed(application: Application) -> Application:
    """Return the HTTP application with its answers counted by door, method and kind of status."""

    async def door(scope: Scope, receive: Receive, send: Send) -> None:
        began, status = time.perf_counter(), "gone"  # who hung up got no answer

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = f"{message['status'] // 100}xx"
            await send(message)

        try:
            await application(scope, receive, noting)
        finally:
            method = scope["method"] if scope["method"] in METHODS else "other"
            name = DOORS.get(scope["path"].split("/", 2)[1], "page")
            SECONDS.labels(name, method, status).observe(time.perf_counter() - began)

    return door
