"""Routing by path prefix in front of Django, so that a webhook never pays for its handler."""

import gc
from collections.abc import Awaitable, Callable, MutableMapping
from importlib import import_module
from typing import Any, cast

from django.conf import settings
from django.core.asgi import get_asgi_application
from django.utils.module_loading import import_string

from hub.config.bodies import bounded
from hub.config.timing import timed

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


def build() -> Application:
    """Return the application any ASGI server runs, with or without lifespan."""
    web = bounded(cast(Application, get_asgi_application()))
    mounts: dict[str, Application] = {
        prefix: import_string(name) if name else web
        for prefix, name in settings.ASGI_MOUNTS.items()
    }
    sockets = {path: import_string(name) for path, name in settings.SOCKET_MOUNTS.items()}
    _settle()
    http = timed(lambda scope, receive, send: _http(scope["path"])(scope, receive, send))

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            socket = sockets.get(scope["path"].rstrip("/"), _no_socket)
            await socket(scope, receive, send)
        elif scope["type"] == "http":
            await http(scope, receive, send)
        elif scope["type"] == "lifespan":
            await _lifespan(receive, send)

    def _http(path: str) -> Application:
        for prefix, mounted in mounts.items():
            if path.startswith(prefix):
                return mounted
        return web

    return application


def _settle() -> None:
    """Keep what stays for ever out of later collections: each would take a tenth of a second."""
    import_module(settings.ROOT_URLCONF)
    gc.collect()
    gc.freeze()


async def _no_socket(scope: Scope, receive: Receive, send: Send) -> None:
    await receive()
    await send({"type": "websocket.close", "code": 4404})


async def _lifespan(receive: Receive, send: Send) -> None:
    while (message := await receive())["type"] != "lifespan.shutdown":
        await send({"type": f"{message['type']}.complete"})
    await send({"type": "lifespan.shutdown.complete"})
