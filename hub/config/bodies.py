"""No body grows without bound: its length is refused, announced or counted, before it is kept.

Django spools a whole body to disk before any view can ask who sent it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hub.kernel.errors import TooLarge

if TYPE_CHECKING:
    from hub.config.asgi import Application, Message, Receive, Scope, Send

MAX_BODY = 80 * 1024 * 1024  # bytes: the largest file there is, and its form around it
REFUSAL = json.dumps({"code": TooLarge.code, "detail": TooLarge.detail, "fields": {}}).encode()
# What is still on its way is not waited for.
REFUSAL_HEADERS = [
    (b"content-type", b"application/json"),
    (b"content-length", str(len(REFUSAL)).encode()),
    (b"connection", b"close"),
]


def bounded(application: Application) -> Application:
    """Return the HTTP application behind a door that answers 413 beyond MAX_BODY."""

    async def door(scope: Scope, receive: Receive, send: Send) -> None:
        if _announced(scope) > MAX_BODY:
            await _refuse(send)
            return
        body = _Counted(receive)
        await application(scope, body.receive, send)
        if body.over:
            await _refuse(send)

    return door


class _Counted:
    """Passes a body on as it comes; beyond the bound it says that nobody is there any more."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._seen = 0
        self.over = False

    async def receive(self) -> Message:
        message = await self._receive()
        self._seen += len(message.get("body", b""))
        if self._seen <= MAX_BODY:
            return message
        self.over = True
        return {"type": "http.disconnect"}


def _announced(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value[:20])
    return 0


async def _refuse(send: Send) -> None:
    await send({"type": "http.response.start", "status": 413, "headers": REFUSAL_HEADERS})
    await send({"type": "http.response.body", "body": REFUSAL})
